package eu.cartulary.catalog;

import eu.cartulary.catalog.demo.DemoRunner;
import eu.cartulary.catalog.http.Addresses;
import eu.cartulary.catalog.http.Allowances;
import eu.cartulary.catalog.http.AnchorResource;
import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.AssessmentsResource;
import eu.cartulary.catalog.http.Authority;
import eu.cartulary.catalog.http.BackupResource;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.BulkResource;
import eu.cartulary.catalog.http.CredentialResource;
import eu.cartulary.catalog.http.EndingResource;
import eu.cartulary.catalog.http.EventStreamResource;
import eu.cartulary.catalog.http.EventsResource;
import eu.cartulary.catalog.http.ExternalOperators;
import eu.cartulary.catalog.http.HistoryResource;
import eu.cartulary.catalog.http.HttpSettings;
import eu.cartulary.catalog.http.IssuerKeys;
import eu.cartulary.catalog.http.KeptCredentials;
import eu.cartulary.catalog.http.LocalOperators;
import eu.cartulary.catalog.http.LogResource;
import eu.cartulary.catalog.http.Messages;
import eu.cartulary.catalog.http.OfferingsResource;
import eu.cartulary.catalog.http.OpenApiResource;
import eu.cartulary.catalog.http.OrdinaryCalls;
import eu.cartulary.catalog.http.ParticipantsResource;
import eu.cartulary.catalog.http.Problems;
import eu.cartulary.catalog.http.ProblemsResource;
import eu.cartulary.catalog.http.PublishResource;
import eu.cartulary.catalog.http.RecordsResource;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.RevocationResource;
import eu.cartulary.catalog.http.Rim;
import eu.cartulary.catalog.http.RouteTable;
import eu.cartulary.catalog.http.RulesResource;
import eu.cartulary.catalog.http.SparqlResource;
import eu.cartulary.catalog.http.TrustResource;
import eu.cartulary.catalog.http.ValidationResource;
import eu.cartulary.catalog.http.WellKnownResource;
import eu.cartulary.catalog.http.WordsResource;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.kernel.AllowedHere;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Watched;
import eu.cartulary.catalog.outbound.GuardedOutbound;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.OutboundSettings;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.pages.Pages;
import eu.cartulary.catalog.projection.LeasedGraph;
import eu.cartulary.catalog.projection.Past;
import eu.cartulary.catalog.projection.Progress;
import eu.cartulary.catalog.query.Details;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.query.ParticipantSearch;
import eu.cartulary.catalog.query.Waiting;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.shapes.base.Pack;
import eu.cartulary.shapes.base.PackException;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.rulebook.RulebookException;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Hangs the rim onto the catalog: every bean of the program is here. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    private static final String DEMO = "demo";

    @Bean
    @AllowedHere("the one place where real time comes in")
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile("!" + DEMO)
    @ConditionalOnMissingBean(Outbound.class)
    Outbound outbound(Clock clock) {
        return new GuardedOutbound(OutboundSettings.DEFAULT, clock);
    }

    /** Under the demo nothing leaves the process: its hosts exist nowhere else. */
    @Bean
    @Profile(DEMO)
    StaticOutbound demoOutbound(Clock clock) {
        return new StaticOutbound(clock);
    }

    @Bean(destroyMethod = "close")
    Catalog catalog(
            CatalogSettings settings,
            SparqlProperties sparql,
            Outbound outbound,
            Clock clock,
            ObjectProvider<Catalog.JournalOptions> journal,
            Environment environment)
            throws IOException {
        boolean demo = Arrays.asList(environment.getActiveProfiles()).contains(DEMO);
        Path data = dataFolder(settings, environment);
        Identity.Wish wish =
                new Identity.Wish(baseUrl(settings, data, environment), demo ? Purpose.DEMO : Purpose.REAL);
        TrustSettings trust = new TrustSettings(
                TrustSettings.DEFAULT.skew(),
                settings.operator().contact(),
                settings.trust().statusUnreachable(),
                settings.trust().statusRefresh());
        Packs packs = packs(settings);
        Rulebooks rulebooks = rulebooks(settings);
        Catalog.JournalOptions options = journal.getIfAvailable(() -> opening -> opening);
        return Catalog.open(new Catalog.Setup(
                data,
                wish,
                settings.trust().mode(),
                trust,
                outbound,
                packs,
                rulebooks,
                sparql.settings(),
                clock,
                options));
    }

    /** Before the data folder is touched: with a broken pack nothing starts. */
    private static Packs packs(CatalogSettings settings) throws PackException {
        if (settings.packs() == null) {
            return Packs.none();
        }
        Packs packs = Packs.load(settings.packs());
        System.Logger log = System.getLogger(Packs.class.getName());
        for (Pack pack : packs.all()) {
            log.log(System.Logger.Level.INFO, "pack {0} is mounted, sha256:{1}", pack.name(), pack.digest());
            pack.notes().forEach(note -> log.log(System.Logger.Level.INFO, "pack {0}: {1}", pack.name(), note));
        }
        return packs;
    }

    /** The bundled ones and the operator's own; with a broken one nothing starts either. */
    private static Rulebooks rulebooks(CatalogSettings settings) throws RefusedStartException {
        Rulebooks bundled = Rulebooks.bundled();
        if (settings.rulebooks() == null) {
            return bundled;
        }
        try {
            return bundled.and(Rulebooks.load(settings.rulebooks()));
        } catch (RulebookException e) {
            throw new RefusedStartException(
                    "A rulebook of --cartulary.rulebooks cannot be used: " + e.getMessage(),
                    "Mend the file, or take the rulebook out of the folder. Nothing was changed.",
                    e);
        }
    }

    private static Path dataFolder(CatalogSettings settings, Environment environment) {
        boolean demo = Arrays.asList(environment.getActiveProfiles()).contains(DEMO);
        return settings.data() != null ? settings.data() : Path.of(demo ? "data-demo" : "data");
    }

    /** On the loopback interface a first start needs no base URL; anywhere else others must be told how they reach it. */
    private static @Nullable String baseUrl(CatalogSettings settings, Path data, Environment environment)
            throws IOException {
        if (settings.baseUrl() != null || Identity.exists(data)) {
            return settings.baseUrl();
        }
        String address = environment.getProperty("server.address", "127.0.0.1");
        if (!InetAddress.getByName(address).isLoopbackAddress()) {
            throw new IllegalStateException("The catalog is to listen on " + address
                    + ", where others reach it: say under which address, with --cartulary.base-url=https://…");
        }
        return "http://localhost:" + environment.getProperty("server.port", "8080");
    }

    @Bean
    SigningKey operatorKey(CatalogSettings settings, Catalog catalog, Environment environment) throws IOException {
        return OperatorKey.openOrCreate(dataFolder(settings, environment));
    }

    @Bean
    Addresses addresses(Catalog catalog) {
        return new Addresses(URI.create(catalog.journal().identity().baseUrl()));
    }

    @Bean
    Messages messages() {
        return Messages.load();
    }

    @Bean(destroyMethod = "close")
    Blocking blocking(HttpSettings settings, Catalog catalog) {
        return new Blocking(settings, catalog.sparql().precedence());
    }

    /** Left to itself the system takes megabytes ahead of each client: two hundred that do not read would have all answers made. */
    @Bean
    NettyServerCustomizer sendBuffer(HttpSettings settings) {
        return server -> server.childOption(ChannelOption.SO_SNDBUF, settings.sendBuffer());
    }

    @Bean
    OrdinaryCalls ordinaryCalls(Catalog catalog) {
        return new OrdinaryCalls(catalog.sparql().precedence());
    }

    @Bean
    Asking asking(Catalog catalog) {
        return new Asking(new Waiting(catalog.visibility()));
    }

    @Bean
    Rim rim(Addresses addresses) {
        return new Rim(addresses);
    }

    @Bean
    Problems problems(Messages messages, Addresses addresses, HttpSettings settings) {
        return new Problems(messages, addresses, settings, Pages.problems(messages));
    }

    @Bean
    Authority authority(
            CatalogSettings settings,
            SigningKey operatorKey,
            Addresses addresses,
            Outbound outbound,
            Blocking blocking,
            Clock clock)
            throws IOException {
        CatalogSettings.Operators operators = settings.operators();
        String issuer = operators.issuer();
        if (issuer == null || issuer.isBlank()) {
            return new LocalOperators(operatorKey.verificationKey(), addresses, clock);
        }
        String audience = operators.audience() != null
                ? operators.audience()
                : addresses.base().toString();
        return new ExternalOperators(
                new ExternalOperators.Trusted(issuer, audience, operators.claim(), operators.value()),
                issuerKeys(issuer, operators.jwks(), outbound),
                blocking,
                clock);
    }

    private static IssuerKeys issuerKeys(String issuer, @Nullable String jwks, Outbound outbound) throws IOException {
        if (jwks == null || jwks.isBlank()) {
            return IssuerKeys.of(issuer, outbound);
        }
        return jwks.startsWith("https://")
                ? IssuerKeys.at(URI.create(jwks), outbound)
                : IssuerKeys.inFile(Path.of(jwks));
    }

    @Bean
    RouterFunction<ServerResponse> routes(
            ObjectProvider<List<Resource>> resources, Authority authority, HttpSettings settings, Clock clock) {
        List<Resource> all = new ArrayList<>();
        resources.forEach(all::addAll);
        return new RouteTable(all, authority, new Allowances(settings, clock));
    }

    @Bean
    List<Resource> resources(
            CatalogSettings own,
            Catalog catalog,
            Messages messages,
            Addresses addresses,
            Problems problems,
            Asking asking,
            Blocking blocking,
            HttpSettings settings)
            throws JoseException {
        Offerings offerings = catalog.offerings();
        Judgements judgements = catalog.judgements();
        Details details = new Details(() -> catalog.buyers().live(), catalog.shapes());
        ParticipantSearch participants =
                new ParticipantSearch(() -> catalog.buyers().live(), catalog.vocabulary(), catalog.shapes());
        Supplier<Past> past = () -> catalog.buyers().live().past();
        KeptCredentials kept = new KeptCredentials(
                catalog.journal(),
                catalog.envelopes(),
                catalog.store(),
                catalog.statuses()::seen,
                catalog.statuses()::certificate,
                messages);
        VerificationKey key = VerificationKey.ofEd25519(
                catalog.journal().identity().log().verifier().ed25519());
        List<Resource> all = new ArrayList<>(List.of(
                new PublishResource(catalog.publisher(), blocking, settings),
                new BulkResource(catalog.publisher(), blocking, problems, settings),
                new HistoryResource(past, offerings, messages, asking, blocking),
                new OfferingsResource(offerings, details, past, asking, blocking, addresses, settings),
                new ParticipantsResource(participants, asking, blocking),
                new AssessmentsResource(judgements, asking, blocking),
                new SparqlResource(catalog.sparql().endpoint(), asking, settings),
                new EventsResource(
                        () -> catalog.buyers().live().feed(),
                        () -> catalog.journal().size(),
                        blocking,
                        addresses,
                        settings),
                new EventStreamResource(
                        () -> catalog.buyers().live().log(),
                        () -> catalog.buyers().live().feed().applied(),
                        asking,
                        blocking,
                        addresses),
                new LogResource(catalog.journal().log(), catalog.journal().register(), blocking),
                new BackupResource(catalog.journal(), own.backup().keys(), blocking, settings),
                new RecordsResource(catalog.journal(), blocking),
                new CredentialResource(kept, blocking),
                new ValidationResource(catalog.validator(), catalog.rulebooks(), messages, blocking, settings),
                new RevocationResource(catalog.journal(), catalog.revocations(), blocking, settings, catalog.clock()),
                new EndingResource(catalog.journal(), settings),
                new TrustResource(catalog.journal(), settings),
                new AnchorResource(catalog.journal(), settings),
                new RulesResource(catalog.rulebooks(), catalog.shapes(), catalog.packs(), blocking),
                new WordsResource(CodeLists.bundled(), blocking),
                new WellKnownResource(addresses, key, () -> extent(catalog, offerings), blocking),
                new ProblemsResource(messages, addresses),
                new OpenApiResource()));
        all.addAll(Pages.plain(messages));
        Pages.Asked asked = new Pages.Asked(
                offerings, details, participants, judgements, catalog.vocabulary(), catalog.rulebooks());
        all.addAll(Pages.offerings(messages, asked, addresses, asking, blocking));
        return all;
    }

    /** What VoID says of the size of the graph. */
    private static WellKnownResource.Extent extent(Catalog catalog, Offerings offerings) {
        LeasedGraph graph = new LeasedGraph(catalog.graph());
        Outcome<SearchPage> listed =
                offerings.question(Map.of("limit", List.of("0"))).then(offerings::search);
        long total =
                listed instanceof Outcome.Done<SearchPage> done ? done.value().total() : 0;
        return new WellKnownResource.Extent(graph.triples(), total, graph.applied());
    }

    /** Runs before the catalog calls itself ready. */
    @Bean
    @Profile(DEMO)
    ApplicationRunner demo(
            CatalogSettings settings, Catalog catalog, StaticOutbound outbound, Clock clock, Environment environment)
            throws IOException {
        DemoRunner runner =
                new DemoRunner(dataFolder(settings, environment), catalog.journal(), outbound, System.out, clock);
        return arguments -> runner.run(
                URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")),
                catalog.journal().identity().baseUrl());
    }

    /** What somebody does next who has an empty catalog before them. */
    @Bean
    @Profile("!" + DEMO)
    ApplicationRunner nextSteps(Catalog catalog) {
        return arguments -> {
            if (catalog.journal().register().count() == 0) {
                System.out.println("""
                        This catalog is empty. Next, on the machine of a provider and on this one:
                          cartulary did new <your host>           makes a key, and the file for https://<your host>/.well-known/did.json
                          cartulary trust add did:web:<your host>  lets the provider in (operators only: cartulary token)
                          cartulary publish object.jwt             publishes what cartulary new and cartulary sign have made
                        Or look around first: --spring.profiles.active=demo""");
            }
        };
    }

    @Bean
    Metrics metrics(Catalog catalog, Blocking blocking) {
        return new Metrics(catalog, blocking);
    }

    @Bean(destroyMethod = "close")
    CatchUpBar catchUpBar(Catalog catalog) {
        return new CatchUpBar(System.out, catalog.buyers()::progress, catalog.graph()::progress)
                .start(Watched.byAPerson());
    }

    @Bean
    HealthIndicator views(Catalog catalog) {
        return () -> {
            Progress buyers = catalog.buyers().progress();
            Progress graph = catalog.graph().progress();
            boolean up = buyers.caughtUpOnce() && graph.caughtUpOnce();
            return (up ? Health.up() : Health.outOfService())
                    .withDetail("offerings", buyers.percent())
                    .withDetail("graph", graph.percent())
                    // Reads go on meanwhile, so this takes nobody out of service.
                    .withDetail("stuck", buyers.failure() != null || graph.failure() != null)
                    .build();
        };
    }
}

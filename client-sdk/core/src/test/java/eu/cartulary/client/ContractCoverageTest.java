package eu.cartulary.client;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Grade;
import eu.cartulary.wire.AnchorEntry;
import eu.cartulary.wire.TrustEntry;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/openapi.yaml} held against the client: every operation has a call or a reason, every parameter of a search a method. */
class ContractCoverageTest {
    private static final String DIGEST = "ab".repeat(32);

    private static final Map<String, Consumer<CatalogClient>> CALLS = Map.ofEntries(
            entry("publish", client -> client.sync().publish(Envelope.vcJwt("a.b.c"))),
            entry("credential", client -> client.sync().credential(DIGEST)),
            entry("revoke", client -> client.sync().revoke(DIGEST, "a.b.c")),
            entry("validate", client -> client.sync().validate(Envelope.vcJwt("a.b.c"))),
            entry("withdraw", client -> client.sync().withdraw(DIGEST, "why")),
            entry("erase", client -> client.sync().erase(DIGEST, "why")),
            entry("offerings", client -> client.sync().offerings(OfferingQuery.any())),
            entry("offering", client -> client.sync().offering("k")),
            entry("history", client -> client.sync().history("k")),
            entry("timemap", client -> client.sync().timemap("k")),
            entry("assessments", client -> client.sync().assessments("k")),
            entry("assessment", client -> client.sync().assessment("k", "ipc-baseline")),
            entry("participants", client -> client.sync().participants(ParticipantQuery.any())),
            entry("participant", client -> client.sync().participant("k")),
            entry("sparqlPost", client -> client.sync().sparql("ASK {}", "application/sparql-results+json")),
            entry("graph", client -> client.sync().graph("urn:cartulary:records", RdfFormat.TURTLE)),
            entry("events", client -> begin(client.streams().events())),
            entry("checkpoint", client -> client.sync().checkpoint()),
            entry("proof", client -> client.sync().inclusion(DIGEST)),
            entry("consistency", client -> client.sync().consistency(0, 1)),
            entry("records", client -> begin(client.streams().records(0))),
            entry("backup", client -> client.sync()
                    .backup(BackupKeys.OMIT, OutputStream.nullOutputStream(), bytes -> {})),
            entry("rulebooks", client -> client.sync().rulebooks()),
            entry("rulebook", client -> client.sync().rulebook("ipc-baseline", "text/turtle")),
            entry("shapes", client -> client.sync().shapes(RdfFormat.TURTLE)),
            entry("lists", client -> client.sync().codeLists()),
            entry("list", client -> client.sync().codeList("kinds")),
            entry("context", client -> client.sync().context()),
            entry("examples", client -> client.sync().examples()),
            entry("example", client -> client.sync().example("messaging/email")),
            entry("problems", client -> client.sync().problems()),
            entry("problem", client -> client.sync().problem("shape-violations")),
            entry("issuers", client -> client.sync().trusted(TrustedAs.ISSUER)),
            entry("addIssuer", client -> client.sync().trust(TrustedAs.ISSUER, trusted())),
            entry("removeIssuer", client -> client.sync().distrust(TrustedAs.ISSUER, "did:web:a.example")),
            entry("attesters", client -> client.sync().trusted(TrustedAs.ATTESTER)),
            entry("addAttester", client -> client.sync().trust(TrustedAs.ATTESTER, trusted())),
            entry("removeAttester", client -> client.sync().distrust(TrustedAs.ATTESTER, "did:web:a.example")),
            entry("anchors", client -> client.sync().anchors()),
            entry("addAnchor", client -> client.sync().anchor(AnchorEntry.of("pem", null))),
            entry("removeAnchor", client -> client.sync().unanchor(DIGEST)),
            entry("refused", client -> client.sync().refused()),
            entry("did", client -> client.sync().catalogDidDocument()));

    private static final Map<String, String> NO_CALL = Map.ofEntries(
            entry("sparqlGet", "the same query as sparqlPost, whose length no proxy limits"),
            entry("ldes", "for clients of Linked Data Event Streams; events() tells the same"),
            entry("ldesNode", "for clients of Linked Data Event Streams; events() tells the same"),
            entry("tile", "for monitors of C2SP tlog-tiles; inclusion() and consistency() prove the same"),
            entry("replica", "for a second machine of the same operator, which is a catalog and not a client"),
            entry("apiCatalog", "for those who look for the API; a client has it"),
            entry("void", "for those who look for the data; a client has it"),
            entry("openapi", "the contract itself, for generators"),
            entry("docs", "a page for people"),
            entry("home", "a page for people"),
            entry("asset", "a part of a page for people"),
            entry("health", "for load balancers"),
            entry("metrics", "for Prometheus"),
            entry("info", "for dashboards"));

    /** Each parameter of {@code GET /offerings} as its method sets it. */
    static final Map<String, OfferingQuery> SEARCH = Map.ofEntries(
            entry("id", OfferingQuery.any().id("https://a.example/o")),
            entry("q", OfferingQuery.any().text("two words")),
            entry("kind", OfferingQuery.any().kind("messaging/email").kind("video")),
            entry("provider", OfferingQuery.any().provider("https://a.example/company")),
            entry("country", OfferingQuery.any().country("DE").country("FR")),
            entry("onlyIn", OfferingQuery.any().onlyIn("EU")),
            entry("exposedTo", OfferingQuery.any().exposedTo("US")),
            entry("notExposedTo", OfferingQuery.any().notExposedTo("US")),
            entry("certificate", OfferingQuery.any().certificate("iso-27001")),
            entry("protocol", OfferingQuery.any().protocol("IMAP4rev2")),
            entry("exportFormat", OfferingQuery.any().exportFormat("application/mbox")),
            entry("keyCustody", OfferingQuery.any().keyCustody("hyok")),
            entry("level", OfferingQuery.any().level("ipc-baseline", "IPC-1").level("eu-csf-1.2.1", "SOV-5", "SEAL-3")),
            entry("proof", OfferingQuery.any().proof(Grade.EVIDENCED)),
            entry("status", OfferingQuery.any().status("ended")),
            entry("near", OfferingQuery.any().near(48.2, 16.37, 300)),
            entry("sort", OfferingQuery.any().sort("-name")),
            entry("facets", OfferingQuery.any().facets("kind", "country")),
            entry("limit", OfferingQuery.any().limit(7)),
            entry("cursor", OfferingQuery.any().cursor("x")));

    private static final Map<String, ParticipantQuery> WHO = Map.of(
            "q", ParticipantQuery.any().text("two words"),
            "country", ParticipantQuery.any().country("EU"),
            "limit", ParticipantQuery.any().limit(7),
            "cursor", ParticipantQuery.any().cursor("x"));

    /** An operation of the contract. */
    record Operation(String id, String method, String path) {}

    @Test
    void every_operation_has_a_call_or_a_reason_why_not() throws Exception {
        List<String> all = operations().map(Operation::id).toList();
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(Stream.concat(CALLS.keySet().stream(), NO_CALL.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    static Stream<Operation> called() throws Exception {
        return operations().filter(operation -> CALLS.containsKey(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("called")
    void the_call_of_an_operation_asks_it(Operation operation) {
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> {
                    boolean events = asked.header("Accept").equals("text/event-stream");
                    StubCatalog.send(exchange, 200, asked.header("Accept"), events ? "event: x\ndata: {}\n\n" : "{}");
                });
                CatalogClient client = stub.client().build()) {
            try {
                CALLS.get(operation.id()).accept(client);
            } catch (CatalogException unreadable) {
                // What is said is nothing; how it was asked is the question here.
            }
            String path = operation.path().replaceAll("\\{kind}", ".+").replaceAll("\\{\\w+}", "[^/]+");
            assertThat(stub.asked).isNotEmpty().allSatisfy(asked -> {
                assertThat(asked.method()).isEqualTo(operation.method());
                assertThat(asked.path()).matches(path);
            });
        }
    }

    @Test
    void what_a_moment_is_asked_of_is_sent_as_of() {
        try (StubCatalog stub = StubCatalog.saying(200, "application/json", "{}");
                CatalogClient client = stub.client().build()) {
            client.sync().offeringAsOf("k", 1201);
            client.sync().offeringAsOf("k", Instant.parse("2026-11-27T12:00:00Z"));
            assertThat(stub.asked)
                    .extracting(StubCatalog.Asked::query)
                    .containsExactly("asOf=1201", "asOf=2026-11-27T12%3A00%3A00Z");
        }
    }

    @Test
    void every_parameter_of_a_search_has_a_method_and_the_request_carries_it() throws Exception {
        assertThat(SEARCH.keySet()).containsExactlyInAnyOrderElementsOf(parameters("/offerings"));
        assertThat(WHO.keySet()).containsExactlyInAnyOrderElementsOf(parameters("/participants"));
        Map<String, String> queries = new TreeMap<>();
        try (StubCatalog stub =
                        StubCatalog.saying(200, "application/json", "{\"total\":0,\"undetermined\":0,\"items\":[]}");
                CatalogClient client = stub.client().build()) {
            SEARCH.forEach((name, query) -> {
                stub.asked.clear();
                client.sync().offerings(query);
                queries.put(name, stub.asked.get(0).query());
            });
            assertThat(queries)
                    .allSatisfy(
                            (name, query) -> assertThat(query.split("&")).allMatch(part -> part.startsWith(name + "=")))
                    .containsEntry("q", "q=two%20words")
                    .containsEntry("kind", "kind=messaging%2Femail&kind=video")
                    .containsEntry("level", "level=ipc-baseline%3AIPC-1&level=eu-csf-1.2.1%2FSOV-5%3ASEAL-3")
                    .containsEntry("near", "near=48.2%2C16.37%2C300")
                    .containsEntry("facets", "facets=kind%2Ccountry")
                    .containsEntry("proof", "proof=evidenced");
            WHO.forEach((name, query) -> {
                stub.asked.clear();
                client.sync().participants(query);
                assertThat(stub.asked.get(0).query()).startsWith(name + "=");
            });
        }
    }

    private static Stream<Operation> operations() throws Exception {
        Pattern line = Pattern.compile("^ {2}(/\\S*):$|^ {4}(get|post|delete|put):$|^ {6}operationId: (\\w+)$");
        String[] at = new String[2];
        Stream.Builder<Operation> found = Stream.builder();
        for (String each : contract()) {
            Matcher matcher = line.matcher(each);
            if (matcher.find()) {
                if (matcher.group(1) != null) {
                    at[0] = matcher.group(1);
                } else if (matcher.group(2) != null) {
                    at[1] = matcher.group(2).toUpperCase(java.util.Locale.ROOT);
                } else {
                    found.add(new Operation(matcher.group(3), at[1], at[0]));
                }
            }
        }
        return found.build();
    }

    /** Of one path, without those that every read has (headers do as well). */
    private static List<String> parameters(String path) throws Exception {
        List<String> lines = contract();
        int from = lines.indexOf("  " + path + ":");
        Pattern parameter = Pattern.compile("^ {8}- \\{ name: (\\w+), in: query");
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("  /"))
                .flatMap(line -> parameter.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    private static List<String> contract() throws Exception {
        return Files.readAllLines(Path.of(System.getProperty("cartulary.root"), "docs/openapi.yaml"));
    }

    private static TrustEntry trusted() {
        return TrustEntry.of("did:web:a.example");
    }

    /** Subscribes, asks for something, and goes when something came or nothing will. */
    private static <T> void begin(Flow.Publisher<T> stream) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        stream.subscribe(new Flow.Subscriber<T>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                subscription.request(1);
            }

            @Override
            public void onNext(T item) {
                subscription.cancel();
                begun.complete(null);
            }

            @Override
            public void onError(Throwable failure) {
                begun.complete(null);
            }

            @Override
            public void onComplete() {
                begun.complete(null);
            }
        });
        begun.orTimeout(60, TimeUnit.SECONDS).join();
    }
}

package eu.cartulary.catalog;

import eu.cartulary.catalog.admission.Admission;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.claims.OwnSpace;
import eu.cartulary.catalog.claims.Replays;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.graph.SparqlServer;
import eu.cartulary.catalog.graph.SparqlSettings;
import eu.cartulary.catalog.journal.Expiry;
import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.Opening;
import eu.cartulary.catalog.journal.Scrub;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.projection.BuyerSettings;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.projection.BuyerViewsFactory;
import eu.cartulary.catalog.projection.GraphViews;
import eu.cartulary.catalog.projection.GraphViewsFactory;
import eu.cartulary.catalog.projection.LeasedGraph;
import eu.cartulary.catalog.projection.Pace;
import eu.cartulary.catalog.projection.Projector;
import eu.cartulary.catalog.publish.CertificateWatch;
import eu.cartulary.catalog.publish.Conductor;
import eu.cartulary.catalog.publish.Publisher;
import eu.cartulary.catalog.publish.Receipts;
import eu.cartulary.catalog.publish.StatusWatch;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.query.Visibility;
import eu.cartulary.catalog.search.ListedVocabulary;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.trust.DidResolver;
import eu.cartulary.catalog.trust.KeptChains;
import eu.cartulary.catalog.trust.KeyResolver;
import eu.cartulary.catalog.trust.ListedTrust;
import eu.cartulary.catalog.trust.RevocationReader;
import eu.cartulary.catalog.trust.StatusLists;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.catalog.validation.Validator;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A catalog over a data folder, without its HTTP rim: the steps in their order, opened and closed together. One per folder; the
 * journal holds a lock.
 */
public final class Catalog implements Closeable {
    /** Triples of claims kept in memory, where an eighth of the heap has room for them. */
    private static final long CACHED_TRIPLES = 1_000_000;

    private static final int REMEMBERED_EVENTS = 10_000;

    private final FileJournal journal;
    private final TrustPolicy policy;
    private final Rulebooks rulebooks;
    private final SearchVocabulary vocabulary;
    private final Projector<BuyerViews> buyers;
    private final Projector<GraphViews> graph;
    private final SparqlServer sparql;
    private final Publisher publisher;
    private final Validator validator;
    private final Envelopes envelopes;
    private final Replays replays;
    private final ClaimsStore store;
    private final RevocationReader revocations;
    private final BaseShapes shapes;
    private final Packs packs;
    private final Expiry expiry;
    private final Scrub scrub;
    private final StatusWatch statuses;
    private final Clock clock;

    /**
     * What a catalog is opened with.
     *
     * @param outbound the way to DID documents and status lists
     * @param packs further rules of admission
     * @param rulebooks by which offerings are judged
     * @param sparql the limits of SPARQL
     * @param journal how the journal is opened otherwise
     */
    public record Setup(
            Path data,
            Identity.Wish wish,
            TrustPolicy.Mode mode,
            TrustSettings trust,
            Outbound outbound,
            Packs packs,
            Rulebooks rulebooks,
            SparqlSettings sparql,
            Clock clock,
            UnaryOperator<Opening> journal) {
        /** Without packs as well. */
        public Setup(
                Path data,
                Identity.Wish wish,
                TrustPolicy.Mode mode,
                TrustSettings trust,
                Outbound outbound,
                Clock clock) {
            this(data, wish, mode, trust, outbound, Packs.none(), clock);
        }

        /** With the journal as it is. */
        public Setup(
                Path data,
                Identity.Wish wish,
                TrustPolicy.Mode mode,
                TrustSettings trust,
                Outbound outbound,
                Packs packs,
                Clock clock) {
            this(
                    data,
                    wish,
                    mode,
                    trust,
                    outbound,
                    packs,
                    Rulebooks.bundled(),
                    SparqlSettings.DEFAULT,
                    clock,
                    UnaryOperator.identity());
        }
    }

    /** How the journal is opened otherwise than by its defaults. */
    public interface JournalOptions extends UnaryOperator<Opening> {}

    private Catalog(Setup setup) throws IOException {
        this.clock = setup.clock();
        TrustFolder laid = TrustFolder.read(setup.data().resolve("trust"));
        this.journal = FileJournal.open(setup.journal().apply(Opening.of(setup.data(), setup.wish(), clock)));
        String baseUrl = journal.identity().baseUrl();
        this.policy = new ListedTrust(journal.register(), setup.mode());
        this.rulebooks = setup.rulebooks();
        this.vocabulary = new ListedVocabulary(CodeLists.bundled(), rulebooks);
        this.envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
        KeyResolver resolver = new DidResolver(setup.outbound(), clock);
        this.revocations = new RevocationReader(resolver, setup.trust(), baseUrl);
        this.packs = setup.packs();
        JsonLdReader jsonLd = packs.reader();
        Verifier verifier = Verifier.over(setup.outbound(), clock, policy, setup.trust(), jsonLd);
        ClaimsReader reader = new ClaimsReader(
                CredentialReader.with(jsonLd)::read, journal.register()::ownerOf, new OwnSpace(baseUrl));
        this.replays = new Replays(envelopes, reader);
        this.store = new ClaimsStore(
                journal, this::stated, cachedTriples(Runtime.getRuntime().maxMemory()));
        Assessor assessor = new Assessor(rulebooks);
        Path views = Files.createDirectories(setup.data().resolve("views"));
        this.buyers = Projector.start(journal, views, buyerViews(BuyerSettings.DEFAULT), Pace.PROMPT);
        this.graph = Projector.start(journal, views, new GraphViewsFactory(journal, store, baseUrl), Pace.LARGE_BITES);
        this.sparql = SparqlServer.start(new LeasedGraph(graph), setup.sparql(), URI.create(baseUrl + "/sparql"));
        this.shapes = BaseShapes.bundled();
        Admission admission = new Admission(shapes, packs);
        this.publisher = new Conductor(
                envelopes, verifier, reader, admission, journal, store, new Receipts(journal, buyers), clock);
        this.validator = new Validator(
                envelopes,
                verifier,
                reader,
                admission,
                assessor,
                () -> buyers.live().supplyChain(),
                policy,
                clock);
        this.scrub = Scrub.start(journal);
        FirstRecords.write(laid, journal, setup.mode(), rulebooks, packs);
        this.statuses = StatusWatch.start(
                journal,
                StatusLists.over(setup.outbound(), clock, setup.trust()),
                new CertificateWatch(
                        journal,
                        new KeptChains(policy::anchors, setup.outbound()),
                        policy,
                        setup.trust().statusRefresh(),
                        clock),
                setup.trust().statusRefresh(),
                clock);
        // Last: what came due while the catalog was down is written as soon as everything listens.
        this.expiry = Expiry.start(journal, clock);
    }

    /** What opens views for buyers over this journal; those of a test have nothing to do with the live ones. */
    BuyerViewsFactory buyerViews(BuyerSettings settings) {
        return new BuyerViewsFactory(
                store,
                journal,
                policy,
                new Assessor(rulebooks),
                vocabulary,
                SearchSettings.DEFAULT,
                settings,
                REMEMBERED_EVENTS,
                clock);
    }

    /** How many triples of claims a heap of so many bytes keeps: full of them it would do nothing but collect garbage. */
    static long cachedTriples(long heap) {
        return Math.min(CACHED_TRIPLES, heap / 8 / ClaimsStore.BYTES_OF_A_TRIPLE);
    }

    /** Opens the catalog; views that are behind catch up in the background. */
    public static Catalog open(Setup setup) throws IOException {
        return new Catalog(setup);
    }

    /** The claims of a record, read again. */
    List<ClaimsStore.Stated> stated(JournalRecord record) {
        byte[] payload = record.payload();
        if (payload == null) {
            return List.of();
        }
        return replays
                .read(record.header().mediaType(), payload, record.header().credentials())
                .stream()
                .map(claims -> new ClaimsStore.Stated(claims.head(), claims.graph()))
                .toList();
    }

    /** Takes publications. */
    public Publisher publisher() {
        return publisher;
    }

    /** Judges what is not stored. */
    public Validator validator() {
        return validator;
    }

    /** What buyers ask. */
    public Offerings offerings() {
        return new Offerings(() -> buyers.live().index(), () -> buyers.live().live(), vocabulary);
    }

    /** What the rulebooks say. */
    public Judgements judgements() {
        return new Judgements(buyers, clock);
    }

    /** When a journal index can be seen. */
    public Visibility visibility() {
        return new Visibility() {
            @Override
            public CompletableFuture<?> visible(long journalIndex) {
                return buyers.visible(journalIndex);
            }

            @Override
            public boolean hasOfferings() {
                return buyers.progress().present();
            }

            @Override
            public boolean hasGraph() {
                return graph.progress().present();
            }

            @Override
            public CompletableFuture<?> inGraph(long journalIndex) {
                return graph.visible(journalIndex);
            }
        };
    }

    /** The buyers' views. */
    public Projector<BuyerViews> buyers() {
        return buyers;
    }

    /** The RDF dataset. */
    public Projector<GraphViews> graph() {
        return graph;
    }

    /** The embedded Fuseki. */
    public SparqlServer sparql() {
        return sparql;
    }

    /** The source of truth. */
    public FileJournal journal() {
        return journal;
    }

    /** Admitted envelopes, read again. */
    public Replays replays() {
        return replays;
    }

    /** Takes envelopes apart. */
    public Envelopes envelopes() {
        return envelopes;
    }

    /** Claims by digest. */
    public ClaimsStore store() {
        return store;
    }

    /** Reads revocations. */
    public RevocationReader revocations() {
        return revocations;
    }

    /** Looks at status lists. */
    public StatusWatch statuses() {
        return statuses;
    }

    /** The rules of admission. */
    public BaseShapes shapes() {
        return shapes;
    }

    /** Further rules of admission. */
    public Packs packs() {
        return packs;
    }

    /** Whom the operator trusts. */
    public TrustPolicy policy() {
        return policy;
    }

    /** The rulebooks. */
    public Rulebooks rulebooks() {
        return rulebooks;
    }

    /** The words of questions. */
    public SearchVocabulary vocabulary() {
        return vocabulary;
    }

    /** Its time. */
    public Clock clock() {
        return clock;
    }

    @Override
    public void close() throws IOException {
        statuses.close();
        expiry.close();
        scrub.close();
        sparql.close();
        buyers.close();
        graph.close();
        journal.close();
    }
}

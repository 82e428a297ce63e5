package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.Assessments;
import eu.cartulary.catalog.feed.Feed;
import eu.cartulary.catalog.feed.LiveSearch;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens the buyers' views. The index lies in the folder; what is in memory is brought back from the file beside it and from the
 * records that came between the two, or, where that file is of no use, from the whole journal.
 */
public final class BuyerViewsFactory implements ViewsFactory<BuyerViews> {
    /** Raised whenever what is derived from a record changes: older folders are rebuilt. */
    private static final int FORMAT = 4;

    private static final System.Logger LOG = System.getLogger(BuyerViewsFactory.class.getName());
    private static final int REPLAYED_AT_ONCE = 1_000;

    private final Journal journal;
    private final ClaimsStore store;
    private final TrustPolicy policy;
    private final Assessor assessor;
    private final SearchVocabulary vocabulary;
    private final SearchSettings search;
    private final BuyerSettings settings;
    private final int rememberedEvents;
    private final Clock clock;

    public BuyerViewsFactory(
            ClaimsStore store,
            Journal journal,
            TrustPolicy policy,
            Assessor assessor,
            SearchVocabulary vocabulary,
            SearchSettings search,
            BuyerSettings settings,
            int rememberedEvents,
            Clock clock) {
        this.journal = journal;
        this.store = store;
        this.policy = policy;
        this.assessor = assessor;
        this.vocabulary = vocabulary;
        this.search = search;
        this.settings = settings;
        this.rememberedEvents = rememberedEvents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "buyers";
    }

    @Override
    public int format() {
        return FORMAT;
    }

    @Override
    public BuyerViews open(Path folder) throws IOException {
        OfferingIndex index = OfferingIndex.open(folder.resolve("offerings"), vocabulary, search, clock);
        try {
            return open(index, new MemoryFile(folder.resolve(MemoryFile.NAME), FORMAT, journal));
        } catch (IOException | RuntimeException | Error e) {
            index.close();
            throw e;
        }
    }

    private BuyerViews open(OfferingIndex index, MemoryFile memory) throws IOException {
        long applied = Math.min(index.applied() + 1, journal.size());
        BuyerViews views = new BuyerViews(parts(index, memory), applied);
        OptionalLong known = views.readMemory();
        if (known.isPresent()) {
            views.settle(replay(views, known.getAsLong(), applied), applied - 1);
            return views;
        }
        // Whatever a file that is of no use has left in them is thrown away.
        BuyerViews fresh = new BuyerViews(parts(index, memory), applied);
        replay(fresh, 0, applied);
        fresh.settle(fresh.known(), applied - 1);
        return fresh;
    }

    private Set<String> replay(BuyerViews views, long from, long to) throws IOException {
        Set<String> touched = new HashSet<>();
        for (long at = from; at < to; ) {
            List<JournalRecord> batch = journal.read(at, (int) Math.min(REPLAYED_AT_ONCE, to - at));
            touched.addAll(views.replay(batch));
            at += batch.size();
        }
        if (from < to) {
            LOG.log(System.Logger.Level.INFO, "{0} records were read again for what views keep in memory", to - from);
        }
        return touched;
    }

    private BuyerParts parts(OfferingIndex index, MemoryFile memory) {
        SupplyChain supplyChain = new SupplyChain(store, policy, ClosureLimits.DEFAULT);
        OfferingLives lives = new OfferingLives();
        EventWriter events = new EventWriter(store, lives);
        JournalHistory history = new JournalHistory(journal, events);
        return new BuyerParts(
                journal,
                store,
                new InForce(store.register()),
                supplyChain,
                new Assessments(supplyChain, assessor),
                index,
                new Feed(rememberedEvents, history, Math.min(index.applied(), journal.size() - 1)),
                events,
                history,
                new LiveSearch(index),
                new SaidLevels(
                        assessor.rulebooks().all().stream().collect(Collectors.toMap(Rulebook::id, Rulebook::version))),
                lives,
                new Timelines(),
                memory,
                settings,
                clock);
    }
}

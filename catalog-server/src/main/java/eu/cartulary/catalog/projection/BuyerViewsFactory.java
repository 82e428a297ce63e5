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
import java.util.List;
import java.util.stream.Collectors;

/**
 * Opens the buyers' views. The index lies in the folder; the supply chain is in memory and is brought back by reading the journal
 * up to where the index was written.
 */
public final class BuyerViewsFactory implements ViewsFactory<BuyerViews> {
    /** Raised whenever what is derived from a record changes: older folders are rebuilt. */
    private static final int FORMAT = 2;

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
            return open(index);
        } catch (IOException | RuntimeException | Error e) {
            index.close();
            throw e;
        }
    }

    private BuyerViews open(OfferingIndex index) throws IOException {
        SupplyChain supplyChain = new SupplyChain(store, policy, ClosureLimits.DEFAULT);
        OfferingLives lives = new OfferingLives();
        EventWriter events = new EventWriter(store, lives);
        JournalHistory history = new JournalHistory(journal, events);
        BuyerParts parts = new BuyerParts(
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
                settings,
                clock);
        long applied = Math.min(index.applied() + 1, journal.size());
        BuyerViews views = new BuyerViews(parts, applied);
        for (long from = 0; from < applied; ) {
            int most = (int) Math.min(REPLAYED_AT_ONCE, applied - from);
            List<JournalRecord> batch = journal.read(from, most);
            views.replay(batch);
            from += batch.size();
        }
        views.settle(applied - 1);
        return views;
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.Assessments;
import eu.cartulary.catalog.feed.EventLog;
import eu.cartulary.catalog.feed.Feed;
import eu.cartulary.catalog.feed.LiveSearch;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import eu.cartulary.catalog.supplychain.SupplyChain;
import java.time.Clock;

/** What one set of buyers' views is made of; all of it belongs to that set alone, but the store, which is shared. */
record BuyerParts(
        Journal journal,
        ClaimsStore store,
        InForce inForce,
        SupplyChain supplyChain,
        Assessments assessments,
        OfferingIndex index,
        Feed feed,
        EventWriter events,
        EventLog log,
        LiveSearch live,
        SaidLevels said,
        OfferingLives lives,
        Timelines timelines,
        MemoryFile memory,
        BuyerSettings settings,
        Clock clock) {}

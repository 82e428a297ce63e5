package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Puts into the journal what views owe it, and sees to it that this ends: views that keep owing of the same because of their own
 * records are not asked again until a record of somebody else comes. The projector's thread only.
 */
final class Debts {
    /** So many times in a row views may say something of the same. */
    static final int MAX_ROUNDS = 8;

    private static final System.Logger LOG = System.getLogger(Debts.class.getName());

    private final Journal journal;
    private final Runnable wake;
    private final List<CompletableFuture<Outcome<RecordHeader>>> open = new ArrayList<>();
    /** Payloads of own drafts, by which their records are known when they come back. */
    private final Set<Digest> own = new HashSet<>();

    /** Of what they spoke since a record of somebody else came, and how often. */
    private final Map<String, Integer> spokenOf = new HashMap<>();

    private boolean stopped;

    Debts(Journal journal, Runnable wake) {
        this.journal = journal;
        this.wake = wake;
    }

    /** Asks the views, when nothing is on its way any more; says when to ask again. */
    Result pay(Views views) {
        if (!open.stream().allMatch(CompletableFuture::isDone)) {
            return Result.UNDER_WAY;
        }
        boolean refused = !open.stream().allMatch(Debts::isWritten);
        open.clear();
        if (refused) {
            return Result.REFUSED;
        }
        List<Draft> owed = stopped ? List.of() : views.owed();
        if (owed.isEmpty()) {
            return Result.NONE;
        }
        Set<String> owing = views.owing();
        if (owing.stream().allMatch(name -> spokenOf.getOrDefault(name, 0) >= MAX_ROUNDS)) {
            stopped = true;
            LOG.log(
                    System.Logger.Level.ERROR,
                    "views answer their own records without end; they are not asked any more: {0}",
                    owing);
            return Result.NONE;
        }
        owing.forEach(name -> spokenOf.merge(name, 1, Integer::sum));
        for (Draft draft : owed) {
            own.add(Digest.of(draft.payload()));
            CompletableFuture<Outcome<RecordHeader>> answer = journal.append(draft);
            open.add(answer);
            answer.whenComplete((outcome, failure) -> wake.run());
        }
        return Result.UNDER_WAY;
    }

    private static boolean isWritten(CompletableFuture<Outcome<RecordHeader>> answer) {
        return !answer.isCompletedExceptionally() && answer.join() instanceof Outcome.Done;
    }

    /** Takes note of what was applied: a record of somebody else starts the count anew. */
    void applied(List<JournalRecord> batch) {
        for (JournalRecord record : batch) {
            if (!own.remove(record.header().payloadHash())) {
                spokenOf.clear();
                stopped = false;
            }
        }
    }

    /** What came of asking. */
    enum Result {
        NONE,
        UNDER_WAY,
        REFUSED
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Puts into the journal what views owe it, and sees to it that this ends: views that keep owing because of their own records are
 * not asked again until a record of somebody else comes. The projector's thread only.
 */
final class Debts {
    /** So many times in a row views may answer their own records with more. */
    static final int MAX_ROUNDS = 8;

    private static final System.Logger LOG = System.getLogger(Debts.class.getName());

    private final Journal journal;
    private final Runnable wake;
    private final List<CompletableFuture<Outcome<RecordHeader>>> open = new ArrayList<>();
    /** Payloads of own drafts, by which their records are known when they come back. */
    private final Set<Digest> own = new HashSet<>();

    private int rounds;

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
        List<Draft> owed = rounds >= MAX_ROUNDS ? List.of() : views.owed();
        if (owed.isEmpty()) {
            return Result.NONE;
        }
        if (++rounds == MAX_ROUNDS) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "views answer their own records without end; they are not asked any more");
        }
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
                rounds = 0;
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

package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.Journal.Appended;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.projection.OfferingLives;
import eu.cartulary.catalog.projection.Projector;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.wire.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Writes receipts: what was kept, where it stands, and what it did to the offerings it speaks of. */
public final class Receipts {
    /** How long a publisher waits for the views; after that the receipt is given with what can be seen by then. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * Records before one that are not visible yet, beyond which nobody waits for it: others have run ahead of the views (a bulk,
     * publishers who do not wait), and the wait would be that of their backlog, about a second for so many.
     */
    private static final long WORTH_WAITING_BEHIND = 128;

    private final Journal journal;
    private final Projector<BuyerViews> views;

    public Receipts(Journal journal, Projector<BuyerViews> views) {
        this.journal = journal;
        this.views = views;
    }

    /** The answer once the publisher's wait is over. */
    CompletableFuture<Outcome<Published>> await(Outcome<Appended> outcome, Submission submission) {
        return switch (outcome) {
            case Outcome.Refused<Appended> refused -> CompletableFuture.completedFuture(refused.cast());
            case Outcome.Done<Appended> done -> await(done.value(), submission);
        };
    }

    private CompletableFuture<Outcome<Published>> await(Appended appended, Submission submission) {
        Published.News news = appended.isNew() ? Published.News.NEW : Published.News.KNOWN;
        RecordHeader header = appended.header();
        CompletableFuture<Void> wait = new CompletableFuture<>();
        boolean soon = header.index() - views.applied() <= WORTH_WAITING_BEHIND;
        if (submission.until() == Submission.Until.VISIBLE && soon) {
            // A copy, so that giving up here cancels nothing: the record is durable, and the receipt says what is
            // pending.
            views.visible(header.index()).whenComplete((seen, failure) -> wait.complete(null));
            wait.completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            wait.complete(null);
        }
        return wait.thenApply(seen -> Outcome.done(published(header, news, submission.wanted())));
    }

    /** What is told of a record, as things stand now; a receipt signs a checkpoint, and is written only for who wants it. */
    Published published(RecordHeader header, Published.News news, Submission.Wanted wanted) {
        return wanted == Submission.Wanted.RECEIPT
                ? new Published(of(header), news)
                : Published.withoutReceipt(header, news);
    }

    private Receipt of(RecordHeader header) {
        List<Receipt.PublishedCredential> credentials =
                header.credentials().stream().map(this::credential).toList();
        Receipt.JournalPlace place = new Receipt.JournalPlace(
                header.index(),
                journal.log().leaf(header.index()).toString(),
                journal.log().checkpoint());
        return new Receipt(credentials, place, offerings(header));
    }

    private Receipt.PublishedCredential credential(CredentialHead head) {
        String status = journal.register()
                .find(head.digest())
                .map(Entry::status)
                .map(known -> known.word())
                .orElse("active");
        return new Receipt.PublishedCredential(
                head.digest().hex(), head.id(), head.issuer().value(), head.types(), head.subjects(), status);
    }

    /** The offerings that the envelope speaks of: itself, or through a profile that describes one. */
    private List<Receipt.ListedOffering> offerings(RecordHeader header) {
        BuyerViews now = views.live();
        SupplyChain supplyChain = now.supplyChain();
        Set<String> found = new LinkedHashSet<>();
        for (CredentialHead head : header.credentials()) {
            for (String subject : head.subjects()) {
                if (supplyChain.isOffering(subject)) {
                    found.add(subject);
                }
                supplyChain.pointedAtBy(subject, Ctl.DESCRIBES).stream()
                        .filter(supplyChain::isOffering)
                        .forEach(found::add);
            }
        }
        List<Receipt.ListedOffering> offerings = new ArrayList<>(found.size());
        for (String offering : found) {
            OfferingLives.Standing standing =
                    now.lives().standing(offering).orElse(new OfferingLives.Standing(false, List.of(), Map.of(), true));
            offerings.add(new Receipt.ListedOffering(
                    Key.of(offering).value(),
                    offering,
                    standing.listed(),
                    standing.notListedBecause(),
                    standing.levels(),
                    standing.pending() ? 1 : 0));
        }
        return offerings;
    }
}

package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.admission.Admission;
import eu.cartulary.catalog.admission.Admitted;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls the steps in their order; the first that says no decides. */
public final class Conductor implements Publisher {
    private final Envelopes envelopes;
    private final Verifier verifier;
    private final ClaimsReader reader;
    private final Admission admission;
    private final Journal journal;
    private final ClaimsStore store;
    private final Receipts receipts;
    private final Clock clock;

    public Conductor(
            Envelopes envelopes,
            Verifier verifier,
            ClaimsReader reader,
            Admission admission,
            Journal journal,
            ClaimsStore store,
            Receipts receipts,
            Clock clock) {
        this.envelopes = envelopes;
        this.verifier = verifier;
        this.reader = reader;
        this.admission = admission;
        this.journal = journal;
        this.store = store;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Outcome<Published>> publish(Submission submission) {
        return switch (envelopes.read(submission.mediaType(), submission.body())) {
            case Outcome.Refused<Envelope> refused -> CompletableFuture.completedFuture(refused.cast());
            case Outcome.Done<Envelope> done -> publish(done.value(), submission);
        };
    }

    private CompletableFuture<Outcome<Published>> publish(Envelope envelope, Submission submission) {
        Optional<RecordHeader> known = known(envelope);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(
                    Outcome.done(receipts.published(known.get(), Published.News.KNOWN, submission.wanted())));
        }
        Outcome<Admitted> judged = verifier.verify(envelope, clock.instant())
                .then(verified -> readAll(verified, submission.language()))
                .then(claims -> admission.judge(claims, submission.language()));
        return switch (judged) {
            case Outcome.Refused<Admitted> refused -> CompletableFuture.completedFuture(refused.cast());
            case Outcome.Done<Admitted> done -> keep(envelope, done.value(), submission);
        };
    }

    private CompletableFuture<Outcome<Published>> keep(Envelope envelope, Admitted admitted, Submission submission) {
        store.remember(admitted.claims());
        return letIn(admitted.claims())
                .thenCompose(refusal -> refusal.isPresent()
                        ? CompletableFuture.completedFuture(Outcome.refused(refusal.get()))
                        : journal.appendOrFind(Drafts.of(envelope, admitted))
                                .thenCompose(kept -> receipts.await(kept, submission)));
    }

    /**
     * Whom an anchor lets in is a record before the envelope's: without the anchor the credentials do not count. A refusal of that
     * record is the answer to the envelope.
     */
    private CompletableFuture<Optional<Refusal>> letIn(List<Claims> admitted) {
        CompletableFuture<Optional<Refusal>> refusal = CompletableFuture.completedFuture(Optional.empty());
        for (Claims claims : admitted) {
            Did issuer = claims.head().issuer();
            String anchor = claims.credential().letInBy();
            if (anchor != null && !journal.register().trust().letInBy(issuer).equals(Optional.of(anchor))) {
                refusal = refusal.thenCombine(
                        journal.append(eu.cartulary.catalog.journal.Drafts.letIn(issuer, anchor)),
                        (before, outcome) -> outcome instanceof Outcome.Refused<RecordHeader> refused
                                ? Optional.of(refused.refusal())
                                : before);
            }
        }
        return refusal;
    }

    private Outcome<List<Claims>> readAll(List<VerifiedCredential> verified, Language language) {
        List<Claims> all = new ArrayList<>(verified.size());
        for (int i = 0; i < verified.size(); i++) {
            Outcome<Claims> outcome = reader.read(verified.get(i), language);
            if (outcome instanceof Outcome.Refused<Claims> refused) {
                return Outcome.refused(refused.refusal());
            }
            all.add(((Outcome.Done<Claims>) outcome).value());
        }
        return Outcome.done(all);
    }

    /** The record that holds the first credential, when the journal knows them all: the same bytes twice change nothing. */
    private Optional<RecordHeader> known(Envelope envelope) {
        Optional<Entry> first = Optional.empty();
        for (Digest digest : envelope.digests()) {
            Optional<Entry> entry = journal.register().find(digest);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            first = first.isPresent() ? first : entry;
        }
        try {
            return first.isEmpty()
                    ? Optional.empty()
                    : journal.header(first.get().index());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the journal", e);
        }
    }
}

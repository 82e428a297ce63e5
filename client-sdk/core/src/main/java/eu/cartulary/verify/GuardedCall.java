package eu.cartulary.verify;

import eu.cartulary.client.AnswerCheck;
import eu.cartulary.client.AsyncCatalog;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Consistency;
import eu.cartulary.log.Hash;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.LogWatch;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One call under a {@link LogGuard}. Calls overtake each other, so an answer is stale only when it is older than what was known
 * when its call was made; whatever else came in meanwhile, it has to go with that too.
 */
final class GuardedCall implements AnswerCheck.Asked {
    private final LogGuard guard;
    private final AsyncCatalog catalog;
    private final @Nullable Checkpoint atStart;
    private final InclusionVerifier inclusions;

    GuardedCall(LogGuard guard, AsyncCatalog catalog, @Nullable Checkpoint atStart) {
        this.guard = guard;
        this.catalog = catalog;
        this.atStart = atStart;
        this.inclusions = InclusionVerifier.of(guard.log());
    }

    @Override
    public CompletableFuture<Receipt> receipt(Envelope sent, Receipt answer) {
        return checkpointOf(sent, answer).thenApply(checkpoint -> answer);
    }

    /** The checkpoint that covers everything in a receipt. */
    CompletableFuture<Checkpoint> checkpointOf(Envelope sent, Receipt answer) {
        List<String> digests = answer.credentials().stream()
                .map(Receipt.PublishedCredential::digest)
                .toList();
        try {
            List<String> own = SentDigests.of(sent);
            if (digests.isEmpty() || !own.isEmpty() && !Set.copyOf(own).equals(Set.copyOf(digests))) {
                throw new VerificationException(
                        "receipt-differs", "the receipt is for " + digests + ", not for " + own);
            }
        } catch (VerificationException refused) {
            return CompletableFuture.failedFuture(AnswerNotVerifiedException.of(refused));
        }
        return new Proving(answer, digests).next();
    }

    @Override
    public CompletableFuture<String> checkpoint(String note) {
        return believed(note).thenApply(checkpoint -> note);
    }

    @Override
    public CompletableFuture<InclusionProof> inclusion(String digest, InclusionProof answer) {
        try {
            inclusions.entry(digest, answer);
        } catch (VerificationException refused) {
            return CompletableFuture.failedFuture(AnswerNotVerifiedException.of(refused));
        }
        return believed(answer.checkpoint()).thenApply(checkpoint -> answer);
    }

    CompletableFuture<Checkpoint> believed(String note) {
        try {
            return beside(Checkpoint.verify(note, guard.log()));
        } catch (LogFormatException malformed) {
            return CompletableFuture.failedFuture(new AnswerNotVerifiedException(
                    "checkpoint-invalid", String.valueOf(malformed.getMessage()), malformed));
        }
    }

    /** Holds a checkpoint against the remembered one, and again when another was remembered while the proof was fetched. */
    private CompletableFuture<Checkpoint> beside(Checkpoint now) {
        Checkpoint before = guard.remembered();
        if (before == null) {
            return guard.remember(null, now) ? CompletableFuture.completedFuture(now) : beside(now);
        }
        boolean forward = now.size() >= before.size();
        Checkpoint shorter = forward ? before : now;
        Checkpoint longer = forward ? now : before;
        if (shorter.size() == longer.size() || shorter.size() == 0) {
            return shorter.size() == longer.size() && !shorter.root().equals(longer.root())
                    ? CompletableFuture.failedFuture(
                            new LogForkException(before, now, "two roots at size " + now.size()))
                    : judged(before, now, Optional.empty());
        }
        return proof(before, now, shorter, longer).thenCompose(why -> judged(before, now, why));
    }

    private CompletableFuture<Optional<String>> proof(
            Checkpoint before, Checkpoint now, Checkpoint shorter, Checkpoint longer) {
        return catalog.consistency(shorter.size(), longer.size()).handle((proof, failure) -> {
            if (failure == null) {
                return why(proof, shorter, longer);
            }
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            boolean refused = cause instanceof CatalogProblemException problem
                    && problem.status() < 500
                    && problem.status() != 408
                    && problem.status() != 429;
            if (!refused) {
                throw new CompletionException(cause);
            }
            if (now.size() < before.size()) {
                throw new StaleCheckpointException(before, now); // It knows nothing of a tree as long as it had before.
            }
            return Optional.of("the log refuses to prove it: " + cause.getMessage());
        });
    }

    private static Optional<String> why(ConsistencyProof proof, Checkpoint shorter, Checkpoint longer) {
        try {
            List<Hash> path = proof.proof().stream().map(Hash::ofHex).toList();
            return LogWatch.whyFork(shorter, longer, new Consistency(proof.from(), proof.to(), path));
        } catch (IllegalArgumentException malformed) {
            return Optional.of("the proof cannot be read: " + malformed.getMessage());
        }
    }

    private CompletableFuture<Checkpoint> judged(Checkpoint before, Checkpoint now, Optional<String> why) {
        if (why.isPresent()) {
            return CompletableFuture.failedFuture(new LogForkException(before, now, why.get()));
        }
        if (atStart != null && now.size() < atStart.size()) {
            return CompletableFuture.failedFuture(new StaleCheckpointException(atStart, now));
        }
        if (now.size() <= before.size() || guard.remember(before, now)) {
            return CompletableFuture.completedFuture(now);
        }
        return beside(now);
    }

    /** Proves the credentials of one receipt, one record after another: most stand in one record, which one proof covers. */
    private final class Proving {
        private final Receipt receipt;
        private final ArrayDeque<String> open;
        private final Set<String> proved = new HashSet<>();
        private boolean placeSeen;

        Proving(Receipt receipt, List<String> digests) {
            this.receipt = receipt;
            this.open = new ArrayDeque<>(digests);
        }

        CompletableFuture<Checkpoint> next() {
            String digest = open.remove();
            return catalog.inclusion(digest).thenCompose(proof -> {
                try {
                    InclusionVerifier.Entry entry = inclusions.entry(digest, proof);
                    requirePlace(entry);
                    proved.addAll(entry.credentials());
                } catch (VerificationException refused) {
                    return CompletableFuture.failedFuture(AnswerNotVerifiedException.of(refused));
                }
                return believed(proof.checkpoint()).thenCompose(this::goOn);
            });
        }

        private CompletableFuture<Checkpoint> goOn(Checkpoint checkpoint) {
            open.removeIf(proved::contains);
            if (!open.isEmpty()) {
                return next();
            }
            return placeSeen
                    ? ofReceipt().thenApply(own -> checkpoint)
                    : CompletableFuture.failedFuture(new AnswerNotVerifiedException(
                            "receipt-differs",
                            "none of the credentials stands at index "
                                    + receipt.journal().index(),
                            null));
        }

        /** The note in the receipt is a promise of the log like any other, of whatever age: a kept receipt may be years old. */
        private CompletableFuture<?> ofReceipt() {
            String note = receipt.journal().checkpoint();
            return note == null
                    ? CompletableFuture.completedFuture(null)
                    : new GuardedCall(guard, catalog, null).believed(note);
        }

        private void requirePlace(InclusionVerifier.Entry entry) throws VerificationException {
            if (entry.index() != receipt.journal().index()) {
                return; // Known before: it stands where it was admitted first.
            }
            if (!entry.leaf().hex().equals(receipt.journal().leafHash())) {
                throw new VerificationException("receipt-differs", "the receipt names another leaf than the log holds");
            }
            placeSeen = true;
        }
    }
}

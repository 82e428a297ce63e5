package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.journal.Journal.Appended;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.register.Change;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Standing;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the writer asks the register once more before a draft becomes a record, for between the checks of a publication and this
 * moment others have written. The writer's thread only.
 */
final class Recheck {
    private final Ledger ledger;
    private final RecordReader reader;

    Recheck(Ledger ledger, RecordReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /** The answer that needs no record, or nothing: then the draft is appended. */
    Optional<Outcome<Appended>> answer(Draft draft) throws IOException {
        return draft.kind() == RecordKind.ADMITTED ? admitted(draft) : ended(draft);
    }

    private Optional<Outcome<Appended>> admitted(Draft draft) throws IOException {
        List<CredentialHead> heads = draft.credentials();
        @Nullable Entry known = null;
        int knownOnes = 0;
        for (int place = 0; place < heads.size(); place++) {
            CredentialHead head = heads.get(place);
            Standing standing = ledger.register().standing(head);
            if (standing instanceof Standing.Known one) {
                known = known == null ? one.entry() : known;
                knownOnes++;
            }
            Optional<Refusal> refusal = refusal(head, standing);
            if (refusal.isPresent()) {
                return Optional.of(Outcome.refused(
                        heads.size() == 1 ? refusal.get() : refusal.get().at(place)));
            }
        }
        boolean nothingNew = known != null && knownOnes == heads.size();
        if (!nothingNew && heads.stream().anyMatch(this::isErased)) {
            return Optional.of(Outcome.refused(
                    Refusal.of(ProblemType.ERASED, Finding.violation("erased-cannot-return", null, null))));
        }
        return nothingNew && known != null ? found(known.index()) : Optional.empty();
    }

    private Optional<Refusal> refusal(CredentialHead head, Standing standing) {
        return switch (standing) {
            case Standing.Known known -> Optional.empty();
            case Standing.Older older ->
                Optional.of(Refusal.of(
                                ProblemType.SUPERSEDED,
                                Finding.violation(
                                        "newer-is-here",
                                        null,
                                        null,
                                        older.newer().hex()))
                        .with("newer", older.newer().hex()));
            case Standing.Foreign foreign ->
                Optional.of(Refusal.of(
                        ProblemType.SUBJECT_NOT_OWNED,
                        Finding.violation("subject-taken", null, foreign.subject(), foreign.subject())));
            case Standing.Fresh fresh ->
                ledger.register().trust().isBlocked(head.issuer())
                        ? Optional.of(Refusal.of(
                                ProblemType.ISSUER_NOT_TRUSTED,
                                Finding.violation(
                                        "issuer-taken-off",
                                        null,
                                        null,
                                        head.issuer().value())))
                        : Optional.empty();
        };
    }

    private boolean isErased(CredentialHead head) {
        return ledger.register()
                .find(head.digest())
                .filter(entry -> entry.status() == CredentialStatus.ERASED)
                .isPresent();
    }

    private Optional<Outcome<Appended>> ended(Draft draft) throws IOException {
        Optional<Change.Ending> how = Effects.ending(draft.kind());
        long endedAt = Entry.NOT_ENDED;
        boolean changesSomething = how.isEmpty() || draft.digests().isEmpty();
        for (Digest digest : draft.digests()) {
            Optional<Entry> entry = ledger.register().find(digest);
            if (entry.isEmpty()) {
                return Optional.of(Outcome.refused(Refusal.of(
                        ProblemType.NOT_FOUND,
                        Finding.violation("credential-unknown", null, digest.hex(), digest.hex()))));
            }
            // Not by its status: what a list has suspended can still be revoked, and can still expire.
            changesSomething |=
                    how.filter(each -> ledger.register().canEnd(digest, each)).isPresent();
            endedAt = Math.max(endedAt, entry.get().endedAt());
        }
        return changesSomething || endedAt == Entry.NOT_ENDED ? Optional.empty() : found(endedAt);
    }

    private Optional<Outcome<Appended>> found(long index) throws IOException {
        RecordHeader header =
                reader.header(index).orElseThrow(() -> new IOException("record " + index + " is not there"));
        return Optional.of(Outcome.done(new Appended(header, false)));
    }

    /** An erasure ends every credential of which no bytes are left afterwards, not only the one that was named. */
    Draft completed(Draft draft) throws IOException {
        if (draft.kind() != RecordKind.REDACTED) {
            return draft;
        }
        Set<Long> blanked = new HashSet<>();
        draft.digests().forEach(digest -> blanked.addAll(ledger.recordsOf(digest)));
        Set<Digest> ended = new HashSet<>(draft.digests());
        for (long index : blanked) {
            for (CredentialHead head : reader.header(index).orElseThrow().credentials()) {
                if (blanked.containsAll(ledger.recordsOf(head.digest()))) {
                    ended.add(head.digest());
                }
            }
        }
        List<Digest> all = new ArrayList<>(ended);
        all.sort(null);
        return new Draft(
                draft.kind(),
                draft.issuer(),
                draft.credentials(),
                all,
                draft.mediaType(),
                draft.payload(),
                draft.evidence());
    }

    /**
     * Whether nothing else may be in its batch. What an erasure blanks follows from every envelope before it, also from those that
     * share no credential it names; and whoever is taken off the trust list publishes nothing behind that.
     */
    static boolean goesAlone(Draft draft) {
        return draft.kind() == RecordKind.REDACTED || draft.kind() == RecordKind.TRUST_CHANGED;
    }

    /** What a draft reads or changes in the register: two drafts that share any of it do not go into one batch. */
    static Set<Object> touched(Draft draft) {
        Set<Object> touched = new HashSet<>(draft.digests());
        for (CredentialHead head : draft.credentials()) {
            touched.add(head.digest());
            touched.addAll(head.subjects());
            if (head.id() != null) {
                touched.add(List.of(head.issuer(), head.id()));
            }
        }
        return touched;
    }
}

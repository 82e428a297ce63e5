package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a journal record changes here. Every change carries the index of its record; they come in that order. */
public sealed interface Change {

    /** Journal index of the record. */
    long index();

    /** An envelope was admitted, with these credentials in its order. */
    record Admitted(long index, List<CredentialHead> credentials) implements Change {
        public Admitted {
            credentials = List.copyOf(credentials);
        }
    }

    /** Credentials ended for ever, in one of the ways of {@link Ending}. */
    record Ended(long index, Ending how, List<Digest> digests) implements Change {
        public Ended {
            digests = List.copyOf(digests);
        }
    }

    /** The status of credentials is another than before; who took it away can give it back, and nobody else. */
    record StatusSeen(long index, ListedStatus status, Teller teller, List<Digest> digests) implements Change {
        public StatusSeen {
            digests = List.copyOf(digests);
        }

        /** As a status list says it. */
        public StatusSeen(long index, ListedStatus status, List<Digest> digests) {
            this(index, status, Teller.LIST, digests);
        }
    }

    /** Who tells a status. */
    enum Teller {
        /** The status list of the credential. */
        LIST,
        /** The authority of the certificate that let its issuer in. */
        AUTHORITY
    }

    /** The trust list changed. */
    sealed interface OfTrust extends Change {}

    /** Somebody came onto the trust list, or a line of it was replaced. */
    record Trusted(
            long index,
            Instant time,
            Did did,
            Role role,
            List<String> schemes,
            @Nullable String note) implements OfTrust {
        public Trusted {
            schemes = List.copyOf(schemes);
        }
    }

    /** Somebody went off the trust list. */
    record Untrusted(long index, Did did, Role role) implements OfTrust {}

    /** A certificate came onto the list of anchors. */
    record AnchorAdded(Anchor anchor) implements OfTrust {
        @Override
        public long index() {
            return anchor.index();
        }
    }

    /** A certificate went off the list of anchors, and with it whom it alone had let in. */
    record AnchorRemoved(long index, String sha256) implements OfTrust {}

    /** The catalog runs in another mode than before: who is let in is weighed anew. */
    record ModeSet(long index, TrustMode mode) implements OfTrust {}

    /** The chain of an issuer's key led to an anchor, which let it in though nobody lists it. */
    record LetIn(long index, Did did, String sha256) implements OfTrust {}

    /** Ways to end that are never undone. */
    enum Ending {
        REVOKED,
        WITHDRAWN,
        EXPIRED,
        ERASED
    }

    /** What a status list says of a credential. */
    enum ListedStatus {
        VALID,
        REVOKED,
        SUSPENDED
    }
}

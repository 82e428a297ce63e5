package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.trust.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads admitted envelopes again, from their bytes and heads alone: the claims come out as they were when they were admitted.
 * Any thread; no I/O.
 */
public final class Replays {
    private final Envelopes envelopes;
    private final ClaimsReader reader;

    public Replays(Envelopes envelopes, ClaimsReader reader) {
        this.envelopes = envelopes;
        this.reader = reader;
    }

    /** The claims of each credential that the heads name, in their order. */
    public List<Claims> read(String mediaType, byte[] payload, List<CredentialHead> heads) {
        Outcome<Envelope> opened = envelopes.read(mediaType, payload);
        if (!(opened instanceof Outcome.Done<Envelope> done)) {
            throw new IllegalStateException("an envelope that was admitted can no longer be read: " + opened);
        }
        Map<Digest, Sealed> byDigest = done.value().credentials().stream()
                .collect(Collectors.toMap(Sealed::digest, Function.identity(), (first, again) -> first));
        List<Claims> claims = new ArrayList<>(heads.size());
        for (CredentialHead head : heads) {
            Sealed sealed = byDigest.get(head.digest());
            if (sealed == null) {
                throw new IllegalStateException("the envelope does not hold " + head.digest());
            }
            // What the issuer had a right to is in the head already: its subjects are those that were kept.
            claims.add(reader.replay(head, sealed.documentBytes(), new Right(head.issuer(), List.of(), List.of())));
        }
        return claims;
    }
}

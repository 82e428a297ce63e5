package eu.cartulary.catalog.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidJwk;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.DidWeb;
import java.time.Clock;
import java.time.Duration;

/** The three methods that are taken: {@code did:web} through {@link Outbound}, {@code did:key} and {@code did:jwk} by themselves. */
public final class DidResolver implements KeyResolver {
    /** Parsed documents kept; a large one is some 100 kB with its keys. */
    private static final int KEPT = 2_000;

    private final Outbound outbound;
    private final Clock clock;
    private final Cache<Did, ResolvedDid> resolved =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public DidResolver(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public ResolvedDid resolve(Did did, Duration maxAge) throws DidException {
        ResolvedDid known = resolved.getIfPresent(did);
        boolean needsNetwork = KeyResolver.needsNetwork(did);
        if (known != null && (!needsNetwork || known.at().plus(maxAge).isAfter(clock.instant()))) {
            return known;
        }
        ResolvedDid fresh = needsNetwork ? fetched(did, maxAge) : ofItself(did);
        resolved.put(did, fresh);
        return fresh;
    }

    private ResolvedDid ofItself(Did did) throws DidException {
        DidDocument document = did.method().equals("key") ? DidKey.resolve(did.value()) : DidJwk.resolve(did.value());
        byte[] none = new byte[0];
        return new ResolvedDid(document, none, Digest.of(none), clock.instant());
    }

    private ResolvedDid fetched(Did did, Duration maxAge) throws DidException {
        if (!did.method().equals("web")) {
            throw new DidException(
                    "did-method-unknown", "of the DID methods web, key and jwk are read, not " + did.method());
        }
        Fetched answer = outbound.get(DidWeb.parse(did.value()).documentUrl(), Ask.DID_DOCUMENT.notOlderThan(maxAge));
        return switch (answer) {
            case Fetched.Missed missed ->
                throw new DidException("did-document-unreachable", missed.why() + ": " + missed.detail());
            case Fetched.Found found ->
                new ResolvedDid(
                        DidDocument.parse(found.bytes(), did.value()),
                        found.bytes(),
                        Digest.of(found.bytes()),
                        found.at());
        };
    }
}

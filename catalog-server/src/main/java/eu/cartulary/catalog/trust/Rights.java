package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import eu.cartulary.did.IriSpace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an issuer may speak of: its own space, spaces that it proves through {@code alsoKnownAs}, and what it is accredited for. */
final class Rights {
    /** More names than this are not looked up: each costs a connection. */
    private static final int MAX_NAMES = 5;

    private final KeyResolver resolver;
    private final TrustPolicy policy;

    Rights(KeyResolver resolver, TrustPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    Right of(Did issuer, ResolvedDid did) {
        List<String> prefixes = new ArrayList<>(spaces(issuer.value()));
        did.document().alsoKnownAs().stream().limit(MAX_NAMES).forEach(name -> claimed(name)
                .filter(other -> !other.equals(issuer.value()) && acknowledges(other, issuer))
                .ifPresent(other -> prefixes.addAll(spaces(other))));
        return new Right(issuer, prefixes.stream().distinct().toList(), policy.schemes(issuer));
    }

    /** What the name alone gives: its own space. */
    static Right ofName(Did issuer) {
        return new Right(issuer, spaces(issuer.value()), List.of());
    }

    /** The DID that speaks for a name: itself, or the one of the host and path. */
    private static Optional<String> claimed(String name) {
        if (name.startsWith("did:web:")) {
            return DidUrl.isDid(name) ? Optional.of(DidWeb.canonical(name)) : Optional.empty();
        }
        if (!name.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(name);
            String port = uri.getPort() < 0 ? "" : "%3A" + uri.getPort();
            String path = uri.getRawPath() == null
                    ? ""
                    : uri.getRawPath().replaceAll("/+$", "").replace('/', ':');
            String did = "did:web:" + uri.getHost() + port + path;
            return Optional.of(DidWeb.parse(did).toString());
        } catch (IllegalArgumentException | DidException unreadable) {
            return Optional.empty();
        }
    }

    /** A name proves itself from its own side: its document carries the issuer's DID as its id or among its other names. */
    private boolean acknowledges(String other, Did issuer) {
        try {
            return resolver.resolve(new Did(other), KeyResolver.USUAL).document().alsoKnownAs().stream()
                    .map(DidWeb::canonical)
                    .anyMatch(issuer.value()::equals);
        } catch (DidException e) {
            return false;
        }
    }

    private static List<String> spaces(String did) {
        try {
            return IriSpace.of(did);
        } catch (DidException e) {
            return List.of(did);
        }
    }
}

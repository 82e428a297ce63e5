package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.Listing;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policy that the journalled trust list makes. */
public final class ListedTrust implements TrustPolicy {
    private static final String WEB = "did:web:";
    /** An attester listed without schemes attests any. */
    private static final List<String> ANY = List.of("*");

    private final Register register;
    private final Mode mode;

    public ListedTrust(Register register, Mode mode) {
        this.register = register;
        this.mode = mode;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public boolean lists(Did issuer) {
        return find(issuer, Role.ISSUER).isPresent()
                || find(issuer, Role.ATTESTER).isPresent();
    }

    @Override
    public boolean blocks(Did issuer) {
        return register.trust().isBlocked(issuer);
    }

    @Override
    public List<String> schemes(Did issuer) {
        return find(issuer, Role.ATTESTER)
                .map(listing -> listing.schemes().isEmpty() ? ANY : listing.schemes())
                .orElse(List.of());
    }

    @Override
    public void refused(Did issuer, String reason, Instant when) {
        register.refused().note(issuer, reason, when);
    }

    /** By name; else by the pattern of a domain above: for {@code a.b.example} {@code *.b.example}, then {@code *.example}. */
    private Optional<Listing> find(Did issuer, Role role) {
        Optional<Listing> exact = register.trust().find(issuer, role);
        if (exact.isPresent() || !issuer.value().startsWith(WEB)) {
            return exact;
        }
        String host = host(issuer);
        for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
            Optional<Listing> pattern = register.trust().find(new Did(WEB + "*" + host.substring(dot)), role);
            if (pattern.isPresent()) {
                return pattern;
            }
        }
        return Optional.empty();
    }

    private static String host(Did issuer) {
        try {
            return DidWeb.parse(issuer.value()).host();
        } catch (DidException e) {
            return "";
        }
    }
}

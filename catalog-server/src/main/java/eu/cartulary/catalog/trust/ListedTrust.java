package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.Anchor;
import eu.cartulary.catalog.register.Listing;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.register.TrustList;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy that the journalled trust list makes. */
public final class ListedTrust implements TrustPolicy {
    /** An attester listed without schemes attests any. */
    private static final List<String> ANY = List.of("*");

    private final Register register;
    private final Mode mode;
    private volatile Anchors anchors = new Anchors(List.of(), Set.of());

    /** Certificates as they were listed, and as the platform takes them: parsed once for each state of the list. */
    private record Anchors(List<Anchor> listed, Set<TrustAnchor> parsed) {}

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
        TrustList trust = register.trust();
        return trust.covering(issuer, Role.ISSUER).isPresent()
                || trust.covering(issuer, Role.ATTESTER).isPresent();
    }

    @Override
    public boolean blocks(Did issuer) {
        return register.trust().isBlocked(issuer);
    }

    @Override
    public List<String> schemes(Did issuer) {
        return register.trust()
                .covering(issuer, Role.ATTESTER)
                .map(Listing::schemes)
                .map(schemes -> schemes.isEmpty() ? ANY : schemes)
                .orElse(List.of());
    }

    @Override
    public Set<TrustAnchor> anchors() {
        List<Anchor> listed = register.trust().anchors();
        Anchors known = anchors;
        if (!known.listed().equals(listed)) {
            known = new Anchors(
                    listed,
                    listed.stream()
                            .map(anchor -> new TrustAnchor(Certificates.ofBase64(anchor.certificate()), null))
                            .collect(Collectors.toUnmodifiableSet()));
            anchors = known;
        }
        return known.parsed();
    }

    @Override
    public void refused(Did issuer, String reason, Instant when) {
        register.refused().note(issuer, reason, when);
    }
}

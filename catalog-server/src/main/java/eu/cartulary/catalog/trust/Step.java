package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One credential on its way through the steps; belongs to one call. */
final class Step {
    final Sealed sealed;
    final Violation.@Nullable CredentialRef place;
    final List<Finding> refused = new ArrayList<>();
    final List<Finding> accepted = new ArrayList<>();
    /** Oddities of the presentation around all; of the first one only. */
    final List<Finding> aboutAll = new ArrayList<>();

    Optional<SignedWith> signedWith = Optional.empty();

    @Nullable
    Validity validity;

    @Nullable
    ChainResult chain;

    @Nullable
    String letInBy;

    StatusCheck.@Nullable Seen status;

    private Step(Sealed sealed, Violation.@Nullable CredentialRef place) {
        this.sealed = sealed;
        this.place = place;
    }

    /** A step for each; where there are several, each knows its place. */
    static List<Step> of(List<Sealed> credentials) {
        return IntStream.range(0, credentials.size())
                .mapToObj(i -> new Step(
                        credentials.get(i),
                        credentials.size() == 1
                                ? null
                                : new Violation.CredentialRef(
                                        i, credentials.get(i).id())))
                .toList();
    }

    List<Finding> reasons() {
        return refused.stream().map(finding -> finding.in(place)).toList();
    }

    /** Oddities that the bytes do not show again: all but those of the envelope, and the status, which is looked at anew. */
    List<Finding> kept() {
        return Stream.concat(aboutAll.stream(), accepted.stream())
                .filter(finding -> !finding.rule().equals("status-unknown"))
                .toList();
    }

    /** Oddities, those of the envelope first. */
    List<Finding> oddities() {
        return Stream.concat(
                        aboutAll.stream(),
                        Stream.concat(sealed.findings().stream(), accepted.stream())
                                .map(finding -> finding.in(place)))
                .toList();
    }
}

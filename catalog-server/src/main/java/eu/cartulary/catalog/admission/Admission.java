package eu.cartulary.catalog.admission;

import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges claims by the base shapes. Safe for many threads: the shapes never change after they are compiled. */
public final class Admission {
    private final BaseShapes shapes;

    public Admission(BaseShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Decides on the credentials of one envelope.
     *
     * @return what is admitted, with the warnings of the shapes; or {@code shape-violations} with every broken rule
     */
    public Outcome<Admitted> judge(List<Claims> envelope, Language language) {
        List<Violation> remarks = new ArrayList<>();
        for (int i = 0; i < envelope.size(); i++) {
            Claims claims = envelope.get(i);
            Stream<Violation> found =
                    shapes.validate(claims.graph(), claims.credential().document(), language).stream();
            if (envelope.size() > 1) {
                var place = new Violation.CredentialRef(i, claims.head().id());
                found = found.map(violation -> violation.in(place));
            }
            found.forEach(remarks::add);
        }
        boolean broken = remarks.stream().anyMatch(remark -> remark.severity() == Severity.VIOLATION);
        return broken
                ? Outcome.refused(Refusal.ofViolations(ProblemType.SHAPE_VIOLATIONS, remarks))
                : Outcome.done(new Admitted(envelope, remarks));
    }
}

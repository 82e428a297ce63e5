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
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/** Judges claims by the base shapes. Safe for many threads: the shapes never change after they are compiled. */
public final class Admission {
    private final BaseShapes shapes;

    public Admission(BaseShapes shapes) {
        this.shapes = shapes;
    }

    /** What the shapes say of claims that are not decided on. */
    public List<Violation> remarks(Claims claims, Language language) {
        Violation.CredentialRef place = claims.credential().place();
        List<Violation> found = remarks(claims.graph(), claims.credential().document(), language);
        return place == null
                ? found
                : found.stream().map(violation -> violation.in(place)).toList();
    }

    /** What the shapes say of a description, with places in the JSON it came in, where it came in JSON. */
    public List<Violation> remarks(Graph graph, byte @Nullable [] json, Language language) {
        return shapes.validate(graph, json, language);
    }

    /**
     * Decides on the credentials of one envelope.
     *
     * @return what is admitted, with the warnings of the shapes; or {@code shape-violations} with every broken rule
     */
    public Outcome<Admitted> judge(List<Claims> envelope, Language language) {
        List<Violation> remarks = new ArrayList<>();
        for (Claims claims : envelope) {
            remarks.addAll(remarks(claims, language));
        }
        boolean broken = remarks.stream().anyMatch(remark -> remark.severity() == Severity.VIOLATION);
        return broken
                ? Outcome.refused(Refusal.ofViolations(ProblemType.SHAPE_VIOLATIONS, remarks))
                : Outcome.done(new Admitted(envelope, remarks));
    }
}

package eu.cartulary.catalog.admission;

import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Pack;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/**
 * Judges claims by the base shapes and by every pack that is mounted. Safe for many threads: the shapes never change after they are
 * compiled.
 */
public final class Admission {
    private final BaseShapes shapes;
    private final Packs packs;

    public Admission(BaseShapes shapes, Packs packs) {
        this.shapes = shapes;
        this.packs = packs;
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
        return remarks(graph, GraphFactory.createDefaultGraph(), json, language);
    }

    private List<Violation> remarks(Graph graph, Graph known, byte @Nullable [] json, Language language) {
        List<Violation> found = new ArrayList<>(shapes.validate(graph, json, language));
        for (Pack pack : packs.all()) {
            if (pack.speaksOf(graph)) {
                found.addAll(pack.validate(graph, known, json, language));
            }
        }
        return found;
    }

    /**
     * Decides on the credentials of one envelope.
     *
     * @return what is admitted, with the warnings of the shapes; or {@code shape-violations} with every broken rule
     */
    public Outcome<Admitted> judge(List<Claims> envelope, Language language) {
        List<Violation> remarks = new ArrayList<>();
        for (int i = 0; i < envelope.size(); i++) {
            Violation.CredentialRef place = envelope.get(i).credential().place();
            for (Violation violation : found(i, envelope, language)) {
                remarks.add(place == null ? violation : violation.in(place));
            }
        }
        boolean broken = remarks.stream().anyMatch(remark -> remark.severity() == Severity.VIOLATION);
        return broken
                ? Outcome.refused(Refusal.ofViolations(ProblemType.SHAPE_VIOLATIONS, remarks))
                : Outcome.done(new Admitted(envelope, remarks));
    }

    private List<Violation> found(int which, List<Claims> envelope, Language language) {
        Claims claims = envelope.get(which);
        return remarks(
                claims.graph(), known(which, envelope), claims.credential().document(), language);
    }

    /** What the other credentials of the envelope say of the things that this one refers to. */
    private static Graph known(int which, List<Claims> envelope) {
        Graph known = GraphFactory.createDefaultGraph();
        Graph claims = envelope.get(which).graph();
        for (int i = 0; i < envelope.size(); i++) {
            Claims other = envelope.get(i);
            if (i != which
                    && other.head().subjects().stream()
                            .map(NodeFactory::createURI)
                            .anyMatch(subject -> claims.contains(Node.ANY, Node.ANY, subject))) {
                other.graph().find().forEachRemaining(known::add);
            }
        }
        return known;
    }
}

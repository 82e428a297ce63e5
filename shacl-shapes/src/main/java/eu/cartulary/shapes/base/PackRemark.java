package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.system.G;

/**
 * A result of a pack's shapes, told in our own words: official shapes have neither messages nor names for their rules, so
 * the id is made of class, property and constraint.
 */
record PackRemark(String pack, Graph shapes, ReportEntry entry) {
    private static final List<String> WORDED =
            List.of("minCount", "maxCount", "class", "datatype", "nodeKind", "in", "pattern", "closed");

    /** A thing of which nothing is said here cannot be of the wrong class: its own credential says what it is. */
    static boolean isAboutUndescribed(ReportEntry entry, Graph data) {
        String constraint = constraint(entry);
        return List.of("class", "or", "node").contains(constraint)
                && entry.value() != null
                && entry.value().isURI()
                && !data.contains(entry.value(), Node.ANY, Node.ANY);
    }

    Violation in(Language language, Places places) {
        String constraint = constraint(entry);
        Path path = entry.resultPath();
        List<Node> properties = Remarks.properties(path);
        String property = path == null ? Names.local(shapeName()) : Names.compact(path);
        String key = "pack." + (WORDED.contains(constraint) ? constraint : "other");
        return new Violation(
                pack + "/" + shapeName() + "_" + local(properties) + constraint,
                entry.focusNode().isURI() ? entry.focusNode().getURI() : null,
                path == null ? null : property,
                places.pointer(entry.focusNode(), properties, entry.value()),
                Remarks.shown(entry.value()),
                CompiledShapes.severity(entry.severity().level()),
                Sentence.of(language, key, property, shapeName()),
                advice(language),
                null);
    }

    private String advice(Language language) {
        for (Node text : G.listSP(shapes, entry.source(), Names.sh("description"))) {
            if (text.isLiteral() && !text.getLiteralLexicalForm().isBlank()) {
                String said = Remarks.shown(text);
                return Sentence.of(language, "pack.advice", pack, said == null ? "" : said);
            }
        }
        return Sentence.of(language, "pack.advice-plain", pack);
    }

    private static String local(List<Node> properties) {
        return properties.isEmpty() ? "" : Names.local(properties.get(0).getURI()) + "_";
    }

    /** {@code MinCountConstraintComponent} is {@code minCount}. */
    private static String constraint(ReportEntry entry) {
        String component =
                Names.local(entry.sourceConstraintComponent().getURI()).replace("ConstraintComponent", "");
        return component.isEmpty() ? "other" : Character.toLowerCase(component.charAt(0)) + component.substring(1);
    }

    /** The named shape of the result, or the one that holds it. */
    private String shapeName() {
        Node shape = entry.source();
        if (shape.isBlank()) {
            List<Node> holders = G.listPO(shapes, Names.sh("property"), shape);
            shape = holders.isEmpty() ? shape : holders.get(0);
        }
        return shape.isURI() ? Names.local(shape.getURI()) : "shape";
    }
}

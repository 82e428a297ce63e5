package eu.cartulary.shapes.base;

import eu.cartulary.shapes.base.ShapesTable.Property;
import eu.cartulary.shapes.base.ShapesTable.TargetClass;
import eu.cartulary.shapes.base.ShapesWriter.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Drafts a valid description of a class and an invalid one per rule; a person reads them before they are kept. */
final class CaseDrafts {
    private static final String OTHER = "<https://provider.example/other>";
    private final ShapesTable table;
    private final ShapesWriter writer;
    private final ClassTree tree = ClassTree.of(ShapeFiles.classes());

    CaseDrafts(ShapesTable table) {
        this.table = table;
        this.writer = new ShapesWriter(table);
    }

    String valid(TargetClass of) {
        Map<String, String> statements = new LinkedHashMap<>();
        for (Node above : tree.withSupers(NodeFactory.createURI(Names.expand(of.iri())))) {
            TargetClass parent = table.classes().get(Names.compact(above.getURI()));
            if (parent != null && parent != of) {
                parent.properties().stream()
                        .filter(property -> property.min() > 0)
                        .forEach(property -> statements.put(first(property), good(property)));
            }
        }
        of.properties().forEach(property -> statements.put(first(property), good(property)));
        StringBuilder turtle = new StringBuilder(Case.IT + " a " + of.iri());
        statements.forEach(
                (p, o) -> turtle.append(" ;\n    ").append(p).append(' ').append(o));
        return turtle.append(" .").toString();
    }

    Map<String, String> invalid(TargetClass of) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Draft draft : writer.drafts(of)) {
            String p = first(draft.property());
            changes.put(
                    draft.id(),
                    switch (draft.suffix()) {
                        case "minCount" -> "- " + p;
                        case "maxCount" -> "+ " + p + " " + draft.kind().other();
                        case "class" ->
                            "= " + p + " " + OTHER + " ; & " + OTHER + " a <https://provider.example/vocabulary#Other>";
                        default -> "= " + p + " " + draft.kind().bad();
                    });
        }
        return changes;
    }

    String file(TargetClass of, Map<String, String> kept) {
        List<String> lines = new ArrayList<>();
        int width = invalid(of).keySet().stream().mapToInt(String::length).max().orElse(0);
        invalid(of)
                .forEach((rule, change) ->
                        lines.add(rule + " ".repeat(width - rule.length() + 2) + kept.getOrDefault(rule, change)));
        return valid(of) + "\n\n" + String.join("\n", lines) + "\n";
    }

    private static String good(Property property) {
        return Kind.of(property).good();
    }

    private static String first(Property property) {
        String path = property.path();
        return path.contains("|") ? path.substring(0, path.indexOf('|')) : path;
    }
}

package eu.cartulary.shapes.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The cases of one class, from {@code cases/<Class>.cases}: a valid description in Turtle, an empty line, then a line per
 * rule with the changes that break it: {@code - p} takes a property away, {@code + p o} adds a value, {@code = p o} replaces
 * all, {@code & s p o} states something besides; several are separated by {@code ;}.
 */
record Case(String of, String valid, Map<String, String> invalid) {
    static final String IT = "<https://provider.example/it>";
    static final String PREFIXES = ShapesWriter.PREFIXES.entrySet().stream()
            .map(p -> "@prefix " + p.getKey() + ": <" + p.getValue() + "> .\n")
            .collect(Collectors.joining());

    static Case read(Path file) throws IOException {
        String[] parts = Files.readString(file).split("\n\n", 2);
        Map<String, String> invalid = new LinkedHashMap<>();
        parts[1].lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> invalid.put(line.split("\\s+", 2)[0], line.split("\\s+", 2)[1]));
        return new Case(file.getFileName().toString().replace(".cases", ""), parts[0], invalid);
    }

    Graph validGraph() {
        return turtle(valid);
    }

    Graph invalidGraph(String rule) {
        Graph graph = validGraph();
        for (String change : invalid.get(rule).split(" ; ")) {
            apply(change.strip(), graph);
        }
        return graph;
    }

    private static void apply(String change, Graph graph) {
        String rest = change.substring(1).strip();
        Node property =
                turtle(IT + " " + rest.split("\\s+")[0] + " 1 .").find().next().getPredicate();
        Node it = turtle(IT + " a " + IT + " .").find().next().getSubject();
        switch (change.charAt(0)) {
            case '-' -> graph.remove(it, property, Node.ANY);
            case '+' -> add(IT + " " + rest, graph);
            case '=' -> {
                graph.remove(it, property, Node.ANY);
                add(IT + " " + rest, graph);
            }
            case '&' -> add(rest, graph);
            default -> throw new IllegalArgumentException(change);
        }
    }

    private static void add(String statement, Graph graph) {
        turtle(statement + " .").find().forEachRemaining(graph::add);
    }

    static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
        return graph;
    }
}

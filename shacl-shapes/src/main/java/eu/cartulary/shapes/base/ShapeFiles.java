package eu.cartulary.shapes.base;

import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;

/** The Turtle files that this library carries: {@code shapes/classes.ttl} and what {@code shapes/base/index.txt} lists. */
final class ShapeFiles {
    static {
        JenaSystem.init();
    }

    private ShapeFiles() {}

    /** All base shapes in one graph. */
    static Graph base() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String name : index()) {
            read("/shapes/base/" + name, graph);
        }
        return graph;
    }

    /** Which class is a kind of which, Gaia-X's and our own. */
    static Graph classes() {
        Graph graph = GraphFactory.createDefaultGraph();
        read("/shapes/classes.ttl", graph);
        Vocabulary.bundled()
                .graph()
                .find(Node.ANY, Names.SUB_CLASS_OF, Node.ANY)
                .forEachRemaining(graph::add);
        return graph;
    }

    static List<String> index() {
        return new String(bytes("/shapes/base/index.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    static byte[] bytes(String resource) {
        try (InputStream in = ShapeFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this library was built without " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String resource, Graph into) {
        RDFParser.fromString(new String(bytes(resource), StandardCharsets.UTF_8), Lang.TURTLE)
                .base("https://w3id.org/cartulary" + resource)
                .parse(into);
    }
}

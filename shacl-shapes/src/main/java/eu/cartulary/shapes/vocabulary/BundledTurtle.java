package eu.cartulary.shapes.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;

/** Reads Turtle that is part of the program. */
final class BundledTurtle {
    static {
        JenaSystem.init();
    }

    private BundledTurtle() {}

    static Graph read(String resource) {
        return read(resource, new LinkedHashSet<>());
    }

    /**
     * Reads a file and notes its subjects in the order in which they are written: code lists that are ladders are written
     * from the lowest rung to the highest, and a graph has no order.
     */
    static Graph read(String resource, Set<Node> subjects) {
        try (InputStream in = BundledTurtle.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.source(in).lang(Lang.TURTLE).parse(new StreamRDFWrapper(StreamRDFLib.graph(graph)) {
                @Override
                public void triple(Triple triple) {
                    subjects.add(triple.getSubject());
                    super.triple(triple);
                }
            });
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

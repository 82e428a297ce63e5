package eu.cartulary.shapes.jsonld;

import eu.cartulary.shapes.vocabulary.Gx;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * Says which words of the Gaia-X namespace no ontology of any release has: its contexts give every word a meaning, so a
 * misspelt fact would otherwise be one that no rule sees. (Words of the own vocabulary are the shapes' matter.)
 */
final class KnownTerms {
    private static final Node TYPE = NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    private static final Set<String> GAIA_X = gaiaX();

    private KnownTerms() {}

    static void check(Graph graph, JsonValue source, Remarks remarks) {
        for (Triple triple : graph.find().toList()) {
            word(triple.getPredicate(), source, remarks);
            if (triple.getPredicate().equals(TYPE)) {
                word(triple.getObject(), source, remarks);
            }
        }
    }

    private static void word(Node node, JsonValue source, Remarks remarks) {
        if (node.isURI() && node.getURI().startsWith(Gx.NS)) {
            String name = node.getURI().substring(Gx.NS.length());
            if (!GAIA_X.contains(name)) {
                remarks.warnOnce("unknown-gaia-x-term", () -> Pointers.of(source, node.getURI()), name, name);
            }
        }
    }

    private static Set<String> gaiaX() {
        try (InputStream in = KnownTerms.class.getResourceAsStream("/vocabulary/gaia-x-terms.txt")) {
            if (in == null) {
                throw new IllegalStateException("/vocabulary/gaia-x-terms.txt is missing from the class path");
            }
            Set<String> names = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(Set.of(line.split(" "))));
            return Set.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

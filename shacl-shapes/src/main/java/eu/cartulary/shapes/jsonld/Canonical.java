package eu.cartulary.shapes.jsonld;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * RDFC-1.0: one text for all graphs that say the same, whatever their blank nodes are called. Bounded, because a small graph
 * can be made whose blank nodes take years to tell apart: an empty answer means that it was given up.
 */
public final class Canonical {
    private static final String LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

    private final int maxBlankNodes;
    private final long maxMillis;

    private Canonical(int maxBlankNodes, long maxMillis) {
        this.maxBlankNodes = maxBlankNodes;
        this.maxMillis = maxMillis;
    }

    /** At most 200 blank nodes and half a second. */
    public static Canonical bounded() {
        return new Canonical(200, 500);
    }

    /** Other bounds. */
    public static Canonical bounded(int maxBlankNodes, long maxMillis) {
        return new Canonical(maxBlankNodes, maxMillis);
    }

    /** SHA-256 of the canonical N-Quads; empty when the work would be too much. */
    public Optional<byte[]> sha256(Graph graph) {
        return nquads(graph).map(text -> digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The canonical N-Quads, sorted, one a line; empty when the work would be too much. */
    public Optional<String> nquads(Graph graph) {
        Map<Node, String> labels = new HashMap<>();
        try {
            RdfCanon canon = RdfCanon.create("SHA-256", new RdfCanonTimeTicker(maxMillis));
            graph.find().forEach(triple -> feed(canon, triple, labels));
            if (labels.size() > maxBlankNodes) {
                return Optional.empty();
            }
            StringWriter text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return Optional.of(text.toString());
        } catch (IllegalStateException | StackOverflowError outOfTime) {
            return Optional.empty();
        } catch (RdfConsumerException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
    }

    private static void feed(RdfCanon canon, Triple triple, Map<Node, String> labels) {
        Node object = triple.getObject();
        String subject = name(triple.getSubject(), labels);
        String predicate = triple.getPredicate().getURI();
        if (!object.isLiteral()) {
            canon.quad(subject, predicate, name(object, labels), null, null, null, null);
        } else if (object.getLiteralLanguage().isEmpty()) {
            String text = object.getLiteralLexicalForm();
            canon.quad(subject, predicate, text, object.getLiteralDatatypeURI(), null, null, null);
        } else {
            String text = object.getLiteralLexicalForm();
            canon.quad(subject, predicate, text, LANG_STRING, object.getLiteralLanguage(), null, null);
        }
    }

    private static String name(Node node, Map<Node, String> labels) {
        return node.isBlank() ? labels.computeIfAbsent(node, n -> "_:b" + labels.size()) : node.getURI();
    }

    private static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

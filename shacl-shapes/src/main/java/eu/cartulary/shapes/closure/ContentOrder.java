package eu.cartulary.shapes.closure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * One order for the triples of a subject, whatever its unnamed nodes are called: by property, then by value, unnamed values by
 * what is said of them. A graph has no order of its own, and two readers of one credential should say the same of it. Of one
 * walk; used by one thread.
 */
final class ContentOrder {
    /** How far below an unnamed node is looked to tell it from another; what is the same so far is taken as the same. */
    private static final int DEPTH = 8;

    private final Map<Described, String> known = new HashMap<>();

    /** What is said of a node within so many steps: remembered, so that nodes shared by many are read once a depth. */
    private record Described(Node node, int depth) {}

    /** The triples of a subject, sorted. */
    List<Triple> of(Graph graph, Node subject) {
        List<Triple> triples = graph.find(subject, Node.ANY, Node.ANY).toList();
        if (triples.size() > 1) {
            triples.sort(Comparator.<Triple, String>comparing(
                            triple -> triple.getPredicate().getURI())
                    .thenComparing((a, b) -> compare(graph, a.getObject(), b.getObject())));
        }
        return triples;
    }

    private int compare(Graph graph, Node a, Node b) {
        int byKind = Integer.compare(kind(a), kind(b));
        return byKind != 0 ? byKind : text(graph, a, DEPTH).compareTo(text(graph, b, DEPTH));
    }

    private static int kind(Node node) {
        return node.isURI() ? 0 : node.isLiteral() ? 1 : 2;
    }

    private String text(Graph graph, Node node, int depth) {
        if (node.isURI()) {
            return node.getURI();
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm() + "\n" + node.getLiteralDatatypeURI() + "\n"
                    + node.getLiteralLanguage();
        }
        return depth == 0 ? "" : described(graph, node, depth);
    }

    private String described(Graph graph, Node node, int depth) {
        Described key = new Described(node, depth);
        String before = known.get(key);
        if (before != null) {
            return before;
        }
        List<String> lines = new ArrayList<>();
        graph.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            Node object = triple.getObject();
            lines.add(triple.getPredicate().getURI() + "\n" + kind(object) + text(graph, object, depth - 1));
        });
        Collections.sort(lines);
        String now = sha256(String.join("\n\n", lines));
        known.put(key, now);
        return now;
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

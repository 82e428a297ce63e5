package eu.cartulary.shapes.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** The Turtle of one rulebook, as a graph and as text, so that a complaint can name the line. */
final class Source {
    final Graph graph;
    private final Map<String, String> files;
    private final Map<String, String> withImports;

    /**
     * @param graph all files together, and what they import
     * @param files its own, name → text
     * @param withImports these and those imported, its own first
     */
    Source(Graph graph, Map<String, String> files, Map<String, String> withImports) {
        this.graph = graph;
        this.files = files;
        this.withImports = withImports;
    }

    String firstFile() {
        return files.keySet().stream().findFirst().orElse("?");
    }

    String turtle() {
        return String.join("\n", files.values());
    }

    List<Node> all(Node subject, Node predicate) {
        List<Node> found = new ArrayList<>();
        graph.find(subject, predicate, Node.ANY).forEachRemaining(t -> found.add(t.getObject()));
        return found;
    }

    @Nullable
    Node one(Node subject, Node predicate) {
        List<Node> found = all(subject, predicate);
        if (found.size() > 1) {
            throw complaint(subject, "more than one " + predicate.getLocalName());
        }
        return found.isEmpty() ? null : found.get(0);
    }

    Node need(Node subject, Node predicate) {
        Node found = one(subject, predicate);
        if (found == null) {
            throw complaint(subject, "no " + predicate.getLocalName());
        }
        return found;
    }

    String text(Node subject, Node predicate) {
        Node node = need(subject, predicate);
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    String text(Node subject, Node predicate, String otherwise) {
        Node node = one(subject, predicate);
        return node == null ? otherwise : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** The text of a literal. */
    String literal(Node node, Node on, String what) {
        if (!node.isLiteral()) {
            throw complaint(on, what + " wants a literal, not a name");
        }
        return node.getLiteralLexicalForm();
    }

    /** A name, not a text. */
    Node name(Node node, Node on, String what) {
        if (!node.isURI()) {
            throw complaint(on, what + " wants a name, not a literal");
        }
        return node;
    }

    boolean has(Node subject, Node predicate) {
        return graph.contains(subject, predicate, Node.ANY);
    }

    /** A text in three languages, each exactly once. */
    Texts texts(Node subject, Node predicate) {
        return new Texts(
                inLanguage(subject, predicate, "en"),
                inLanguage(subject, predicate, "fr"),
                inLanguage(subject, predicate, "de"));
    }

    private String inLanguage(Node subject, Node predicate, String language) {
        List<String> found = new ArrayList<>();
        for (Node node : all(subject, predicate)) {
            if (node.isLiteral() && node.getLiteralLanguage().equals(language)) {
                found.add(node.getLiteralLexicalForm());
            }
        }
        if (found.size() != 1 || found.get(0).isBlank()) {
            throw complaint(
                    subject,
                    (found.isEmpty() ? "missing translation: no " : "more than one ") + predicate.getLocalName()
                            + " in " + language);
        }
        return found.get(0);
    }

    /** The members of an RDF list. */
    List<Node> list(Node head, Node on) {
        List<Node> members = new ArrayList<>();
        Set<Node> seen = new java.util.HashSet<>();
        Node at = head;
        while (!at.equals(RDF.Nodes.nil)) {
            if (!seen.add(at)) {
                throw complaint(on, "a list that runs in a circle");
            }
            List<Node> first = all(at, RDF.Nodes.first);
            List<Node> rest = all(at, RDF.Nodes.rest);
            if (first.size() != 1 || rest.size() != 1) {
                throw complaint(on, "a list that is broken");
            }
            members.add(first.get(0));
            at = rest.get(0);
        }
        return members;
    }

    /** A complaint about a node: the file and the line where its name, or that of the node it hangs below, stands first. */
    RulebookException complaint(Node about, String reason) {
        Node named = named(about);
        if (named != null) {
            String iri = named.getURI();
            String local = iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
            Pattern start = Pattern.compile(
                    "(?m)^\\s*(?:<[^>\\s]*" + Pattern.quote(local) + ">|[\\w.-]*:" + Pattern.quote(local) + ")\\s");
            for (Map.Entry<String, String> file : withImports.entrySet()) {
                Matcher matcher = start.matcher(file.getValue());
                if (matcher.find()) {
                    return new RulebookException(
                            file.getKey(), lineOf(file.getValue(), matcher.end() - 1), local + ": " + reason);
                }
            }
        }
        return new RulebookException(firstFile(), 0, reason);
    }

    private @Nullable Node named(Node about) {
        Node at = about;
        for (int step = 0; step < 50; step++) {
            if (at.isURI()) {
                return at;
            }
            Triple up = graph.find(Node.ANY, Node.ANY, at).nextOptional().orElse(null);
            if (up == null) {
                return null;
            }
            at = up.getSubject();
        }
        return null;
    }

    /** The line of a place in a text, 1 being the first. */
    static int lineOf(CharSequence text, int offset) {
        int line = 1;
        for (int at = 0; at < offset; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
        return line;
    }
}

package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import eu.cartulary.shapes.vocabulary.Gx;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Writes a graph as JSON-LD for people and programs: short names of the own context and the usual prefixes, and inner nodes
 * without an id inside the node that refers to them. The reader gives the same graph again.
 */
public final class JsonLdWriter {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final JsonObject CONTEXT = JSON.createObjectBuilder()
            .add(
                    "@context",
                    JSON.createArrayBuilder()
                            .add("https://w3id.org/cartulary/v1")
                            .add(JSON.createObjectBuilder()
                                    .add("id", "@id")
                                    .add("type", "@type")
                                    .add("gx", Gx.NS)
                                    .add("schema", "https://schema.org/")
                                    .add("vcard", "http://www.w3.org/2006/vcard/ns#")
                                    .add("dcat", "http://www.w3.org/ns/dcat#")
                                    .add("dcterms", "http://purl.org/dc/terms/")
                                    .add("prov", "http://www.w3.org/ns/prov#")
                                    .add("skos", "http://www.w3.org/2004/02/skos/core#")))
            .build();

    private final Map<Node, String> labels = new HashMap<>();
    private final Set<Node> written = new HashSet<>();
    private final Map<Node, Integer> references = new HashMap<>();
    private final Graph graph;

    /** Whether a node needs its name: one that stands inside the only node that refers to it does not. */
    private enum Naming {
        NAMED,
        WITHIN
    }

    private JsonLdWriter(Graph graph) {
        this.graph = graph;
        graph.find()
                .filterKeep(triple -> triple.getObject().isBlank())
                .forEach(triple -> references.merge(triple.getObject(), 1, Integer::sum));
    }

    /** The graph as compacted JSON-LD, UTF-8. */
    public static byte[] write(Graph graph) {
        JsonLdWriter writer = new JsonLdWriter(graph);
        JsonArray expanded = writer.expanded().build();
        JsonLdOptions options = new JsonLdOptions(Contexts.bundled().loader());
        try {
            JsonObject compacted = JsonLd.compact(JsonDocument.of(expanded), JsonDocument.of(CONTEXT))
                    .options(options)
                    .get();
            return compacted.toString().getBytes(StandardCharsets.UTF_8);
        } catch (JsonLdError confused) {
            // An IRI such as gx:name, whose prefix its writer did not declare, would change its meaning under our
            // context.
            return expanded.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Named subjects first, with their inner nodes; then what is left, such as cycles of nodes without an id. */
    private JsonArrayBuilder expanded() {
        Collection<Node> subjects =
                new LinkedHashSet<>(graph.find().mapWith(Triple::getSubject).toList());
        List<Node> roots = subjects.stream()
                .filter(node -> node.isURI() || references.getOrDefault(node, 0) != 1)
                .toList();
        JsonArrayBuilder nodes = JSON.createArrayBuilder();
        roots.forEach(root -> nodes.add(node(root, 0, Naming.NAMED)));
        subjects.stream().filter(node -> !written.contains(node)).toList().forEach(node -> {
            if (!written.contains(node)) {
                nodes.add(node(node, 0, Naming.NAMED));
            }
        });
        return nodes;
    }

    private JsonObject node(Node subject, int depth, Naming naming) {
        written.add(subject);
        JsonObjectBuilder object = JSON.createObjectBuilder();
        if (naming == Naming.NAMED) {
            object.add("@id", name(subject));
        }
        Map<String, JsonArrayBuilder> values = new LinkedHashMap<>();
        for (Triple triple : graph.find(subject, Node.ANY, Node.ANY).toList()) {
            String property = triple.getPredicate().getURI();
            Node value = triple.getObject();
            if (property.equals(TYPE) && !value.isLiteral()) {
                values.computeIfAbsent("@type", key -> JSON.createArrayBuilder())
                        .add(name(value));
            } else {
                values.computeIfAbsent(property, key -> JSON.createArrayBuilder())
                        .add(value(value, depth));
            }
        }
        values.forEach(object::add);
        return object.build();
    }

    private JsonObject value(Node value, int depth) {
        if (value.isLiteral()) {
            return literal(value);
        }
        boolean inside = value.isBlank()
                && references.getOrDefault(value, 0) == 1
                && !written.contains(value)
                && depth < Limits.standard().maxDepth() / 4;
        return inside
                ? node(value, depth + 1, Naming.WITHIN)
                : JSON.createObjectBuilder().add("@id", name(value)).build();
    }

    private static JsonObject literal(Node value) {
        String text = value.getLiteralLexicalForm();
        String datatype = value.getLiteralDatatypeURI();
        JsonObjectBuilder literal = JSON.createObjectBuilder();
        if (!value.getLiteralLanguage().isEmpty()) {
            return literal.add("@value", text)
                    .add("@language", value.getLiteralLanguage())
                    .build();
        }
        if (datatype.equals(XSD + "boolean") && (text.equals("true") || text.equals("false"))) {
            return literal.add("@value", text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE)
                    .build();
        }
        literal.add("@value", text);
        return datatype.equals(XSD + "string")
                ? literal.build()
                : literal.add("@type", datatype).build();
    }

    private String name(Node node) {
        return node.isBlank() ? labels.computeIfAbsent(node, key -> "_:b" + labels.size()) : node.getURI();
    }
}

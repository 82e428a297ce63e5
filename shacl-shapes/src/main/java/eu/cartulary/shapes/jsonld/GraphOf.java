package eu.cartulary.shapes.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.deseralization.JsonLdToRdf;
import com.apicatalog.jsonld.flattening.NodeMap;
import com.apicatalog.jsonld.flattening.NodeMapBuilder;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import jakarta.json.JsonArray;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/**
 * Triples of an expanded document, in a graph of their own. Blank nodes are new in each reading, whatever their labels in
 * the document: they never join across documents. The part of a label after the hyphen is the same at every reading of the same
 * document, so that who needs the very same graph again can name them by it.
 */
final class GraphOf implements RdfQuadConsumer {
    static {
        JenaSystem.init();
    }

    private static final AtomicLong READINGS = new AtomicLong();

    private final String reading = "r" + READINGS.incrementAndGet();
    private final Graph graph = GraphFactory.createGraphMem();
    private final Map<String, Node> blankNodes = new HashMap<>();
    private final Limits limits;
    private final Remarks remarks;

    private GraphOf(Limits limits, Remarks remarks) {
        this.limits = limits;
        this.remarks = remarks;
    }

    /** The graph, or nothing when it is too large; then a remark says so. */
    static @Nullable Graph of(JsonArray expanded, Limits limits, Remarks remarks) throws JsonLdError {
        GraphOf triples = new GraphOf(limits, remarks);
        try {
            NodeMap nodes = NodeMapBuilder.with(expanded, new NodeMap()).build();
            JsonLdToRdf.with(nodes).uriValidation(UriValidationPolicy.None).provide(triples);
        } catch (TooMuch tooMuch) {
            return null;
        }
        return triples.graph;
    }

    @Override
    public RdfQuadConsumer quad(
            String subject,
            String predicate,
            String object,
            @Nullable String datatype,
            @Nullable String language,
            @Nullable String direction,
            @Nullable String graphName)
            throws RdfConsumerException {
        graph.add(Triple.create(
                resource(subject),
                NodeFactory.createURI(predicate),
                datatype == null ? resource(object) : literal(object, datatype, language)));
        if (graph.size() > limits.maxTriples()) {
            throw tooMuch("too-many-triples", limits.maxTriples());
        }
        return this;
    }

    private Node resource(String id) {
        if (!id.startsWith("_:")) {
            return NodeFactory.createURI(id);
        }
        Node node =
                blankNodes.computeIfAbsent(id, label -> NodeFactory.createBlankNode(reading + "-" + blankNodes.size()));
        if (blankNodes.size() > limits.maxBlankNodes()) {
            throw tooMuch("too-many-blank-nodes", limits.maxBlankNodes());
        }
        return node;
    }

    private static Node literal(String text, String datatype, @Nullable String language) {
        return language == null || language.isEmpty()
                ? NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(datatype))
                : NodeFactory.createLiteralLang(text, language);
    }

    private TooMuch tooMuch(String rule, int limit) {
        remarks.refuse(rule, "", null, String.valueOf(limit));
        return new TooMuch(rule);
    }

    /** Ends the emission; never leaves this class. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String rule) {
            super(rule, null, false, false);
        }
    }
}

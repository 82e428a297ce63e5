package eu.cartulary.catalog.http;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.springframework.http.MediaType;

/** Writes small graphs. Blocks for CPU only; nothing is fetched. */
final class Rdf {
    /** What a graph can be written as. */
    static final List<MediaType> GRAPHS = List.of(MediaTypes.TURTLE, MediaTypes.JSON_LD);
    /** What a named graph can be written as. */
    static final List<MediaType> NAMED =
            List.of(MediaTypes.TURTLE, MediaTypes.JSON_LD, MediaTypes.N_QUADS, MediaTypes.TRIG);

    private Rdf() {}

    /**
     * A graph in one of {@link #NAMED}.
     *
     * @param name of the graph, for the formats that have names
     */
    static byte[] write(Graph graph, String name, MediaType type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (MediaTypes.same(type, MediaTypes.N_QUADS)) {
            RDFWriter.source(named(graph, name)).format(RDFFormat.NQUADS_UTF8).output(out);
        } else if (MediaTypes.same(type, MediaTypes.TRIG)) {
            RDFWriter.source(named(graph, name)).format(RDFFormat.TRIG_BLOCKS).output(out);
        } else if (MediaTypes.same(type, MediaTypes.JSON_LD)) {
            RDFWriter.source(graph).format(RDFFormat.JSONLD11_FLAT).output(out);
        } else {
            RDFWriter.source(graph).format(RDFFormat.TURTLE_PRETTY).output(out);
        }
        return out.toByteArray();
    }

    private static DatasetGraph named(Graph graph, String name) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        Node node = NodeFactory.createURI(name);
        graph.find().forEachRemaining(t -> dataset.add(node, t.getSubject(), t.getPredicate(), t.getObject()));
        return dataset;
    }
}

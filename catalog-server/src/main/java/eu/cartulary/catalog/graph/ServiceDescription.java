package eu.cartulary.catalog.graph;

import java.net.URI;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** What the endpoint can do (SPARQL 1.1 Service Description). */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private final SparqlSettings settings;
    private final Graph graph;

    ServiceDescription(URI address, SparqlSettings settings) {
        this.settings = settings;
        this.graph = graph(address);
    }

    private static Graph graph(URI address) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("formats", FORMATS);
        Node service = NodeFactory.createURI(address + "#service");
        Node dataset = NodeFactory.createURI(address + "#dataset");
        Node all = NodeFactory.createURI(address + "#default");
        add(graph, service, RDF.type.asNode(), sd("Service"));
        add(graph, service, sd("endpoint"), NodeFactory.createURI(address.toString()));
        add(graph, service, sd("supportedLanguage"), sd("SPARQL11Query"));
        add(graph, service, sd("feature"), sd("UnionDefaultGraph"));
        for (String format : new String[] {
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "JSON-LD",
            "RDF_XML"
        }) {
            add(graph, service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format));
        }
        add(graph, service, sd("defaultDataset"), dataset);
        add(graph, dataset, RDF.type.asNode(), sd("Dataset"));
        add(graph, dataset, sd("defaultGraph"), all);
        add(graph, all, RDF.type.asNode(), sd("Graph"));
        int number = 0;
        for (String name : new String[] {GraphNames.RECORDS, GraphNames.ASSESSMENTS, GraphNames.VOCABULARY}) {
            named(graph, dataset, NodeFactory.createURI(address + "#graph-" + ++number), name);
        }
        return graph;
    }

    private static void named(Graph graph, Node dataset, Node entry, String name) {
        Node contents = NodeFactory.createURI(entry.getURI() + "-contents");
        add(graph, dataset, sd("namedGraph"), entry);
        add(graph, entry, RDF.type.asNode(), sd("NamedGraph"));
        add(graph, entry, sd("name"), NodeFactory.createURI(name));
        add(graph, entry, sd("graph"), contents);
        add(graph, contents, RDF.type.asNode(), sd("Graph"));
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }

    private static void add(Graph graph, Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }

    QueryRun.Answer answer(AnswerFormat format) {
        Spool body = new Spool(settings.inMemory(), settings.maxBytes());
        RDFWriter.source(graph).lang(format.lang()).output(body);
        return new QueryRun.Given(format, body, null);
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import java.io.IOException;
import java.time.Instant;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * The record of a credential as RDF: a {@code dcat:CatalogRecord} (DCAT 3, section 6.5) whose {@code foaf:primaryTopic} are its
 * subjects, made by its issuer ({@code prov:wasAttributedTo}), with status and journal index. It names the graph of its claims.
 */
final class RecordTriples {
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";

    private final Journal journal;
    private final String baseUrl;

    /** Records of this journal, named below the base URL of the catalog. */
    RecordTriples(Journal journal, String baseUrl) {
        this.journal = journal;
        this.baseUrl = baseUrl;
    }

    /** What names the record: the address of the credential here. */
    String nameOf(Digest digest) {
        return baseUrl + "/credentials/" + digest.hex();
    }

    Graph of(Entry entry) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        Node record = iri(nameOf(entry.digest()));
        graph.add(record, RDF.type.asNode(), iri(DCAT + "CatalogRecord"));
        graph.add(record, RDF.type.asNode(), iri(PROV + "Entity"));
        graph.add(record, iri(PROV + "wasAttributedTo"), iri(entry.issuer().value()));
        graph.add(record, iri(DCTERMS + "identifier"), iri(entry.digest().graphName()));
        graph.add(
                record,
                AssessmentTriples.term("status"),
                NodeFactory.createLiteralString(entry.status().word()));
        graph.add(
                record,
                AssessmentTriples.term("journalIndex"),
                NodeFactory.createLiteralDT(Long.toString(entry.index()), XSDDatatype.XSDinteger));
        journal.header(entry.index()).ifPresent(header -> {
            graph.add(record, iri(DCTERMS + "issued"), instant(header.time()));
            if (entry.place() < header.credentials().size()) {
                head(graph, record, header.credentials().get(entry.place()));
            }
        });
        return graph;
    }

    private static void head(Graph graph, Node record, CredentialHead head) {
        for (String subject : head.subjects()) {
            graph.add(record, iri(FOAF + "primaryTopic"), iri(subject));
        }
        graph.add(record, AssessmentTriples.term("validFrom"), instant(head.validFrom()));
        if (head.validUntil() != null) {
            graph.add(record, AssessmentTriples.term("validUntil"), instant(head.validUntil()));
        }
    }

    private static Node iri(String value) {
        return NodeFactory.createURI(value);
    }

    private static Node instant(Instant value) {
        return NodeFactory.createLiteralDT(value.toString(), XSDDatatype.XSDdateTime);
    }
}

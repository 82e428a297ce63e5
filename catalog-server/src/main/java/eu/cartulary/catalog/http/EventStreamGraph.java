package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.ChangeEvent;
import eu.cartulary.catalog.feed.EventId;
import eu.cartulary.catalog.feed.EventLog;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes nodes of the event stream. A member is an event: it has a name, a time, the thing it is a version of, what became of that
 * (created, updated, deleted), and the data of the CloudEvent as JSON.
 *
 * @see <a href="https://w3id.org/ldes/specification">Linked Data Event Streams</a>
 * @see <a href="https://w3id.org/tree/specification">TREE</a>
 */
final class EventStreamGraph {
    static final String LDES = "https://w3id.org/ldes#";
    static final String TREE = "https://w3id.org/tree#";
    static final String AS = "https://www.w3.org/ns/activitystreams#";

    /** Orders the events of one instant: journal index times this, and the number of the event in its record. */
    static final long PER_RECORD = 1_000_000;

    static final String POSITION = "https://schema.org/position";

    /** Seconds after which it is worth looking again. */
    private static final int POLLING = 5;

    private static final Node TYPE = RDF.type.asNode();
    private static final Node VERSION_OF = DCTerms.isVersionOf.asNode();
    private static final Node CREATED = DCTerms.created.asNode();

    /** In the order in which it is said: a page has the same bytes whenever it is written. */
    private final List<Triple> triples = new ArrayList<>();

    private final Addresses addresses;
    private final Node stream;

    EventStreamGraph(Addresses addresses) {
        this.addresses = addresses;
        this.stream = iri(addresses.of("/ldes#stream"));
    }

    /** The root: what the stream is, and its topmost nodes. */
    List<Triple> root(EventLog log, long size) throws IOException {
        Node root = iri(addresses.of("/ldes"));
        add(stream, TYPE, iri(LDES + "EventStream"));
        add(stream, iri(TREE + "view"), root);
        add(stream, iri(LDES + "timestampPath"), CREATED);
        add(stream, iri(LDES + "sequencePath"), iri(POSITION));
        add(stream, iri(LDES + "versionOfPath"), VERSION_OF);
        add(stream, iri(LDES + "versionCreateObject"), iri(AS + "Create"));
        add(stream, iri(LDES + "versionUpdateObject"), iri(AS + "Update"));
        add(stream, iri(LDES + "versionDeleteObject"), iri(AS + "Delete"));
        add(stream, iri(LDES + "pollingInterval"), number(POLLING));
        add(root, TYPE, iri(TREE + "RootNode"));
        add(root, TYPE, iri(TREE + "Node"));
        if (size > 0) {
            // Nothing is ever removed: everything from the first record on is kept.
            Node kept = iri(addresses.of("/ldes#kept"));
            add(root, iri(LDES + "retentionPolicy"), kept);
            add(kept, TYPE, iri(LDES + "RetentionPolicy"));
            add(kept, iri(LDES + "startingFrom"), time(log.timeOf(0)));
        }
        int level = EventStreamTree.topOf(size);
        for (long number = 0; new EventStreamTree(level, number).isThereAt(size); number++) {
            relations(root, new EventStreamTree(level, number), log, size);
        }
        return triples;
    }

    /** A node above the pages. */
    List<Triple> node(EventStreamTree tree, EventLog log, long size) throws IOException {
        Node node = begin(tree, size);
        for (int i = 0; i < EventStreamTree.CHILDREN && tree.child(i).isThereAt(size); i++) {
            relations(node, tree.child(i), log, size);
        }
        return triples;
    }

    /** A page of members. */
    List<Triple> page(EventStreamTree tree, EventLog log, long size) throws IOException {
        begin(tree, size);
        for (ChangeEvent event : log.between(tree.from(), Math.min(tree.to(), size))) {
            member(event);
        }
        return triples;
    }

    private Node begin(EventStreamTree tree, long size) {
        Node node = iri(addresses.of(tree.path()));
        add(node, TYPE, iri(TREE + "Node"));
        add(stream, iri(TREE + "view"), iri(addresses.of("/ldes")));
        if (tree.isFullAt(size)) {
            add(node, iri(LDES + "immutable"), NodeFactory.createLiteralByValue(true, XSDDatatype.XSDboolean));
        }
        return node;
    }

    private void relations(Node from, EventStreamTree child, EventLog log, long size) throws IOException {
        relation(from, child, "GreaterThanOrEqualToRelation", log.timeOf(child.from()));
        if (child.isFullAt(size)) {
            // Two records of one instant may stand on both sides of a page's end: so "or equal" here as well.
            relation(from, child, "LessThanOrEqualToRelation", log.timeOf(child.to() - 1));
        }
    }

    private void relation(Node from, EventStreamTree child, String kind, Instant value) {
        Node relation = iri(from.getURI() + "#" + kind + "-" + child.level() + "-" + child.number());
        add(from, iri(TREE + "relation"), relation);
        add(relation, TYPE, iri(TREE + kind));
        add(relation, iri(TREE + "path"), CREATED);
        add(relation, iri(TREE + "value"), time(value));
        add(relation, iri(TREE + "node"), iri(addresses.of(child.path())));
    }

    private void member(ChangeEvent event) {
        Node member = iri(addresses.of("/events#" + event.id()));
        add(stream, iri(TREE + "member"), member);
        add(member, TYPE, iri(AS + what(event)));
        add(member, VERSION_OF, iri(event.subject()));
        add(member, CREATED, time(event.time()));
        add(member, iri(POSITION), number(position(event.id())));
        add(
                member,
                DCTerms.type.asNode(),
                NodeFactory.createLiteralString(event.type().word()));
        String data = new String(Json.write(event.data()), StandardCharsets.UTF_8);
        add(member, RDF.value.asNode(), NodeFactory.createLiteralDT(data, RDF.dtRDFJSON));
    }

    static long position(EventId id) {
        return id.index() * PER_RECORD + id.n();
    }

    private static String what(ChangeEvent event) {
        return switch (event.type()) {
            case OFFERING_LISTED, CREDENTIAL_ADMITTED -> "Create";
            case OFFERING_CHANGED, OFFERING_LEVEL_CHANGED -> "Update";
            case OFFERING_ENDED, CREDENTIAL_SUPERSEDED, CREDENTIAL_REVOKED, CREDENTIAL_EXPIRED, CREDENTIAL_WITHDRAWN ->
                "Delete";
            case GAP -> throw new IllegalArgumentException("a gap is no event of the journal");
        };
    }

    private void add(Node subject, Node predicate, Node object) {
        triples.add(Triple.create(subject, predicate, object));
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralByValue(number, XSDDatatype.XSDinteger);
    }

    private static Node time(Instant time) {
        return NodeFactory.createLiteralDT(time.toString(), XSDDatatype.XSDdateTime);
    }
}

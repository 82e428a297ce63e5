package eu.cartulary.shapes.assess;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** Graphs around the service of {@link Fixture} that cost as much as their size allows. */
final class Weaves {
    private static final String NS = "https://example.org/";
    private static final String CTL = "https://w3id.org/cartulary/v1#";
    private static final int MANY = 20_000;

    /** What the signer of a weave is accredited for. */
    static final Set<String> SCHEMES =
            IntStream.range(0, 2_000).mapToObj(n -> "S" + n).collect(Collectors.toUnmodifiableSet());

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Node offering = NodeFactory.createURI(Fixture.OFFERING);
    private final Node profile = iri("service-profile");

    private Weaves() {}

    static Graph of(String weave) {
        Weaves weaves = new Weaves();
        switch (weave) {
            case "layers" -> weaves.layers();
            case "documents" -> weaves.documents();
            case "parties" -> weaves.parties();
            case "certificates" -> weaves.certificates();
            case "owners" -> weaves.owners();
            case "sites" -> weaves.sites();
            default -> throw new IllegalArgumentException(weave);
        }
        return weaves.graph;
    }

    /** Suppliers of the block compute, each with a profile of its own that says a little. */
    static Graph suppliers(int count) {
        Weaves weaves = new Weaves();
        for (int n = 0; n < count; n++) {
            Node supplier = weaves.supplier(n);
            Node its = iri("profile-" + n);
            weaves.add(its, "describes", supplier);
            weaves.add(its, "block", text("compute"));
            weaves.add(its, "keyCustody", text("byok"));
            weaves.graph.add(supplier, gx("providedBy"), NodeFactory.createURI(Fixture.PROVIDER));
        }
        return weaves.graph;
    }

    /** One profile with very many layers describes very many suppliers. */
    private void layers() {
        Node shared = iri("shared-profile");
        for (int n = 0; n < 1_000; n++) {
            add(shared, "describes", supplier(n));
        }
        for (int n = 0; n < MANY; n++) {
            Node layer = NodeFactory.createBlankNode();
            add(shared, "layer", layer);
            add(layer, "block", text("compute"));
            add(layer, "keyCustody", text("byok"));
        }
    }

    /** Very many things rest on one document, which supports very many properties. */
    private void documents() {
        Node document = iri("document");
        for (String property : new String[] {"url", "sha256", "issuer"}) {
            add(document, property, text(property));
        }
        add(document, "validUntil", text("2099-01-01"));
        for (int n = 0; n < MANY; n++) {
            add(document, "supports", NodeFactory.createURI(CTL + "property" + n));
            Node layer = NodeFactory.createBlankNode();
            add(profile, "layer", layer);
            add(layer, "block", text("compute"));
            add(layer, "document", document);
        }
    }

    /** One participant takes part very many times. */
    private void parties() {
        Node participant = iri("participant");
        graph.add(participant, RDF.type.asNode(), gx("LegalPerson"));
        for (int n = 0; n < MANY; n++) {
            Node party = NodeFactory.createBlankNode();
            add(profile, "party", party);
            add(party, "participant", participant);
            add(party, "block", text("compute"));
        }
    }

    /** One certificate by very many schemes, about very many things. */
    private void certificates() {
        Node certificate = iri("certificate");
        add(certificate, "certifies", offering);
        for (int n = 0; n < 2_000; n++) {
            add(certificate, "scheme", text("S" + n));
            add(certificate, "certifies", iri("thing-" + n));
            add(certificate, "supports", NodeFactory.createURI(CTL + "property" + n));
        }
    }

    /** A chain of owners without names, too long to be followed by something that calls itself. */
    private void owners() {
        Node owned = NodeFactory.createURI(Fixture.PROVIDER);
        for (int n = 0; n < 3 * MANY; n++) {
            Node ownership = NodeFactory.createBlankNode();
            Node owner = NodeFactory.createBlankNode();
            add(owned, "ownership", ownership);
            add(ownership, "owner", owner);
            owned = owner;
        }
    }

    /** Very many locations at one site, which very many profiles describe. */
    private void sites() {
        Node site = NodeFactory.createURI(Fixture.SITE);
        for (int n = 0; n < MANY; n++) {
            Node location = NodeFactory.createBlankNode();
            add(profile, "location", location);
            add(location, "site", site);
            add(location, "purpose", text("purpose " + n));
            add(iri("site-profile-" + n), "describes", site);
            graph.add(site, NodeFactory.createURI("https://schema.org/latitude"), text("5" + n % 9 + "." + n));
            graph.add(site, NodeFactory.createURI("https://schema.org/longitude"), text("1" + n % 9 + "." + n));
        }
    }

    private Node supplier(int n) {
        Node supplier = iri("supplier-" + n);
        Node supply = NodeFactory.createBlankNode();
        add(profile, "suppliedBy", supply);
        add(supply, "block", text("compute"));
        add(supply, "offering", supplier);
        graph.add(supplier, RDF.type.asNode(), gx("ServiceOffering"));
        return supplier;
    }

    private void add(Node subject, String property, Node object) {
        graph.add(subject, NodeFactory.createURI(CTL + property), object);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI(NS + name);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    /** So many nodes around a service, in one credential. */
    static Graph many(String shape, int count) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node offering = NodeFactory.createURI(Fixture.OFFERING);
        Node profile = NodeFactory.createURI(NS + "service-profile");
        for (int n = 0; n < count; n++) {
            Node node = NodeFactory.createURI(NS + "node-" + n);
            Node entry = NodeFactory.createBlankNode();
            switch (shape) {
                case "dependsOn" -> {
                    graph.add(n == 0 ? offering : NodeFactory.createURI(NS + "node-" + (n - 1)), gx("dependsOn"), node);
                    graph.add(offering, gx("dependsOn"), node);
                    graph.add(node, RDF.type.asNode(), gx("ServiceOffering"));
                }
                case "describes" -> graph.add(node, NodeFactory.createURI(CTL + "describes"), offering);
                case "ownership" -> {
                    Node owned = n == 0
                            ? NodeFactory.createURI(Fixture.PROVIDER)
                            : NodeFactory.createURI(NS + "node-" + (n - 1));
                    graph.add(owned, NodeFactory.createURI(CTL + "ownership"), entry);
                    graph.add(NodeFactory.createURI(Fixture.PROVIDER), NodeFactory.createURI(CTL + "ownership"), entry);
                    graph.add(entry, NodeFactory.createURI(CTL + "owner"), node);
                    graph.add(node, RDF.type.asNode(), gx("LegalPerson"));
                }
                default -> {
                    graph.add(profile, NodeFactory.createURI(CTL + shape), entry);
                    graph.add(
                            entry,
                            NodeFactory.createURI(CTL + (shape.equals("party") ? "participant" : "offering")),
                            node);
                    graph.add(entry, NodeFactory.createURI(CTL + "block"), NodeFactory.createLiteralString("compute"));
                    graph.add(node, RDF.type.asNode(), gx(shape.equals("party") ? "LegalPerson" : "ServiceOffering"));
                }
            }
        }
        return graph;
    }

    private static Node gx(String name) {
        return NodeFactory.createURI("https://w3id.org/gaia-x/development#" + name);
    }
}

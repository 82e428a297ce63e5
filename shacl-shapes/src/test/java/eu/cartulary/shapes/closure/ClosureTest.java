package eu.cartulary.shapes.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosureTest {
    private static final String SERVICE = "https://example.org/service";

    @Test
    @DisplayName("the walk goes over provider, owners, sites, parties, suppliers, profiles and certificates")
    void reaches_everything() {
        Closure closure = federation().closure(SERVICE);
        assertThat(nodes(closure))
                .contains(
                        "service",
                        "service-profile",
                        "provider",
                        "holding",
                        "site",
                        "helper",
                        "store",
                        "store-owner",
                        "cert")
                .doesNotContain("sister", "elsewhere");
        assertThat(closure.edges())
                .anySatisfy(edge -> {
                    assertThat(edge.kind()).isEqualTo(EdgeKind.SUPPLIER);
                    assertThat(edge.block()).isEqualTo("storage");
                    assertThat(edge.declared()).isTrue();
                })
                .anySatisfy(edge -> {
                    assertThat(edge.kind()).isEqualTo(EdgeKind.PARTY);
                    assertThat(edge.to()).isEqualTo("https://example.org/helper");
                    assertThat(edge.declared()).isFalse();
                });
        assertThat(closure.visited()).contains("https://example.org/helper");
        assertThat(closure.node("https://example.org/helper").declared()).isFalse();
        assertThat(closure.cutBecause()).isNull();
        assertThat(closure.pathTo("https://example.org/store-owner").stream().map(ClosureEdge::to))
                .containsExactly(
                        "https://example.org/service-profile",
                        "https://example.org/store",
                        "https://example.org/store-owner");
    }

    @Test
    @DisplayName("a party that is named by a number only is an undeclared edge")
    void party_without_iri() {
        Closure closure = new MemoryClaims()
                .credential(
                        "ex:p ctl:describes ex:service ; ctl:party [ ctl:registrationNumber \"HRB 1\" ; ctl:block \"iam\" ] .")
                .credential("ex:service a gx:ServiceOffering .")
                .closure(SERVICE);
        assertThat(closure.edges()).anySatisfy(edge -> assertThat(edge)
                .isEqualTo(new ClosureEdge(
                        "https://example.org/p", "urn:undeclared:party:2", Links.PARTY, EdgeKind.PARTY, "iam", false)));
    }

    @Test
    @DisplayName(
            "the order of the facts is that of their content, however unnamed nodes are called and triples came in")
    void order_of_content() {
        List<String> parties = IntStream.range(0, 12)
                .mapToObj(i -> "ex:service ctl:party [ ctl:role \"r\" ; ctl:location [ ctl:country \""
                        + (char) ('A' + i) + "A\" ] ] .")
                .collect(Collectors.toCollection(ArrayList::new));
        List<List<String>> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Collections.rotate(parties, 5);
            Closure closure = new MemoryClaims()
                    .credential("ex:service a gx:ServiceOffering . " + String.join(" ", parties))
                    .closure(SERVICE);
            orders.add(closure.facts().stream()
                    .map(fact -> fact.predicate() + " " + (fact.object().isBlank() ? "[]" : fact.object()))
                    .toList());
        }
        assertThat(orders.get(0)).hasSize(1 + 12 * 4);
        assertThat(orders).containsOnly(orders.get(0));
    }

    @Test
    @DisplayName("a fact that two credentials state is one fact with two sources")
    void provenance() {
        Closure closure = new MemoryClaims()
                .credential("ex:service gx:providedBy ex:provider .")
                .credential("ex:service gx:providedBy ex:provider .")
                .closure(SERVICE);
        assertThat(closure.facts()).singleElement().satisfies(fact -> assertThat(fact.sources())
                .hasSize(2));
        assertThat(closure.digests()).hasSize(2);
    }

    @Test
    @DisplayName("an offering nobody describes has a closure of one undeclared node")
    void nothing_known() {
        Closure closure = new MemoryClaims().closure(SERVICE);
        assertThat(closure.nodes()).singleElement().satisfies(node -> assertThat(node.declared())
                .isFalse());
        assertThat(closure.facts()).isEmpty();
    }

    @Test
    @DisplayName("a hundred thousand nodes, in a chain, in a star or below one subject, end at a limit and say which")
    void huge() {
        int size = 100_000;
        Node dependsOn = NodeFactory.createURI(Links.GX + "dependsOn");
        Graph chain = GraphFactory.createDefaultGraph();
        Graph star = GraphFactory.createDefaultGraph();
        Graph nested = GraphFactory.createDefaultGraph();
        Node blank = NodeFactory.createURI(SERVICE);
        for (int i = 0; i < size; i++) {
            Node here = NodeFactory.createURI(i == 0 ? SERVICE : "https://example.org/n" + i);
            chain.add(Triple.create(here, dependsOn, NodeFactory.createURI("https://example.org/n" + (i + 1))));
            star.add(Triple.create(
                    NodeFactory.createURI(SERVICE), dependsOn, NodeFactory.createURI("https://example.org/n" + i)));
            Node below = NodeFactory.createBlankNode();
            nested.add(Triple.create(blank, dependsOn, below));
            blank = below;
        }
        chain.add(Triple.create(
                NodeFactory.createURI("https://example.org/n9"), dependsOn, NodeFactory.createURI(SERVICE)));
        ClosureLimits limits = new ClosureLimits(5_000, 16, 50_000, Duration.ofSeconds(30));
        assertThat(closure(chain, limits).cutBecause()).isEqualTo("nodes");
        Closure ofStar = closure(star, limits);
        assertThat(ofStar.cutBecause()).isEqualTo("nodes");
        assertThat(ofStar.nodes()).hasSizeLessThanOrEqualTo(5_000);
        Closure ofNested = closure(nested, limits);
        assertThat(ofNested.cutBecause()).isEqualTo("triples");
        assertThat(ofNested.facts()).hasSizeLessThanOrEqualTo(50_000);
    }

    private static Closure closure(Graph graph, ClosureLimits limits) {
        SourcedClaims claims = new SourcedClaims(
                "0", "did:web:example.org", java.util.List.of(), java.time.Instant.EPOCH, null, graph, Set.of());
        return Closure.of(
                SERVICE,
                new ClaimsSource() {
                    @Override
                    public java.util.List<SourcedClaims> about(String iri) {
                        return graph.contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY)
                                ? java.util.List.of(claims)
                                : java.util.List.of();
                    }

                    @Override
                    public java.util.List<String> pointingAt(String iri, String predicateIri) {
                        return java.util.List.of();
                    }
                },
                limits);
    }

    private static MemoryClaims federation() {
        return new MemoryClaims()
                .credential("""
                        ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ; gx:hostedOn ex:site .
                        ex:service-profile a ctl:EmailProfile ; ctl:describes ex:service ;
                            ctl:party [ ctl:participant ex:helper ; ctl:role "support" ] ;
                            ctl:suppliedBy [ ctl:block "storage" ; ctl:offering ex:store ] .
                        """)
                .credential("ex:provider a gx:LegalPerson ; gx:subOrganisationOf ex:holding .")
                .credential("ex:holding a gx:LegalPerson ; gx:parentOrganizationOf ex:provider, ex:sister .")
                .credential("ex:sister a gx:LegalPerson .")
                .credential("ex:site a gx:Datacenter .")
                .credential("ex:store a gx:ServiceOffering ; gx:providedBy ex:store-owner .")
                .credential("ex:store-owner a gx:LegalPerson .")
                .credential("ex:cert a ctl:Certificate ; ctl:certifies ex:service ; ctl:scheme \"BSI-C5\" .")
                .credential("ex:elsewhere a gx:ServiceOffering ; gx:providedBy ex:provider .");
    }

    private static Set<String> nodes(Closure closure) {
        return closure.nodes().stream()
                .map(node -> node.iri().replace("https://example.org/", ""))
                .collect(Collectors.toSet());
    }
}

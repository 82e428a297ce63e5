package eu.cartulary.catalog.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class LatestClaimsTest {

    @Test
    void what_was_put_in_last_is_there_and_what_was_asked_for_longest_ago_has_gone() {
        LatestClaims latest = new LatestClaims(36);
        latest.put(stated("a"));
        latest.put(stated("b"));
        latest.put(stated("c"));
        assertThat(latest.find(digest("a"))).isPresent();
        latest.put(stated("d"));
        assertThat(latest.find(digest("b"))).isEmpty();
        assertThat(List.of("a", "c", "d"))
                .allMatch(name -> latest.find(digest(name)).isPresent());
    }

    @Test
    void the_same_put_in_again_weighs_once() {
        LatestClaims latest = new LatestClaims(24);
        latest.put(stated("a"));
        for (int i = 0; i < 10; i++) {
            latest.put(stated("b"));
        }
        assertThat(latest.find(digest("a"))).isPresent();
    }

    @Test
    void one_that_is_larger_than_all_that_is_kept_is_not_kept() {
        LatestClaims latest = new LatestClaims(5);
        latest.put(stated("a"));
        assertThat(latest.find(digest("a"))).isEmpty();
    }

    @Test
    void kept_claims_answer_every_question_as_the_graph_that_was_read() {
        Graph read = graph("""
                <urn:a> <urn:p> 1, 01, "one"@en, <urn:b> ; <urn:q> [ <urn:p> 1 ] .
                <urn:b> <urn:p> <urn:b>, <urn:a> .
                """);
        Graph kept = ClaimsGraph.of(read, node -> node);
        assertThat(kept.size()).isEqualTo(read.size());
        assertThat(kept.isIsomorphicWith(read)).isTrue();
        read.find().forEachRemaining(triple -> {
            for (int mask = 0; mask < 8; mask++) {
                var s = (mask & 1) == 0 ? org.apache.jena.graph.Node.ANY : triple.getSubject();
                var p = (mask & 2) == 0 ? org.apache.jena.graph.Node.ANY : triple.getPredicate();
                var o = (mask & 4) == 0 ? org.apache.jena.graph.Node.ANY : triple.getObject();
                assertThat(kept.find(s, p, o).toSet())
                        .isEqualTo(read.find(s, p, o).toSet());
                assertThat(kept.contains(s, p, o)).isTrue();
            }
        });
        assertThat(kept.contains(graph("<urn:c> <urn:p> 1 .").find().next())).isFalse();
    }

    /** Weighs twelve: two triples, and ten for itself. */
    private static ClaimsStore.Stated stated(String name) {
        CredentialHead head = new CredentialHead(
                digest(name),
                "urn:" + name,
                new Did("did:web:a.example"),
                List.of("urn:type"),
                List.of("urn:s"),
                Instant.EPOCH,
                null,
                Instant.EPOCH);
        return new ClaimsStore.Stated(head, graph("<urn:s> <urn:p> 1, 2 ."));
    }

    private static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
        return graph;
    }
}

package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Tdb2GraphStoreTest {
    private static final String A = "urn:sha256:" + "a".repeat(64);
    private static final String B = "urn:sha256:" + "b".repeat(64);

    @TempDir
    Path folder;

    @Test
    void batches_that_belong_together_are_seen_with_the_last_of_them() throws Exception {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            store.applyWithNext(List.of(new GraphChange.Put(A, turtle("<urn:s> <urn:p> 1, 2 ."))), 4);
            assertThat(store.applied()).isEqualTo(-1);
            assertThat(ofAnother(store)).isEmpty();
            store.apply(List.of(new GraphChange.Put(B, turtle("<urn:s> <urn:p> 3 ."))), 9);
            assertThat(store.applied()).isEqualTo(9);
            assertThat(ofAnother(store)).containsExactly(A, B);
            assertThat(store.triples()).as("with position and number").isEqualTo(5);
        }
    }

    @Test
    void what_was_taken_and_not_finished_is_not_there_after_the_process_died() throws Exception {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            store.apply(List.of(new GraphChange.Put(A, turtle("<urn:s> <urn:p> 1 ."))), 0);
            store.seal();
            store.applyWithNext(List.of(new GraphChange.Put(B, turtle("<urn:s> <urn:p> 2 ."))), 1);
        }
        try (Tdb2GraphStore again = Tdb2GraphStore.open(folder)) {
            assertThat(again.applied()).isZero();
            assertThat(graphs(again)).containsExactly(A);
        }
    }

    @Test
    void finishing_shows_what_was_taken_and_where_nothing_was_does_nothing() throws Exception {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            store.finish();
            assertThat(store.applied()).isEqualTo(-1);
            store.applyWithNext(List.of(new GraphChange.Put(A, turtle("<urn:s> <urn:p> 1 ."))), 1);
            store.finish();
            assertThat(store.applied()).isEqualTo(1);
            assertThat(ofAnother(store)).containsExactly(A);
        }
    }

    @Test
    void a_graph_that_is_there_is_not_written_again_and_one_that_went_comes_back() throws Exception {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            GraphChange put = new GraphChange.Put(A, turtle("<urn:s> <urn:p> 1, 2 ."));
            store.apply(List.of(put), 0);
            store.apply(List.of(put), 1);
            assertThat(store.triples()).isEqualTo(4);
            store.apply(List.of(new GraphChange.Remove(A)), 2);
            assertThat(store.triples()).isEqualTo(2);
            store.apply(List.of(put), 3);
            assertThat(store.triples()).isEqualTo(4);
        }
    }

    @Test
    void all_that_is_said_of_a_subject_and_of_the_blank_nodes_below_it_gives_way_and_what_others_say_stays()
            throws Exception {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            replace(
                    store,
                    "urn:a",
                    "<urn:a> <urn:p> [ <urn:q> 1 ; <urn:r> [ <urn:q> 2 ] ], \"2026-11-28T10:00:00.100Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .");
            replace(store, "urn:b", "<urn:b> <urn:p> \"stays\" ; <urn:q> <urn:shared> . <urn:shared> <urn:q> 7 .");
            long both = store.triples();
            replace(
                    store,
                    "urn:a",
                    "<urn:a> <urn:p> \"2026-11-28T10:00:00.100Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> ; <urn:q> <urn:shared> . <urn:shared> <urn:q> 7 .");
            assertThat(store.triples())
                    .as("4 gone, 1 new, the shared one there already")
                    .isEqualTo(both - 3);
            assertThat(counted(store)).isEqualTo(store.triples());
            replace(store, "urn:a", "");
            assertThat(store.<Long>read(dataset -> dataset.stream().count())).isEqualTo(store.triples());
            assertThat(store.<Boolean>read(dataset -> dataset.stream()
                            .noneMatch(quad -> quad.getSubject().toString().equals("urn:a"))))
                    .isTrue();
        }
    }

    private static long counted(Tdb2GraphStore store) {
        return store.read(dataset -> dataset.stream().count());
    }

    private static void replace(Tdb2GraphStore store, String subject, String turtle) {
        store.apply(
                List.of(new GraphChange.ReplaceSubject(GraphNames.RECORDS, subject, turtle(turtle))),
                store.applied() + 1);
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text, Lang.TURTLE).parse(graph);
        return graph;
    }

    /** As another thread sees it, for the writer's has a transaction open. */
    private static Set<String> ofAnother(Tdb2GraphStore store) {
        return CompletableFuture.supplyAsync(() -> graphs(store)).join();
    }

    private static Set<String> graphs(Tdb2GraphStore store) {
        return store.read(dataset -> {
            Set<String> names = new TreeSet<>();
            dataset.listGraphNodes().forEachRemaining(name -> names.add(name.getURI()));
            names.removeIf(name -> !name.startsWith("urn:sha256:"));
            return names;
        });
    }
}

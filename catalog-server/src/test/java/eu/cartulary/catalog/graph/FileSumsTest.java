package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSumsTest {
    @TempDir
    Path folder;

    private final Random random = new Random(7);

    private static Graph graph(Random random) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 60; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI("urn:s:" + random.nextInt(2_000)),
                    NodeFactory.createURI("urn:p:" + random.nextInt(20)),
                    NodeFactory.createLiteralString(
                            "value " + random.nextInt(5_000) + " ".repeat(random.nextInt(60)))));
        }
        return graph;
    }

    private List<GraphChange> changes() {
        List<GraphChange> changes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "urn:g:" + random.nextInt(150);
            changes.add(
                    random.nextInt(4) == 0 ? new GraphChange.Remove(name) : new GraphChange.Put(name, graph(random)));
        }
        return changes;
    }

    /** What the sums rest on: were a byte below the end of a file written again, a later comparison would say so. */
    @Test
    void committed_bytes_never_change_while_the_dataset_grows_and_is_emptied() throws IOException {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            for (int round = 0; round < 40; round++) {
                store.apply(changes(), round);
                if (round % 5 == 0) {
                    store.seal();
                }
                FileSums.check(folder);
            }
        }
        // As after a crash: four batches behind the last seal.
        Tdb2GraphStore.open(folder).close();
    }

    @Test
    void a_flipped_bit_in_any_file_is_seen_at_the_next_opening() throws IOException {
        try (Tdb2GraphStore store = Tdb2GraphStore.open(folder)) {
            for (int round = 0; round < 10; round++) {
                store.apply(changes(), round);
            }
            store.seal();
        }
        int flipped = 0;
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("tdb.lock"))
                    .toList();
        }
        for (Path file : files) {
            long used = used(file);
            for (int i = 0; i < 20 && used > 0; i++) {
                long at = random.nextLong(used);
                flip(file, at);
                assertThatThrownBy(() -> Tdb2GraphStore.open(folder).close())
                        .as("%s, byte %d", file, at)
                        .isInstanceOf(IOException.class);
                flip(file, at);
                flipped++;
            }
        }
        assertThat(flipped).isGreaterThan(200);
        Tdb2GraphStore.open(folder).close();
    }

    private static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int one = open.read();
            open.seek(at);
            open.write(one ^ 4);
        }
    }
}

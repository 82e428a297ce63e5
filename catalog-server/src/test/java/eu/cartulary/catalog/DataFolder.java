package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.client.Envelope;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.FmtUtils;

/** A data folder, the catalog over it without HTTP, and everything it answers: to compare before and after. */
final class DataFolder {
    private final StaticOutbound outbound = new StaticOutbound(Clock.systemUTC());
    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * All that a catalog says.
     *
     * @param quads the dataset, sorted; one line a quad
     * @param offerings every offering of the index, as buyers get it
     * @param records header and payload of every record
     * @param root of the log
     */
    record Answers(List<String> quads, Map<String, String> offerings, List<String> records, String root) {
        void assertSame(Answers other, String when) {
            assertThat(other.records).as("%s: records", when).isEqualTo(records);
            assertThat(other.root).as("%s: root", when).isEqualTo(root);
            assertThat(other.quads).as("%s: graph", when).isEqualTo(quads);
            assertThat(other.offerings.keySet()).as("%s: offerings", when).isEqualTo(offerings.keySet());
            offerings.forEach((iri, json) ->
                    assertThat(other.offerings.get(iri)).as("%s: %s", when, iri).isEqualTo(json));
        }

        /** SHA-256 of the sorted N-Quads. */
        String digest() {
            return Digest.of(String.join("\n", quads).getBytes(StandardCharsets.UTF_8))
                    .hex();
        }
    }

    Path folder() {
        return folder;
    }

    StaticOutbound outbound() {
        return outbound;
    }

    Catalog open() throws IOException {
        return Catalog.open(new Catalog.Setup(
                folder,
                new Identity.Wish(RunningCatalog.BASE, Purpose.REAL),
                TrustPolicy.Mode.LISTED,
                TrustSettings.DEFAULT,
                outbound,
                Clock.systemUTC()));
    }

    static Published publish(Catalog catalog, Envelope envelope) throws Exception {
        Submission submission =
                new Submission(envelope.mediaType(), envelope.bytes(), Language.EN, Submission.Until.VISIBLE);
        Outcome<Published> outcome = catalog.publisher().publish(submission).get(120, TimeUnit.SECONDS);
        if (outcome instanceof Outcome.Done<Published> done) {
            return done.value();
        }
        throw new AssertionError(outcome.toString());
    }

    /** Waits until both views have seen the whole journal, levels they owe it included. */
    static void settled(Catalog catalog) throws Exception {
        long size;
        do {
            size = catalog.journal().size();
            catalog.buyers().visible(size - 1).get(120, TimeUnit.SECONDS);
            catalog.graph().visible(size - 1).get(120, TimeUnit.SECONDS);
            // A rebuild is the one sign that the projector has gone through a full round.
            catalog.buyers().rebuild("to be sure that nothing is owed").get(120, TimeUnit.SECONDS);
        } while (size < catalog.journal().size());
    }

    static Answers answers(Catalog catalog) throws Exception {
        long last = catalog.journal().size() - 1;
        catalog.buyers().visible(last).get(120, TimeUnit.SECONDS);
        catalog.graph().visible(last).get(120, TimeUnit.SECONDS);
        List<String> records = new ArrayList<>();
        for (JournalRecord record : catalog.journal().read(0, 1_000_000)) {
            byte[] payload = record.payload();
            records.add(record.header() + " "
                    + (payload == null ? "erased" : Digest.of(payload).hex()));
        }
        return new Answers(
                quads(catalog),
                offerings(catalog),
                records,
                catalog.journal().log().root(last + 1).hex());
    }

    private static List<String> quads(Catalog catalog) {
        return catalog.graph().live().store().read(dataset -> {
            List<String> lines = new ArrayList<>();
            dataset.find(Quad.ANY).forEachRemaining(quad -> lines.add(line(quad)));
            lines.sort(null);
            return lines;
        });
    }

    private static String line(Quad quad) {
        return text(quad.getGraph()) + " " + text(quad.getSubject()) + " " + text(quad.getPredicate()) + " "
                + text(quad.getObject()) + " .";
    }

    /** Blank nodes have labels that follow from what they are in, so that two datasets can be compared. */
    private static String text(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : FmtUtils.stringForNode(node);
    }

    private static Map<String, String> offerings(Catalog catalog) {
        Map<String, String> found = new TreeMap<>();
        var question = ((Outcome.Done<eu.cartulary.catalog.search.SearchQuestion>)
                        catalog.offerings().question(Map.of("limit", List.of("200"))))
                .value();
        SearchPage page = ((Outcome.Done<SearchPage>) catalog.offerings().search(question)).value();
        page.items().forEach(item -> found.put(item.iri(), new String(item.json(), StandardCharsets.UTF_8)));
        return found;
    }

    /** A copy elsewhere; room in files stays room. */
    DataFolder copy(Path to) throws IOException {
        for (Path file : files()) {
            Path target = to.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            byte[] block = new byte[4_096];
            byte[] zeroes = new byte[4_096];
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
                    RandomAccessFile out = new RandomAccessFile(target.toFile(), "rw")) {
                out.setLength(in.length());
                for (int read = in.read(block); read > 0; read = in.read(block)) {
                    if (!Arrays.equals(block, 0, read, zeroes, 0, read)) {
                        out.seek(in.getFilePointer() - read);
                        out.write(block, 0, read);
                    }
                }
            }
        }
        DataFolder copy = new DataFolder(to);
        return copy;
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("LOCK") && !file.endsWith("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    /** Where the last byte of a file is that is not zero. */
    static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }

    static void flip(Path file, long at, int bit) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int one = open.read();
            open.seek(at);
            open.write(one ^ (1 << bit));
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

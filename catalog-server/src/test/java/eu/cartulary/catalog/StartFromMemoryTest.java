package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.graph.GraphChange;
import eu.cartulary.catalog.graph.Tdb2GraphStore;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What views keep in memory comes back from the file beside them; where that is of no use, from the journal, and it is said. */
class StartFromMemoryTest {
    private static final Logger LOG = Logger.getLogger("eu.cartulary.catalog.projection");

    @TempDir
    Path data;

    private final StaticOutbound outbound = new StaticOutbound(Clock.systemUTC());
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final SimpleFormatter words = new SimpleFormatter();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(words.formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(ear);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(ear);
    }

    @Test
    void a_good_end_makes_a_start_that_reads_no_record_and_knows_who_depends_on_whom() throws Exception {
        Map<String, String> before;
        String told;
        try (Catalog catalog = open()) {
            before = filled(catalog);
            told = told(catalog);
        }
        try (Catalog again = open()) {
            assertThat(told(again)).isEqualTo(told).contains("memory.example", "OFFERING_LISTED");
            assertThat(said)
                    .noneMatch(text -> text.contains("read again"))
                    .noneMatch(text -> text.contains("not used"));
            assertThat(shown(again)).isEqualTo(before);
            long size = again.journal().size();
            publish(again, companyRenamed());
            settle(again);
            assertThat(again.journal().size()).as("and its levels").isGreaterThan(size);
            assertThat(shown(again).entrySet().stream()
                            .filter(each -> !each.getKey().startsWith("history of"))
                            .map(Map.Entry::getValue))
                    .as("the offerings of the company that has changed")
                    .allMatch(text -> text.contains("Renamed"));
        }
    }

    @Test
    void a_start_owes_the_journal_nothing_that_it_has_said() throws Exception {
        published();
        long size;
        try (Catalog again = open()) {
            settle(again);
            size = again.journal().size();
        }
        delete("memory");
        try (Catalog again = open()) {
            settle(again);
            assertThat(again.journal().size()).isEqualTo(size);
        }
    }

    @Test
    void an_offering_that_is_no_longer_listed_has_no_levels_after_a_start_without_the_file() throws Exception {
        long size;
        try (Catalog catalog = open()) {
            filled(catalog);
            withdraw(catalog, "LegalPerson");
            settle(catalog);
            size = catalog.journal().size();
            assertThat(catalog.journal().read(size - 1).orElseThrow().header().kind())
                    .isEqualTo(RecordKind.LEVELS_CHANGED);
        }
        delete("memory");
        try (Catalog again = open()) {
            settle(again);
            assertThat(again.journal().size()).as("nothing is owed").isEqualTo(size);
        }
    }

    private static void withdraw(Catalog catalog, String type) throws Exception {
        for (var record : catalog.journal().read(0, 100)) {
            for (var head : record.header().credentials()) {
                if (head.types().stream().anyMatch(each -> each.endsWith(type))) {
                    catalog.journal()
                            .append(Drafts.withdrawn(head.digest(), "so", "test"))
                            .get(60, TimeUnit.SECONDS);
                }
            }
        }
    }

    @Test
    void a_file_that_is_older_than_the_index_is_caught_up_from_the_journal() throws Exception {
        published();
        Map<Path, Path> old = new TreeMap<>();
        for (Path file : find("memory")) {
            old.put(file, Files.copy(file, data.resolve("old-" + old.size())));
        }
        Map<String, String> before;
        try (Catalog more = open()) {
            publish(more, companyRenamed());
            publish(more, provider.presentation("video"));
            settle(more);
            before = shown(more);
        }
        for (Map.Entry<Path, Path> each : old.entrySet()) {
            Files.copy(each.getValue(), each.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
        said.clear();
        try (Catalog again = open()) {
            assertThat(said).anyMatch(text -> text.contains("read again"));
            assertThat(shown(again)).isEqualTo(before);
            long size = again.journal().size();
            settle(again);
            assertThat(again.journal().size()).isEqualTo(size);
        }
    }

    @Test
    void a_file_that_is_damaged_shortened_of_another_format_or_gone_is_said_and_replaced() throws Exception {
        Map<String, String> before = published();
        List<Damage> damages = List.of(
                new Damage("damaged", bytes -> {
                    bytes[bytes.length / 2] ^= 4;
                    return bytes;
                }),
                new Damage("damaged", bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2)),
                new Damage("not such a file", bytes -> new byte[3]),
                new Damage("damaged", bytes -> {
                    bytes[7] ^= 1;
                    return bytes;
                }));
        for (Damage damage : damages) {
            for (Path file : find("memory")) {
                Files.write(file, damage.change().of(Files.readAllBytes(file)));
            }
            said.clear();
            try (Catalog again = open()) {
                assertThat(said).anyMatch(text -> text.contains(damage.said()));
                assertThat(shown(again)).isEqualTo(before);
            }
        }
        delete("memory");
        said.clear();
        try (Catalog again = open()) {
            assertThat(said).anyMatch(text -> text.contains("read again"));
            assertThat(shown(again)).isEqualTo(before);
        }
        said.clear();
        try (Catalog again = open()) {
            assertThat(said).as("it was written anew").noneMatch(text -> text.contains("read again"));
        }
    }

    @Test
    void an_index_that_has_lost_its_end_is_not_put_together_with_a_memory_that_has_not() throws Exception {
        published();
        Path index = find("offerings").get(0);
        Path old = data.resolve("old-index");
        copy(index, old);
        Map<String, String> before;
        try (Catalog more = open()) {
            publish(more, companyRenamed());
            settle(more);
            before = shown(more);
        }
        remove(index);
        copy(old, index);
        said.clear();
        try (Catalog again = open()) {
            again.buyers().visible(again.journal().size() - 1).join();
            settle(again);
            assertThat(said).anyMatch(text -> text.contains("it knows"));
            assertThat(shown(again)).isEqualTo(before);
        }
    }

    @Test
    void a_graph_that_lacks_one_of_the_newest_credentials_is_built_anew() throws Exception {
        published();
        Path generation = find("tdb2").get(0).getParent();
        String lost;
        try (Tdb2GraphStore store = Tdb2GraphStore.open(generation)) {
            lost = store.read(StartFromMemoryTest::graphs).last();
            store.apply(List.of(new GraphChange.Remove(lost)), store.applied());
            store.seal();
        }
        try (Catalog again = open()) {
            again.visibility().inGraph(again.journal().size() - 1).join();
            try (var lease = again.graph().lease()) {
                assertThat(lease.views().store().read(StartFromMemoryTest::graphs))
                        .contains(lost);
            }
        }
        assertThat(generation).doesNotExist();
        assertThat(said).anyMatch(text -> text.contains("cannot be opened"));
    }

    private static TreeSet<String> graphs(DatasetGraph dataset) {
        TreeSet<String> names = new TreeSet<>();
        dataset.listGraphNodes().forEachRemaining(name -> names.add(name.getURI()));
        names.removeIf(name -> !name.startsWith("urn:sha256:"));
        return names;
    }

    private record Damage(String said, Change change) {}

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private final Provider provider = new Provider("memory.example", Algorithm.EDDSA).on(outbound);

    private Catalog open() throws IOException {
        return Catalog.open(new Catalog.Setup(
                data,
                new Identity.Wish("http://catalog.example", Purpose.REAL),
                TrustPolicy.Mode.OPEN,
                TrustSettings.DEFAULT,
                outbound,
                Clock.systemUTC()));
    }

    /** Some offerings of one company, and a good end. */
    private Map<String, String> published() throws Exception {
        try (Catalog catalog = open()) {
            return filled(catalog);
        }
    }

    private Map<String, String> filled(Catalog catalog) throws Exception {
        for (String kind : List.of("office", "storage/object", "messaging/email")) {
            publish(catalog, provider.presentation(kind));
        }
        settle(catalog);
        // The graph follows in larger bites: what it has at the end must not depend on when that comes.
        catalog.visibility().inGraph(catalog.journal().size() - 1).join();
        return shown(catalog);
    }

    private Envelope companyRenamed() {
        JsonNode company = provider.example("office").stream()
                .filter(each -> each.at("/credentialSubject/type").asString("").equals("gx:LegalPerson"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) company.path("credentialSubject")).put("name", "Renamed SAS");
        return provider.signer.credential(company);
    }

    private static void publish(Catalog catalog, Envelope envelope) {
        var outcome = catalog.publisher()
                .publish(new Submission(envelope.mediaType(), envelope.bytes(), Language.EN, Submission.Until.VISIBLE))
                .join();
        assertThat(outcome).isInstanceOf(eu.cartulary.catalog.kernel.Outcome.Done.class);
    }

    /** Until everything is applied and said. */
    private static void settle(Catalog catalog) {
        for (int tries = 0; tries < 100_000; tries++) {
            long size = catalog.journal().size();
            catalog.buyers().visible(size - 1).join();
            boolean quiet = catalog.buyers().live().owed().isEmpty()
                    && catalog.buyers().live().pending() == 0
                    && catalog.buyers().progress().caughtUpOnce();
            if (quiet && catalog.journal().size() == size) {
                return;
            }
        }
        throw new AssertionError("levels are owed without end");
    }

    /** Who is described here, and all that happened, as far as there is to tell. */
    private static String told(Catalog catalog) throws Exception {
        catalog.buyers().visible(catalog.journal().size() - 1).join();
        BuyerViews views = catalog.buyers().live();
        return views.participants().behind(null) + "\n"
                + views.log().between(0, catalog.journal().size());
    }

    /** What buyers see of every offering: all of its page but the time that changes it. */
    private static Map<String, String> shown(Catalog catalog) throws Exception {
        Map<String, String> shown = new TreeMap<>();
        catalog.buyers().visible(catalog.journal().size() - 1).join();
        for (String offering : catalog.buyers().live().supplyChain().offerings()) {
            byte[] detail =
                    catalog.offerings().one(Key.of(offering)).orElseThrow().detail();
            ObjectNode json = (ObjectNode) Json.read(detail);
            json.remove("changesAt");
            shown.put(offering, new String(Json.write(json), StandardCharsets.UTF_8));
            shown.put(
                    "history of " + offering,
                    catalog.buyers()
                            .live()
                            .past()
                            .moments(offering, Long.MAX_VALUE, 100)
                            .toString());
        }
        return shown;
    }

    private List<Path> find(String name) throws IOException {
        try (var files = Files.walk(data.resolve("views"))) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().equals(name))
                            .sorted()
                            .toList());
        }
    }

    private void delete(String name) throws IOException {
        for (Path file : find(name)) {
            Files.delete(file);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}

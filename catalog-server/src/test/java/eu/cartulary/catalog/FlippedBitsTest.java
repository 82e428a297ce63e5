package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.IdentityException;
import eu.cartulary.catalog.journal.JournalDamagedException;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.jose.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bit flips in a file of the data folder while the catalog is down; whichever file and bit it is, the next start either refuses
 * with the place and what to do, or it answers everything exactly as before. A journal is never mended in silence; a view always
 * is. Each kind of file is hit; {@code -Dseed=} gives other places.
 */
class FlippedBitsTest {
    /** Flips in each kind of file. */
    private static final int FLIPS = "full".equals(System.getProperty("scale")) ? 40 : 1;
    /** Held, for the platform forgets the settings of a logger that nobody holds. */
    private static final Logger LOG = Logger.getLogger("eu.cartulary.catalog");

    @TempDir
    Path folder;

    @Test
    void a_damaged_journal_refuses_the_start_and_damaged_views_answer_as_before() throws Exception {
        LOG.setLevel(Level.OFF);
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        DataFolder whole = publish();
        DataFolder.Answers right;
        try (Catalog catalog = whole.open()) {
            right = DataFolder.answers(catalog);
        }
        assertThat(right.offerings()).hasSizeGreaterThan(1);
        assertThat(right.quads()).hasSizeGreaterThan(100);
        Map<String, Integer> refused = new TreeMap<>();
        Map<String, Integer> asBefore = new TreeMap<>();
        int number = 0;
        for (Map.Entry<String, List<Path>> kind : kinds(whole).entrySet()) {
            for (int i = 0; i < FLIPS; i++) {
                DataFolder copy = whole.copy(folder.resolve("copy-" + number++));
                Path file = kind.getValue().get(random.nextInt(kind.getValue().size()));
                Path damaged = copy.folder().resolve(whole.folder().relativize(file));
                long at = random.nextLong(DataFolder.used(damaged));
                DataFolder.flip(damaged, at, random.nextInt(8));
                String when = "seed " + seed + ": " + whole.folder().relativize(file) + ", byte " + at;
                boolean refusal = refusesOrAnswers(copy, right, kind.getKey(), when);
                (refusal ? refused : asBefore).merge(kind.getKey(), 1, Integer::sum);
                DataFolder.delete(copy.folder());
            }
        }
        System.out.println(
                "FlippedBitsTest: seed " + seed + ", refused " + refused + ", answered as before " + asBefore);
    }

    private DataFolder publish() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.folder().resolve("trust"));
        Files.writeString(data.folder().resolve("trust/issuers"), "did:web:listed.example # by hand\n");
        Files.writeString(data.folder().resolve("trust/attesters"), "did:web:attester.example iso27001 # by hand\n");
        try (Catalog catalog = data.open()) {
            for (String kind : List.of("office", "video", "storage/object")) {
                Provider provider = new Provider(kind.replace('/', '-') + ".example", Algorithm.EDDSA)
                        .on(data.outbound())
                        .trustedBy(catalog);
                DataFolder.publish(catalog, provider.presentation(kind));
                if (kind.equals("video")) {
                    Digest digest =
                            catalog
                                    .journal()
                                    .read(catalog.journal().size() - 1)
                                    .orElseThrow()
                                    .header()
                                    .credentials()
                                    .stream()
                                    .map(head -> head.digest())
                                    .findFirst()
                                    .orElse(null);
                    if (digest != null) {
                        catalog.journal()
                                .append(Drafts.withdrawn(digest, "so", "test"))
                                .get(60, TimeUnit.SECONDS);
                    }
                }
            }
            OperatorKey.openOrCreate(data.folder());
            DataFolder.settled(catalog);
        }
        return data;
    }

    /** Files by kind: names of segments and generations are of one kind, with the folder they are in. */
    private static Map<String, List<Path>> kinds(DataFolder data) throws IOException {
        Map<String, List<Path>> kinds = new TreeMap<>();
        for (Path file : data.files()) {
            if (DataFolder.used(file) > 0 && !file.endsWith("tdb.lock")) {
                String name = data.folder().relativize(file).toString().replaceAll("[0-9]+", "N");
                String kind = name.contains("/offerings/") ? name.replaceAll("/_[^./]*", "/_N") : name;
                kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(file);
            }
        }
        return kinds;
    }

    private static boolean refusesOrAnswers(DataFolder data, DataFolder.Answers right, String kind, String when)
            throws Exception {
        try (Catalog catalog = data.open()) {
            if (!kind.startsWith("trust/")) {
                right.assertSame(DataFolder.answers(catalog), when);
            } else {
                // What an operator wrote by hand has no sum: it is read as if they had written this, into the journal,
                // where it
                // is seen. What was said before stays.
                assertThat(DataFolder.answers(catalog)
                                .records()
                                .subList(0, right.records().size()))
                        .as(when)
                        .isEqualTo(right.records());
            }
            if (kind.equals("keys/operator.jwk.json")) {
                OperatorKey.openOrCreate(data.folder());
            }
            return false;
        } catch (JournalDamagedException damaged) {
            assertThat(kind).as(when).matches("log/.*|keys/.*");
            assertThat(damaged.getMessage())
                    .as(when)
                    .contains("byte " + damaged.offset())
                    .containsIgnoringCase("backup");
            return true;
        } catch (IdentityException damaged) {
            assertThat(kind).as(when).startsWith("keys/");
            assertThat(damaged.getMessage()).as(when).contains("keys");
            return true;
        } catch (IOException refused) {
            assertThat(kind).as("%s: %s", when, refused).matches("trust/.*|keys/operator.jwk.json");
            assertThat(refused.getMessage()).as(when).contains(kind);
            return true;
        }
    }
}

package eu.cartulary.catalog.journal;

import static eu.cartulary.catalog.journal.Sample.CLOCK;
import static eu.cartulary.catalog.journal.Sample.done;
import static eu.cartulary.catalog.journal.Sample.envelope;
import static eu.cartulary.catalog.journal.Sample.head;
import static eu.cartulary.catalog.journal.Sample.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.JournalReport;
import eu.cartulary.journal.Tar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a closed journal from outside is seen: at the start, at the read, or by the check; never passed over. */
class DamageTest {
    private static final int FLIPS = "full".equals(System.getProperty("scale")) ? 5_000 : 120;
    private static final int RECORDS = 40;

    static {
        Sample.quiet();
    }

    @TempDir
    Path folder;

    /** A journal of several segments with an erasure, closed in good order. */
    private Path journal() throws IOException {
        Path data = folder.resolve("data");
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < RECORDS; i++) {
                done(journal, envelope("c" + i));
            }
            done(journal, Drafts.redacted(head("c3", null, 0).digest(), "so", "test"));
            done(journal, envelope("last"));
        }
        return data;
    }

    private static List<Path> files(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("LOCK"))
                    .sorted()
                    .toList();
        }
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    @Test
    void no_flipped_bit_changes_an_answer_unseen() throws IOException {
        Path data = journal();
        Path copy = folder.resolve("copy");
        List<JournalRecord> right;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            right = journal.read(0, 1_000);
        }
        long seed = 77;
        Random random = new Random(seed);
        List<Path> files = files(data);
        int seen = 0;
        for (int i = 0; i < FLIPS; i++) {
            copy(data, copy);
            Path file = copy.resolve(
                    data.relativize(files.get(random.nextInt(files.size()))).toString());
            long at = random.nextLong(Files.size(file));
            flip(file, at, random.nextInt(8));
            String when = "seed " + seed + ", flip " + i + ", " + file.getFileName() + " byte " + at;
            boolean checkSaw = file.toString().contains("segment")
                    && !JournalCheck.run(copy).isWhole();
            try (FileJournal journal = FileJournal.open(opening(copy))) {
                List<JournalRecord> read = journal.read(0, 1_000);
                assertThat(read).as(when).usingRecursiveComparison().isEqualTo(right);
                assertThat(checkSaw || !file.toString().contains("segment"))
                        .as(when)
                        .isTrue();
            } catch (JournalDamagedException | IdentityException e) {
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(FLIPS / 2);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var old = Files.walk(to)) {
            old.sorted(java.util.Comparator.reverseOrder())
                    .filter(f -> !f.equals(to))
                    .forEach(DamageTest::delete);
        }
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_torn_tail_is_cut_and_reported_and_what_was_whole_stays() throws IOException {
        Path data = folder.resolve("data");
        FileJournal.open(opening(data)).close();
        long end;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            done(journal, envelope("whole"));
            end = journal.endOf(1, journal.segments().of(0));
        }
        Path segment = data.resolve("log/segment-0000000000000000");
        try (var channel = Files.newByteChannel(segment, StandardOpenOption.WRITE)) {
            channel.position(end);
            channel.write(java.nio.ByteBuffer.wrap(
                    "CTR1 and then the power went".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        List<LogRecord> told = new ArrayList<>();
        Handler listener = listener(told);
        Logger logger = Logger.getLogger(FileJournal.class.getName());
        logger.setLevel(Level.WARNING);
        logger.addHandler(listener);
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.cutAtStart()).isPositive();
            assertThat(told).singleElement().satisfies(record -> assertThat(record.getParameters())
                    .contains(segment, Long.toString(journal.cutAtStart()), Long.toString(end)));
            assertThat(journal.size()).isEqualTo(1);
            assertThat(done(journal, envelope("next")).index()).isEqualTo(1);
        } finally {
            logger.removeHandler(listener);
        }
    }

    private static Handler listener(List<LogRecord> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void a_journal_shorter_than_its_checkpoint_refuses_the_start_and_says_what_to_do() throws IOException {
        Path data = journal();
        Path last = files(data).stream()
                .filter(f -> f.toString().contains("segment"))
                .reduce((a, b) -> b)
                .orElseThrow();
        Files.delete(last);
        assertThatThrownBy(() -> FileJournal.open(opening(data)))
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("were there once")
                .hasMessageContaining("backup")
                .hasMessageContaining("journal repair");
    }

    @Test
    void another_history_of_the_same_length_refuses_the_start() throws IOException {
        Path data = journal();
        Path other = folder.resolve("other");
        copy(data.resolve("keys"), other.resolve("keys"));
        try (FileJournal journal = FileJournal.open(opening(other))) {
            for (int i = 0; i < RECORDS + 2; i++) {
                done(journal, envelope("another " + i));
            }
        }
        Files.copy(
                data.resolve("log/checkpoint"), other.resolve("log/checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> FileJournal.open(opening(other)))
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("another root");
    }

    @Test
    void a_repair_keeps_what_is_before_the_damage_moves_the_rest_aside_and_renames_the_log() throws IOException {
        Path data = journal();
        assertThatThrownBy(() -> JournalRepair.cut(data, CLOCK)).hasMessageContaining("nothing to repair");
        Path second = files(data).stream()
                .filter(f -> f.toString().contains("segment"))
                .skip(1)
                .findFirst()
                .orElseThrow();
        flip(second, 3_000, 3);
        JournalReport report = JournalCheck.run(data);
        assertThat(report.isWhole()).isFalse();
        JournalRepair.Report repaired = JournalRepair.cut(data, CLOCK);
        assertThat(repaired.kept()).isBetween(10L, 30L);
        assertThat(repaired.origin()).isEqualTo("localhost:8080/log-2");
        assertThat(files(repaired.aside())).isNotEmpty();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            // The record of the erasure was behind the damage: one more says it again, for the bytes are blank.
            assertThat(journal.size()).isEqualTo(repaired.kept() + 1);
            assertThat(journal.read(3).orElseThrow().payload()).isNull();
            assertThat(journal.read(2).orElseThrow().payload()).isEqualTo(Sample.bytes("c2", 800));
            done(journal, envelope("after the repair"));
        }
        assertThat(JournalCheck.run(data).damages()).isEmpty();
    }

    @Test
    void a_backup_taken_while_others_publish_is_proved_and_starts_elsewhere() throws Exception {
        Path data = journal();
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        long covered;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            Thread publisher = new Thread(() -> {
                for (int i = 0; i < 60; i++) {
                    done(journal, envelope("meanwhile " + i));
                    done(
                            journal,
                            Drafts.redacted(head("meanwhile " + i, null, 0).digest(), "so", "test"));
                }
            });
            publisher.start();
            done(journal, envelope("first meanwhile"));
            covered = Backup.write(journal, data, backup).size();
            publisher.join();
        }
        JournalReport report = BackupFile.verify(new ByteArrayInputStream(backup.toByteArray()), Optional.empty());
        assertThat(report.damages()).isEmpty();
        assertThat(report.records()).isEqualTo(covered);
        Path restored = folder.resolve("restored");
        BackupFile.unpack(new ByteArrayInputStream(backup.toByteArray()), restored);
        try (FileJournal journal = FileJournal.open(opening(restored));
                FileJournal original = FileJournal.open(opening(data))) {
            assertThat(journal.size()).isEqualTo(covered);
            assertThat(journal.log().root(covered)).isEqualTo(original.log().root(covered));
            assertThat(journal.read(0, 1_000)).hasSize((int) covered);
            done(journal, envelope("and on it goes"));
        }
    }

    @Test
    void a_backup_that_was_changed_or_broken_off_is_not_proved() throws IOException {
        Path data = journal();
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            Backup.write(journal, data, backup);
        }
        byte[] right = backup.toByteArray();
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] wrong = right.clone();
            // The last two blocks are tar's own end.
            int at = random.nextInt(wrong.length - 2 * Tar.BLOCK - Tar.BLOCK);
            wrong[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(BackupFile.verify(new ByteArrayInputStream(wrong), Optional.empty())
                            .isWhole())
                    .as("byte %d", at)
                    .isFalse();
            byte[] shorter = java.util.Arrays.copyOf(right, random.nextInt(right.length - 2 * Tar.BLOCK));
            assertThat(BackupFile.verify(new ByteArrayInputStream(shorter), Optional.empty())
                            .isWhole())
                    .as("cut at %d", shorter.length)
                    .isFalse();
        }
    }

    @Test
    void a_restore_that_broke_off_is_no_data_folder() throws IOException {
        Path data = journal();
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            Backup.write(journal, data, backup);
        }
        byte[] right = backup.toByteArray();
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Path restored = folder.resolve("broken-off-" + i);
            // Where the reader's disk, or whoever sent it, gave up; in the middle of a file, or between two.
            int length = random.nextInt(right.length - 3 * Tar.BLOCK);
            InputStream ends =
                    new java.io.SequenceInputStream(new ByteArrayInputStream(right, 0, length), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("it broke off");
                        }
                    });
            assertThatThrownBy(() -> BackupFile.unpack(ends, restored)).hasMessageContaining("it broke off");
            assertThatThrownBy(() -> FileJournal.open(opening(restored)))
                    .as("cut at %d", length)
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("restore the backup again");
            assertThatThrownBy(() -> BackupFile.unpack(new ByteArrayInputStream(right), restored))
                    .hasMessageContaining("broke off: delete the folder");
        }
    }

    @Test
    void a_backup_cannot_write_outside_its_folder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Tar.header("../outside", 0));
        out.write(new byte[1024]);
        assertThatThrownBy(() -> BackupFile.unpack(new ByteArrayInputStream(out.toByteArray()), folder.resolve("in")))
                .hasMessageContaining("outside");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void the_scrub_finds_a_payload_that_went_bad_while_the_catalog_runs() throws IOException {
        Path data = journal();
        try (FileJournal journal = FileJournal.open(opening(data));
                Scrub scrub = Scrub.start(journal)) {
            scrub.step(RECORDS + 2);
            assertThat(scrub.damages()).isZero();
            flip(journal.segments().of(5).file(), journal.ledger().offset(5) + 700, 1);
            scrub.step(RECORDS + 2);
            assertThat(scrub.damages()).isPositive();
            assertThat(scrub.lastDamage()).get().asString().contains("record 5");
        }
    }

    @Test
    void the_commands_say_what_they_find_by_word_and_exit_code() throws IOException {
        Path data = journal();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        JournalCommand command = new JournalCommand(
                data, CLOCK, new java.io.PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(command.run(List.of("check"))).isZero();
        assertThat(command.run(List.of("repair"))).isEqualTo(2);
        assertThat(command.run(List.of("repair", "--cut"))).isEqualTo(1);
        assertThat(command.run(List.of("dance"))).isEqualTo(2);
        Path backup = folder.resolve("backup.tar");
        try (FileJournal journal = FileJournal.open(opening(data));
                var out = Files.newOutputStream(backup)) {
            assertThat(command.run(List.of("check"))).as("in use").isEqualTo(1);
            Backup.write(journal, data, out);
        }
        assertThat(command.run(List.of("check-backup", backup.toString()))).isZero();
        assertThat(command.run(List.of("restore", backup.toString())))
                .as("the folder is not empty")
                .isEqualTo(1);
        JournalCommand elsewhere = new JournalCommand(folder.resolve("new"), CLOCK, System.out);
        assertThat(elsewhere.run(List.of("restore", backup.toString()))).isZero();
        flip(
                files(data).stream()
                        .filter(f -> f.toString().contains("segment"))
                        .findFirst()
                        .orElseThrow(),
                3_000,
                3);
        assertThat(command.run(List.of("check"))).isEqualTo(1);
        assertThat(said.toString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("Every byte is as it was written", "segment-0000000000000000, byte", "in use");
    }
}

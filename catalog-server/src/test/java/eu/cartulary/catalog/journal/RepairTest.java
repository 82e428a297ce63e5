package eu.cartulary.catalog.journal;

import static eu.cartulary.catalog.journal.Sample.CLOCK;
import static eu.cartulary.catalog.journal.Sample.done;
import static eu.cartulary.catalog.journal.Sample.envelope;
import static eu.cartulary.catalog.journal.Sample.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start, {@code journal check} and {@code journal repair --cut} say to each kind of damage, and what is left afterwards. */
class RepairTest {
    private static final int RECORDS = 40;

    static {
        Sample.quiet();
    }

    @TempDir
    Path folder;

    private Path data;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void journal() throws IOException {
        data = folder.resolve("data");
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < RECORDS; i++) {
                done(journal, envelope("c" + i));
            }
        }
    }

    private int command(String... words) {
        return new JournalCommand(data, CLOCK, new PrintStream(said, true, StandardCharsets.UTF_8)).run(List.of(words));
    }

    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("log"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment"))
                    .sorted()
                    .toList();
        }
    }

    private void refusesTheStart(String because) {
        assertThatThrownBy(() -> FileJournal.open(opening(data)))
                .isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining(because)
                .hasMessageContaining("byte ")
                .hasMessageContaining("backup")
                .hasMessageContaining("journal check");
    }

    /** It starts, has so many records as they were, and goes on under this name. */
    private void goesOn(long records, String origin) throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.size()).isEqualTo(records);
            for (long i = 0; i < records; i++) {
                assertThat(journal.read(i).orElseThrow().payload()).isEqualTo(Sample.bytes("c" + i, 800));
            }
            assertThat(journal.log().checkpoint()).startsWith(origin + "\n" + records + "\n");
            done(journal, envelope("afterwards"));
        }
        assertThat(command("check")).as(said()).isZero();
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int one = open.read();
            open.seek(at);
            open.write(one ^ 8);
        }
    }

    @Test
    void a_torn_tail_is_no_damage_and_the_next_start_cuts_it() throws IOException {
        long end;
        Path last = segments().get(segments().size() - 1);
        try (FileJournal journal = FileJournal.open(opening(data))) {
            end = journal.endOf(RECORDS, journal.segments().of(RECORDS - 1));
        }
        try (RandomAccessFile open = new RandomAccessFile(last.toFile(), "rw")) {
            open.seek(end);
            open.write("CTR1 and then the power went".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(command("check")).isZero();
        assertThat(said()).contains("from byte " + end, "The next start cuts it", "as it was written");
        assertThat(command("repair", "--cut")).isEqualTo(1);
        assertThat(said()).contains("nothing to repair");
        goesOn(RECORDS, "localhost:8080/log");
    }

    @Test
    void a_damaged_record_refuses_the_start_and_a_repair_keeps_what_is_before_it() throws IOException {
        flip(segments().get(1), 100);
        refusesTheStart("not whole");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains(segments().get(1).getFileName().toString() + ", byte ");
        long first = Long.parseLong(segments().get(1).getFileName().toString().substring("segment-".length()));
        assertThat(command("repair", "--cut")).isZero();
        assertThat(said()).contains(first + " records are kept", "localhost:8080/log-2");
        goesOn(first, "localhost:8080/log-2");
    }

    @Test
    void a_damaged_payload_behind_the_last_segment_is_found_by_the_check_and_by_whoever_reads_it() throws IOException {
        flip(segments().get(0), 64 + 48 + 900);
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains("segment-0000000000000000, byte ", "payload of record 0");
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThatThrownBy(() -> journal.read(0))
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("byte ")
                    .hasMessageContaining("backup");
        }
    }

    @Test
    void a_journal_shorter_than_it_was_refuses_the_start_and_a_repair_goes_on_under_a_new_name() throws IOException {
        Path last = segments().get(segments().size() - 1);
        long left = Long.parseLong(last.getFileName().toString().substring("segment-".length()));
        Files.delete(last);
        refusesTheStart("were there once");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains("there are " + left + " records, and " + RECORDS + " were there once");
        assertThat(command("repair", "--cut")).isZero();
        goesOn(left, "localhost:8080/log-2");
    }

    @Test
    void a_mark_alone_that_knows_of_more_refuses_the_start_and_is_seen_by_the_check() throws IOException {
        Path last = segments().get(segments().size() - 1);
        Files.delete(last);
        Files.delete(data.resolve("log/checkpoint"));
        refusesTheStart("were there once");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains("were there once");
    }

    @Test
    void another_history_refuses_the_start_and_a_repair_goes_on_under_a_new_name() throws IOException {
        Path signed = Files.copy(data.resolve("log/checkpoint"), folder.resolve("checkpoint"));
        for (Path file : segments()) {
            Files.delete(file);
        }
        Files.delete(data.resolve("log/checkpoint"));
        Files.delete(data.resolve("log/durable"));
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < RECORDS; i++) {
                done(journal, envelope("c" + i, 800, Sample.head("another " + i, null, 0)));
            }
        }
        Files.copy(signed, data.resolve("log/checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        refusesTheStart("another root");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains("another root");
        assertThat(command("repair", "--cut")).isZero();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.log().checkpoint()).startsWith("localhost:8080/log-2\n" + RECORDS + "\n");
        }
    }

    @Test
    void a_damaged_checkpoint_refuses_the_start_and_a_repair_puts_it_aside_under_the_same_name() throws IOException {
        flip(data.resolve("log/checkpoint"), 20);
        refusesTheStart("checkpoint");
        assertThat(command("check")).isEqualTo(1);
        assertThat(said()).contains("checkpoint");
        assertThat(command("repair", "--cut")).isZero();
        goesOn(RECORDS, "localhost:8080/log");
    }

    @Test
    void a_repair_that_was_broken_off_refuses_the_start_until_it_is_run_again() throws IOException {
        Files.delete(segments().get(segments().size() - 1));
        long left = Long.parseLong(
                segments().get(segments().size() - 1).getFileName().toString().substring("segment-".length()));
        Identity.renewLog(data, CLOCK.instant());
        refusesTheStart("checkpoint");
        assertThat(command("repair", "--cut")).isZero();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.size()).isGreaterThan(left);
            assertThat(journal.log().checkpoint()).startsWith("localhost:8080/log-");
        }
        assertThat(command("check")).as(said()).isZero();
    }

    @Test
    void erasures_whose_records_were_lost_are_said_again_in_as_many_records_as_it_takes() throws IOException {
        List<CredentialHead> erased = new ArrayList<>();
        List<Path> kept;
        long end;
        long before;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < 8; i++) {
                String name = "many" + i;
                CredentialHead[] heads = IntStream.range(0, 150)
                        .mapToObj(n -> Sample.head(name + "-" + n, null, 0))
                        .toArray(CredentialHead[]::new);
                done(journal, envelope(name, 100, heads));
                erased.addAll(List.of(heads));
            }
            before = journal.size();
            end = journal.endOf(before, journal.segments().of(before - 1));
            kept = segments();
            for (int i = 0; i < erased.size(); i += 150) {
                done(journal, Drafts.redacted(erased.get(i).digest(), "a court said so", "operator"));
            }
        }
        for (Path file : segments()) {
            if (!kept.contains(file)) {
                Files.delete(file);
            }
        }
        try (RandomAccessFile last =
                new RandomAccessFile(kept.get(kept.size() - 1).toFile(), "rw")) {
            last.setLength(end);
        }

        assertThat(command("repair", "--cut")).as(said()).isZero();

        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.size()).as("500 in each").isEqualTo(before + 3);
            assertThat(erased)
                    .allMatch(head ->
                            journal.register().find(head.digest()).orElseThrow().status() == CredentialStatus.ERASED);
            done(journal, envelope("afterwards"));
        }
        assertThat(command("check")).as(said()).isZero();
    }

    @Test
    void a_journal_that_is_whole_is_left_alone() {
        assertThat(command("check")).isZero();
        assertThat(command("repair", "--cut")).isEqualTo(1);
        assertThat(said()).contains("nothing to repair");
    }
}

package eu.cartulary.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.JournalReport;
import eu.cartulary.log.Merkle;
import eu.cartulary.wire.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call to the file system during opening, appends, the roll to a new segment, an erasure and closing fails once, with an
 * input/output error, with a full disk, or because the process is killed at it. What was acknowledged is kept; what was not is
 * whole or absent; the process says what happened; and a later start works. For the calls that are not this program's own see
 * {@code InjectedFaultsTest}.
 */
class FailingDiskTest {
    static {
        Sample.quiet();
    }

    private static final int RECORDS = 10;
    private static final JournalSettings TINY = new JournalSettings(4_000, 2_000, 256, 64, Duration.ofHours(1));

    private final Identity identity = Sample.identity();
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private final AtomicBoolean poisoned = new AtomicBoolean();
    private int healed;

    @ParameterizedTest
    @EnumSource
    void whichever_call_fails_nothing_acknowledged_is_lost(FailingDisk.Fault fault) throws Exception {
        int call = 1;
        for (boolean failed = true; failed; call++) {
            acknowledged.clear();
            poisoned.set(false);
            Disk disk = new SimulatedDisk(new Random(call));
            FailingDisk failing = new FailingDisk(disk, call, fault);
            scenario(failing);
            failed = failing.failed();
            check(disk, fault + " at call " + call);
        }
        System.out.println("FailingDiskTest: " + (call - 1) + " calls, each failed once with " + fault);
        assertThat(call).isGreaterThan(60);
        if (fault == FailingDisk.Fault.ENOSPC) {
            assertThat(healed)
                    .as("runs that went on by themselves after the disk was full")
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whichever_call_fails_a_backup_is_whole_or_does_not_pass_for_one(FailingDisk.Fault fault) throws Exception {
        int call = 1;
        int broken = 0;
        for (boolean failed = true; failed; call++) {
            acknowledged.clear();
            poisoned.set(false);
            Disk disk = new SimulatedDisk(new Random(call));
            FailingDisk failing = new FailingDisk(disk, 0, fault);
            String when = fault + " at call " + call + " of a backup";
            broken += backUp(failing, call, when) ? 0 : 1;
            failed = failing.failed();
            check(disk, when);
        }
        System.out.println("FailingDiskTest: " + (call - 1) + " calls of a backup, each failed once with " + fault);
        assertThat(call).isGreaterThan(fault == FailingDisk.Fault.ENOSPC ? 2 : 10);
        assertThat(broken).as("a backup only reads").isGreaterThan(fault == FailingDisk.Fault.ENOSPC ? -1 : 5);
    }

    /** Some records, then a backup of which a call fails, while one more is published; says whether it came to its end. */
    private boolean backUp(FailingDisk disk, int call, String when) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = false;
        FileJournal journal = FileJournal.open(opening(disk));
        try {
            for (int i = 0; i < RECORDS; i++) {
                publish(journal, "c" + i);
            }
            disk.failAfter(call);
            try (Backup backup = journal.backup(Backup.Keys.INCLUDE)) {
                publish(journal, "meanwhile");
                for (byte[] piece = backup.next(); piece.length > 0; piece = backup.next()) {
                    bytes.write(piece);
                }
                whole = true;
            }
        } catch (IOException e) {
            assertThat(disk.failed()).as(when).isTrue();
        }
        try {
            journal.close();
        } catch (IOException e) {
            assertThat(disk.failed()).as(when).isTrue();
        }
        JournalReport report = BackupFile.verify(
                new ByteArrayInputStream(bytes.toByteArray()),
                Optional.of(identity.log().verifier()));
        assertThat(report.damages().isEmpty())
                .as("%s: %s", when, report.damages())
                .isEqualTo(whole);
        return whole;
    }

    private Opening opening(Disk disk) {
        return Sample.opening(Path.of("/simulated"))
                .with(TINY)
                .onPoison(() -> poisoned.set(true))
                .on(disk)
                .as(identity);
    }

    private void scenario(FailingDisk disk) throws Exception {
        try (FileJournal journal = FileJournal.open(opening(disk))) {
            for (int i = 0; i < RECORDS; i++) {
                publish(journal, "c" + i);
            }
            if (acknowledged.containsKey("c0")) {
                try {
                    journal.append(Drafts.redacted(Sample.head("c0", null, 0).digest(), "so", "test"))
                            .get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    assertThat(disk.failed()).isTrue();
                }
            }
        } catch (IOException e) {
            assertThat(disk.failed())
                    .as("opening and closing fail only with the disk")
                    .isTrue();
        }
    }

    private void publish(FileJournal journal, String name) throws Exception {
        for (int attempt = 0; attempt < 2; attempt++) {
            Outcome<RecordHeader> outcome;
            try {
                outcome = journal.append(Sample.envelope(name)).get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                return;
            }
            if (outcome instanceof Outcome.Done<RecordHeader> done) {
                acknowledged.put(name, done.value().index());
                healed += attempt;
                return;
            }
            ProblemType type =
                    ((Outcome.Refused<RecordHeader>) outcome).refusal().type();
            assertThat(type).isIn(ProblemType.DISK_FULL, ProblemType.UNAVAILABLE);
            // Said by the writer that has stopped: then the process is on its way out, a moment later.
            assertThat(type == ProblemType.DISK_FULL || isPoisonedSoon()).isTrue();
        }
    }

    private boolean isPoisonedSoon() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!poisoned.get() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        return poisoned.get();
    }

    private void check(Disk disk, String when) throws Exception {
        try (FileJournal journal = FileJournal.open(opening(disk))) {
            for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
                JournalRecord record =
                        journal.read(one.getValue()).orElseThrow(() -> new AssertionError(when + ": lost " + one));
                assertThat(record.header().credentials().get(0).digest())
                        .as(when)
                        .isEqualTo(Sample.head(one.getKey(), null, 0).digest());
                if (!one.getKey().equals("c0")) {
                    assertThat(record.payload()).as(when).isEqualTo(Sample.bytes(one.getKey(), 800));
                }
            }
            for (JournalRecord record : journal.read(0, 1_000)) {
                byte[] payload = record.payload();
                // Whatever is there, acknowledged or not, is there whole.
                if (payload != null) {
                    assertThat(Digest.of(payload))
                            .as(when)
                            .isEqualTo(record.header().payloadHash());
                }
            }
            RecordHeader last = Sample.done(journal, Sample.envelope("afterwards"));
            assertThat(Merkle.whyNotIncluded(
                            Merkle.leaf(HeaderCodec.write(last)),
                            journal.log().inclusion(last.index(), journal.size()),
                            journal.log().root(journal.size())))
                    .as(when)
                    .isEmpty();
        }
    }

    @Test
    void after_a_sync_that_failed_nothing_is_written_any_more_and_the_process_is_told_to_end() throws Exception {
        int call = 0;
        while (!poisoned.get()) {
            call++;
            acknowledged.clear();
            scenario(new FailingDisk(new SimulatedDisk(new Random(call)), call, FailingDisk.Fault.EIO));
        }
        assertThat(acknowledged.size()).isLessThan(RECORDS);
    }
}

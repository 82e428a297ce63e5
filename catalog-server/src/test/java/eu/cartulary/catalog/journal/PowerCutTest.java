package eu.cartulary.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Merkle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The plug is pulled at a random call, again and again, also in the middle of a start. Whatever the disk made of what was not
 * synced: what was acknowledged is there, nothing is there in part, and every checkpoint that was signed still holds. Seeds are in
 * the messages; {@code -Dseed=} runs one of them alone.
 */
class PowerCutTest {
    static {
        Sample.quiet();
    }

    private static final int SEEDS = "full".equals(System.getProperty("scale")) ? 5_000 : 300;
    private static final Identity IDENTITY = Sample.identity();
    private static final Path DATA = Path.of("/simulated");
    private static final JournalSettings TINY = new JournalSettings(6_000, 1_500, 256, 8, Duration.ofHours(1));

    @Test
    void what_was_acknowledged_survives_every_power_cut() throws Exception {
        String only = System.getProperty("seed");
        long first = only == null ? 0 : Long.parseLong(only);
        long end = only == null ? SEEDS : first + 1;
        for (long seed = first; seed < end; seed++) {
            try {
                new Run(seed).run();
            } catch (AssertionError | Exception e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("PowerCutTest: " + (end - first) + " seeds of 4 power cuts each, 0 lost");
    }

    private static final class Run {
        private final Random random;
        private final Identity identity;
        private SimulatedDisk disk;
        private final Map<String, Long> acknowledged = new LinkedHashMap<>();
        private final List<String> erased = new ArrayList<>();
        private final List<String> askedToErase = new ArrayList<>();
        private final List<Checkpoint> signed = new ArrayList<>();
        private int named;

        Run(long seed) {
            random = new Random(seed);
            identity = IDENTITY;
            disk = new SimulatedDisk(random);
        }

        void run() throws Exception {
            for (int cut = 0; cut < 4; cut++) {
                disk.cutAfter(1 + random.nextInt(cut == 0 ? 60 : 120));
                live();
                disk = disk.afterPowerCut();
            }
            try (FileJournal journal = open()) {
                check(journal);
                Sample.done(journal, Sample.envelope("after all"));
            }
        }

        private FileJournal open() throws Exception {
            return FileJournal.open(Opening.of(DATA, Sample.WISH, Sample.CLOCK)
                    .with(TINY)
                    .into(new Register())
                    .onPoison(() -> {})
                    .on(disk)
                    .as(identity));
        }

        private void live() throws Exception {
            FileJournal journal;
            try {
                journal = open();
            } catch (JournalDamagedException e) {
                throw e;
            } catch (java.io.IOException powerIsGone) {
                return;
            }
            try (journal) {
                check(journal);
                boolean on = true;
                while (on) {
                    on = publish(journal);
                }
            } catch (java.io.IOException powerIsGone) {
                // Closing wants the disk too.
            }
        }

        private boolean publish(FileJournal journal) throws Exception {
            Map<String, CompletableFuture<Outcome<RecordHeader>>> answers = new LinkedHashMap<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                String name = "c" + named++;
                answers.put(
                        name, journal.append(Sample.envelope(name, random.nextInt(1_500), Sample.head(name, null, 0))));
            }
            @Nullable String victim = random.nextInt(5) == 0 && !acknowledged.isEmpty() ? anyAcknowledged() : null;
            CompletableFuture<Outcome<RecordHeader>> erasure = victim == null
                    ? CompletableFuture.completedFuture(null)
                    : journal.append(
                            Drafts.redacted(Sample.head(victim, null, 0).digest(), "so", "test"));
            if (victim != null) {
                askedToErase.add(victim);
            }
            for (Map.Entry<String, CompletableFuture<Outcome<RecordHeader>>> answer : answers.entrySet()) {
                if (written(answer.getValue()) instanceof Outcome.Done<RecordHeader> done) {
                    acknowledged.put(answer.getKey(), done.value().index());
                } else {
                    return false;
                }
            }
            if (victim != null && written(erasure) instanceof Outcome.Done) {
                erased.add(victim);
            }
            signed.add(
                    Checkpoint.verify(journal.log().checkpoint(), identity.log().verifier()));
            return true;
        }

        private String anyAcknowledged() {
            return List.copyOf(acknowledged.keySet()).get(random.nextInt(acknowledged.size()));
        }

        private static @Nullable Outcome<RecordHeader> written(CompletableFuture<Outcome<RecordHeader>> answer)
                throws Exception {
            try {
                return answer.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                return null;
            }
        }

        private void check(FileJournal journal) throws Exception {
            for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
                JournalRecord record = journal.read(one.getValue())
                        .orElseThrow(() -> new AssertionError(one + " is lost, of " + journal.size()));
                assertThat(record.header().credentials().get(0).digest())
                        .isEqualTo(Sample.head(one.getKey(), null, 0).digest());
                if (erased.contains(one.getKey())) {
                    assertThat(record.payload()).as(one.getKey()).isNull();
                } else if (!askedToErase.contains(one.getKey())) {
                    byte[] payload = record.payload();
                    assertThat(payload)
                            .as(one.getKey())
                            .isEqualTo(Sample.bytes(one.getKey(), payload == null ? 0 : payload.length));
                    assertThat(record.header().payloadLength()).isEqualTo(payload == null ? -1 : payload.length);
                }
                assertThat(record.evidence()).isNotEmpty();
            }
            for (Checkpoint checkpoint : signed) {
                assertThat(journal.log().root(checkpoint.size())).isEqualTo(checkpoint.root());
            }
            for (JournalRecord record : journal.read(0, Integer.MAX_VALUE - 1_000_000)) {
                long index = record.header().index();
                assertThat(Merkle.whyNotIncluded(
                                Merkle.leaf(HeaderCodec.write(record.header())),
                                journal.log().inclusion(index, journal.size()),
                                journal.log().root(journal.size())))
                        .isEmpty();
            }
        }
    }
}

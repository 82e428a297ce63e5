package eu.cartulary.catalog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Disk;
import eu.cartulary.catalog.journal.FailingDisk;
import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call to the file system while views are opened, rebuilt, swapped and closed fails once, or is the last one of a process
 * that is killed. The views that answered go on answering, or their start says why not; and the next start has everything.
 */
class FailingSwapTest {
    private static final int RECORDS = 70;
    /** Held, for the platform forgets the settings of a logger that nobody holds. */
    private static final Logger LOG = Logger.getLogger("eu.cartulary.catalog.projection");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whichever_call_fails_the_next_start_has_all_views(FailingDisk.Fault fault) throws Exception {
        LOG.setLevel(Level.OFF);
        try (FileJournal journal = FileJournal.open(Sample.opening(folder.resolve("data")))) {
            for (int i = 0; i < RECORDS; i++) {
                Sample.done(journal, Sample.envelope("c" + i));
            }
            int call = 1;
            for (boolean failed = true; failed; call++) {
                Path views = folder.resolve(fault + "-" + call);
                FailingDisk disk = new FailingDisk(Disk.ofThisMachine(), call, fault);
                rebuild(journal, disk, views);
                failed = disk.failed();
                check(journal, views, fault + " at call " + call);
            }
            System.out.println("FailingSwapTest: " + (call - 1) + " calls, each failed once with " + fault);
            assertThat(call).isGreaterThan(12);
        } finally {
            LOG.setLevel(null);
        }
    }

    private static List<Long> all() {
        return LongStream.range(0, RECORDS).boxed().toList();
    }

    private void rebuild(FileJournal journal, FailingDisk disk, Path views) throws Exception {
        try (Projector<FakeViews> projector =
                Projector.start(journal, disk, views, new FakeViews.Factory(), Pace.PROMPT)) {
            projector.visible(RECORDS - 1).get(60, TimeUnit.SECONDS);
            try {
                projector.rebuild("to see it fail").get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                assertThat(disk.failed())
                        .as("a rebuild fails only with the disk")
                        .isTrue();
            }
            // Rebuilt or not: somebody answers, and knows everything.
            assertThat(projector.live().seen).isEqualTo(all());
        } catch (IOException e) {
            assertThat(disk.failed()).as("a start fails only with the disk").isTrue();
        }
    }

    private void check(FileJournal journal, Path views, String when) throws Exception {
        try (Projector<FakeViews> projector = Projector.start(journal, views, new FakeViews.Factory(), Pace.PROMPT)) {
            projector.visible(RECORDS - 1).get(60, TimeUnit.SECONDS);
            assertThat(projector.applied()).as(when).isEqualTo(RECORDS);
            projector.rebuild("to see it work").get(60, TimeUnit.SECONDS);
            assertThat(projector.live().seen).as(when).isEqualTo(all());
        }
        try (Stream<Path> files = Files.list(views.resolve("fake"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("gen-")))
                    .as("%s: generations left over", when)
                    .hasSize(1);
        }
    }
}

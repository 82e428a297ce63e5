package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.JournalSettings;
import eu.cartulary.catalog.journal.Opening;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.Sample;
import eu.cartulary.catalog.kernel.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What {@link InjectedFaultsTest} runs: a first start, appends over a roll to the next segment, a rebuild with its swap, an end. */
final class FaultyProgram {
    private static final int RECORDS = 8;
    private static final JournalSettings TINY = new JournalSettings(4_000, 2_000, 256, 64, Duration.ofHours(1));

    private FaultyProgram() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        try (FileJournal journal =
                FileJournal.open(Opening.of(data, Sample.WISH, Sample.CLOCK).with(TINY))) {
            for (int i = 0; i < RECORDS; i++) {
                publish(journal, "c" + i);
            }
            try (Projector<FakeViews> projector =
                    Projector.start(journal, data.resolve("views"), new FakeViews.Factory(), Pace.PROMPT)) {
                projector.visible(journal.size() - 1).get(60, TimeUnit.SECONDS);
                projector.rebuild("to see it swapped").get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static void publish(FileJournal journal, String name) throws Exception {
        for (int tries = 0; tries < 2; tries++) {
            try {
                Outcome<RecordHeader> outcome =
                        journal.append(Sample.envelope(name)).get(60, TimeUnit.SECONDS);
                if (outcome instanceof Outcome.Done<RecordHeader> done) {
                    System.out.println("kept " + name + " " + done.value().index());
                    return;
                }
                System.out.println("refused " + name + ": " + outcome);
            } catch (ExecutionException e) {
                System.out.println("failed " + name + ": " + e.getCause());
            }
        }
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Outcome;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program that {@link KillTest} kills: it publishes from several threads and says so on its output, after each answer. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        FileJournal journal = FileJournal.open(Sample.opening(Path.of(args[0])));
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            new Thread(() -> publish(journal, args[1], next)).start();
        }
    }

    private static void publish(FileJournal journal, String cycle, AtomicInteger next) {
        try {
            while (true) {
                String name = cycle + "-" + next.getAndIncrement();
                Outcome<RecordHeader> outcome =
                        journal.append(Sample.envelope(name)).get(60, TimeUnit.SECONDS);
                if (outcome instanceof Outcome.Done<RecordHeader> done) {
                    String line = name + " " + done.value().index() + "\n";
                    synchronized (System.out) {
                        System.out.print(line);
                        System.out.flush();
                    }
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}

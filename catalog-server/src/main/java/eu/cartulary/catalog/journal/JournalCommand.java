package eu.cartulary.catalog.journal;

import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.JournalReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does with a journal while no catalog runs on it: {@code journal check}, {@code journal repair}, {@code journal
 * verify-backup}, {@code journal restore}. Speaks to people, and to scripts by its exit code.
 */
public final class JournalCommand {
    private static final int WHOLE = 0;
    private static final int DAMAGED = 1;
    private static final int USAGE = 2;

    private final Path data;
    private final Clock clock;
    private final PrintStream out;

    /**
     * @param data the data folder
     * @param out where it says what it found
     */
    public JournalCommand(Path data, Clock clock, PrintStream out) {
        this.data = data;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs a command.
     *
     * @param words what stands behind {@code journal}
     * @return exit code: 0 all is well (or was made well), 1 it is not, 2 the command is not known
     */
    public int run(List<String> words) {
        String command = words.isEmpty() ? "" : words.get(0);
        try {
            return switch (command) {
                case "check" -> words.size() == 1 ? check() : usage();
                case "repair" -> words.equals(List.of("repair", "--cut")) ? repair() : explainRepair();
                case "verify-backup", "check-backup" ->
                    words.size() == 2 ? checkBackup(Path.of(words.get(1))) : usage();
                case "restore" -> words.size() == 2 ? restore(Path.of(words.get(1))) : usage();
                default -> usage();
            };
        } catch (IOException e) {
            out.println(e.getMessage());
            return DAMAGED;
        }
    }

    private int check() throws IOException {
        JournalCheck.tornTail(data).ifPresent(out::println);
        return report(JournalCheck.run(data));
    }

    private int report(JournalReport report) {
        out.println(report.records() + " records in " + report.segments() + " segments, root " + report.root());
        report.damages().forEach(out::println);
        out.println(
                report.isWhole()
                        ? "Every byte is as it was written."
                        : report.damages().size() + " damages.");
        return report.isWhole() ? WHOLE : DAMAGED;
    }

    private int explainRepair() {
        out.println("A backup is the better way: unpack the newest one into an empty folder and start on that.");
        out.println(
                "Without one, \"journal repair --cut\" keeps the records before the first damage, moves everything from it on into"
                        + " a folder beside, and goes on under a new log name and key: those who follow the log will see that the old one"
                        + " ended. \"journal check\" says what would be lost.");
        return USAGE;
    }

    private int repair() throws IOException {
        JournalRepair.Report done = JournalRepair.cut(data, clock);
        out.println(done.kept() + " records are kept; what was moved lies in " + done.aside());
        out.println("The log goes on as " + done.origin() + ".");
        return WHOLE;
    }

    private int checkBackup(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return report(BackupFile.verify(in, Optional.empty()));
        }
    }

    private int restore(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            BackupFile.unpack(in, data);
        }
        out.println("Unpacked into " + data + ". Start the catalog on it; the views are built from the journal.");
        return report(JournalCheck.run(data));
    }

    private int usage() {
        out.println("journal check | journal repair [--cut] | journal verify-backup <file> | journal restore <file>");
        return USAGE;
    }
}

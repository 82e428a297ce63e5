package eu.cartulary.benchmarks.runs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** The rows for {@code RESULTS.md}, printed as they come and kept in {@code results.md} of the working folder. */
final class Report {
    private final Path file;
    private final PrintStream out;

    Report(Path folder, PrintStream out) throws IOException {
        this.file = Files.createDirectories(folder).resolve("results.md");
        this.out = out;
    }

    /** Begins a table. */
    void head(String title) throws IOException {
        write("\n### " + title + "\n\n| what | figure | goal | peer (XFSC) | more |\n|---|---|---|---|---|");
    }

    /** A row. */
    void row(String what, String figure, String goal, String peer, String more) throws IOException {
        write("| " + String.join(" | ", what, figure, goal, peer, more) + " |");
    }

    private void write(String line) throws IOException {
        out.println(line);
        out.flush();
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The middle of the rounds, and the smallest and largest behind it. */
    static String spread(double[] rounds, String format, String unit) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        String middle = number(format, sorted[sorted.length / 2]) + unit;
        return sorted.length == 1
                ? middle
                : middle + " (" + number(format, sorted[0]) + "–" + number(format, sorted[sorted.length - 1]) + ")";
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package eu.cartulary.catalog.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keeps the documentation equal to the last run. */
final class RealCredentialsTable {
    private static final String BEGIN = "<!-- begin:real-credentials -->";
    private static final String END = "<!-- end:real-credentials -->";

    private RealCredentialsTable() {}

    /** The section on what a catalog answers to whoever publishes them. */
    static void writePublications(List<String> rows) throws IOException {
        StringBuilder table = new StringBuilder("\n\n| sample | answer | why |\n|---|---|---|\n");
        rows.forEach(row -> table.append(row).append('\n'));
        replace("<!-- begin:real-publications -->", "<!-- end:real-publications -->", table.toString());
    }

    static void write(List<String> rows, Map<String, Integer> summary) throws IOException {
        StringBuilder table = new StringBuilder("\n\n| samples | outcome | how many |\n|---|---|---|\n");
        summary.forEach((what, count) ->
                table.append("| ").append(what).append(" | ").append(count).append(" |\n"));
        table.append("\n| sample | elsewhere | signature | outcome | findings, or why |\n|---|---|---|---|---|\n");
        rows.forEach(row -> table.append(row).append('\n'));
        replace(BEGIN, END, table.toString());
    }

    private static void replace(String begin, String end, String table) throws IOException {
        Path page = Path.of(System.getProperty("cartulary.root", "."), "docs", "real-credentials.md");
        String text = Files.isRegularFile(page) ? Files.readString(page) : "";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            return;
        }
        String changed = text.substring(0, from + begin.length()) + table + "\n" + text.substring(to);
        if (!changed.equals(text)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("docs/real-credentials.md says something else than was run");
            }
            Files.write(page, changed.getBytes(StandardCharsets.UTF_8));
        }
    }
}

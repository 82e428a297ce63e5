package eu.cartulary.catalog.claims;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the project's table of conformance equal to what was run: one section for each suite, between two markers. */
public final class Conformance {
    private Conformance() {}

    static void write(String marker, String suite, int verified, int refused, Map<String, Integer> out)
            throws IOException {
        String reasons = out.isEmpty()
                ? "–"
                : out.entrySet().stream()
                        .map(e -> e.getValue() + ": " + e.getKey())
                        .collect(Collectors.joining("; "));
        int outOfScope = out.values().stream().mapToInt(Integer::intValue).sum();
        int all = verified + refused + outOfScope;
        String section = "## " + suite + "\n\n"
                + "| cases | accepted as they should | refused as they should | refused on purpose, and why |\n"
                + "|---|---|---|---|\n"
                + "| " + all + " | " + verified + " | " + refused + " | " + reasons + " |";
        replace(marker, section);
    }

    /** A section whose rows are written by the test itself. */
    public static void section(String marker, String title, List<String> lines) throws IOException {
        replace(marker, "## " + title + "\n\n" + String.join("\n", lines));
    }

    private static synchronized void replace(String marker, String section) throws IOException {
        Path file = Path.of(System.getProperty("cartulary.root", "."), "docs", "conformance.md");
        String text = Files.isRegularFile(file) ? Files.readString(file) : "# Conformance\n";
        String begin = "<!-- begin:" + marker + " -->";
        String end = "<!-- end:" + marker + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        String changed = from < 0 || to < from
                ? text.stripTrailing() + "\n\n" + begin + "\n" + section + "\n" + end + "\n"
                : text.substring(0, from + begin.length()) + "\n" + section + "\n" + text.substring(to);
        if (!changed.equals(text)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("docs/conformance.md says something else of " + marker + " than was run");
            }
            Files.createDirectories(file.getParent());
            Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package eu.cartulary.jose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the project's table of conformance equal to what was run: one row, between two markers. */
final class Conformance {
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
        String row = "| " + suite + " | " + all + " | " + (verified + refused) + " | 0 | " + outOfScope + " | "
                + reasons + " |";
        replace(marker, row);
    }

    private static synchronized void replace(String marker, String row) throws IOException {
        Path file = Path.of(System.getProperty("cartulary.root", "."), "docs", "conformance.md");
        String text = Files.isRegularFile(file) ? Files.readString(file) : "";
        String begin = "<!-- begin:" + marker + " -->";
        String end = "<!-- end:" + marker + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            return;
        }
        String changed = text.substring(0, from + begin.length()) + "\n" + row + "\n" + text.substring(to);
        if (!changed.equals(text)) {
            Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
        }
    }
}

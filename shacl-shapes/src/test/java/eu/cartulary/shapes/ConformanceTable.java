package eu.cartulary.shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a suite's results into {@code docs/conformance.md}, between {@code <!-- begin:NAME -->} and {@code <!-- end:NAME -->};
 * each suite has its own section and leaves the others alone. The page changes only when the results do.
 */
public final class ConformanceTable {
    private static final Path PAGE =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("docs/conformance.md");
    private static final String HEAD = """
            # Conformance

            Written by the tests that run the public suites; not by hand. A suite that is not on the machine leaves its section as
            it was.
            """;

    private ConformanceTable() {}

    /** Replaces the section of a suite, or appends it. */
    public static synchronized void section(String suite, String title, List<String> lines) throws IOException {
        String begin = "<!-- begin:" + suite + " -->";
        String end = "<!-- end:" + suite + " -->";
        String section = begin + "\n## " + title + "\n\n" + String.join("\n", lines) + "\n" + end;
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : HEAD;
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String changed = from >= 0 && to > from
                ? page.substring(0, from) + section + page.substring(to + end.length())
                : page + "\n" + section + "\n";
        if (!Files.exists(PAGE) || !changed.equals(page)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("docs/conformance.md says something else of " + suite + " than was run");
            }
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, changed);
        }
    }
}

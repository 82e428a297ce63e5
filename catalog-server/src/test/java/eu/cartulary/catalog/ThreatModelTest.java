package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code docs/threat-model.md} names a test for each threat; this sees to it that it is there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreatModelTest {
    private static final Path ROOT = Path.of(System.getProperty("cartulary.root", "."));
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z0-9_]+))?`");

    /** A row of a table: the last cell is the test. */
    private static List<String[]> threats() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs").resolve("threat-model.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| threat |")) {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                rows.add(cells);
            }
        }
        return rows;
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> all = Files.walk(ROOT)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("/src/test/"))
                    .toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return tests;
    }

    @Test
    void every_threat_has_a_defence_and_names_a_test_that_is_there() throws IOException {
        Map<String, String> tests = tests();
        List<String> wrong = new ArrayList<>();
        for (String[] row : threats()) {
            if (row.length != 3 || row[1].isBlank()) {
                wrong.add("no defence, or cells that do not fit: " + row[0]);
                continue;
            }
            int named = 0;
            Matcher matcher = NAMED.matcher(row[2]);
            while (matcher.find()) {
                named++;
                String source = tests.get(matcher.group(1));
                String method = matcher.group(2);
                if (source == null) {
                    wrong.add("there is no " + matcher.group(1) + ":" + row[0]);
                } else if (method != null && !source.contains("void " + method + "(")) {
                    wrong.add("there is no " + matcher.group() + ":" + row[0]);
                }
            }
            if (named == 0) {
                wrong.add("no test:" + row[0]);
            }
        }
        assertThat(threats()).hasSizeGreaterThan(35);
        assertThat(wrong).isEmpty();
    }
}

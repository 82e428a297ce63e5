package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A rule's id is a promise: it is in the changelog from the day it exists. Lines read {@code - Class: property (constraint,
 * constraint), property (…)}. With {@code -Dwrite=changelog} this test puts what is missing under the first "Added".
 */
class ChangelogTest {
    private static final Path CHANGELOG =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("shacl-shapes/CHANGELOG.md");
    private static final Pattern LINE = Pattern.compile("^- ([A-Z][A-Za-z0-9]*): (.+)$", Pattern.MULTILINE);
    private static final Pattern PROPERTY = Pattern.compile("([A-Za-z0-9-]+) \\(([a-zA-Z, ]+)\\)");

    @Test
    void every_rule_is_in_the_changelog() throws IOException {
        TreeSet<String> missing = new TreeSet<>(EveryRuleHasItsCasesTest.ruleIds());
        missing.removeAll(listed(Files.readString(CHANGELOG)));
        if ("changelog".equals(System.getProperty("write")) && !missing.isEmpty()) {
            String text = Files.readString(CHANGELOG);
            int at = text.indexOf("### Added\n\n") + "### Added\n\n".length();
            Files.writeString(CHANGELOG, text.substring(0, at) + lines(missing) + text.substring(at));
            missing.removeAll(listed(Files.readString(CHANGELOG)));
        }
        assertThat(missing)
                .as("rules without a line in CHANGELOG.md; -Dwrite=changelog adds them")
                .isEmpty();
    }

    private static TreeSet<String> listed(String changelog) {
        TreeSet<String> ids = new TreeSet<>();
        Matcher line = LINE.matcher(changelog);
        while (line.find()) {
            Matcher property = PROPERTY.matcher(line.group(2));
            while (property.find()) {
                for (String constraint : property.group(2).split(", ")) {
                    ids.add(line.group(1) + "_" + property.group(1) + "_" + constraint);
                }
            }
        }
        return ids;
    }

    private static String lines(TreeSet<String> ids) {
        Map<String, Map<String, TreeSet<String>>> byClass = new TreeMap<>();
        for (String id : ids) {
            String[] parts = id.split("_");
            byClass.computeIfAbsent(parts[0], c -> new TreeMap<>())
                    .computeIfAbsent(parts[1], p -> new TreeSet<>())
                    .add(parts[2]);
        }
        StringBuilder lines = new StringBuilder();
        byClass.forEach((of, properties) -> {
            StringBuilder line = new StringBuilder("- " + of + ": ");
            properties.forEach((property, constraints) -> line.append(property)
                    .append(" (")
                    .append(String.join(", ", constraints))
                    .append("), "));
            lines.append(line.substring(0, line.length() - 2)).append('\n');
        });
        return lines.toString();
    }
}

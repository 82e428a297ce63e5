package eu.cartulary.shapes.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each criterion is in the changelog from the version on in which it came: by its id, its last part, or within a range. */
class CriteriaChangelogTest {
    private static final Path CHANGELOG =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("shacl-shapes/CHANGELOG.md");
    private static final String ID = "([A-Z]+[A-Za-z0-9]*(?:[.-][A-Za-z0-9]+|\\([^)\\s]*\\))*)";
    private static final Pattern MENTION = Pattern.compile("\\b" + ID + "(?: to " + ID + ")?");
    private static final Comparator<String> ORDER = NaturalOrder.INSTANCE;

    @Test
    void every_criterion_and_the_version_of_every_rulebook_is_in_the_changelog() throws IOException {
        String changelog = Files.readString(CHANGELOG);
        List<String> missing = new ArrayList<>();
        for (Rulebook rulebook : Rulebooks.bundled().all()) {
            if (!changelog.contains("### " + rulebook.id() + " " + rulebook.version() + "\n")) {
                missing.add(rulebook.id() + " " + rulebook.version());
            }
            List<String> ids = new ArrayList<>(
                    rulebook.criteria().stream().map(Criterion::id).toList());
            for (String section : changelog.split("\n### ")) {
                if (section.startsWith(rulebook.id() + " ")) {
                    ids.removeAll(mentioned(section, rulebook));
                }
            }
            ids.forEach(id -> missing.add(rulebook.id() + " " + id));
        }
        assertThat(missing).as("without a line in CHANGELOG.md").isEmpty();
    }

    private static List<String> mentioned(String section, Rulebook rulebook) {
        List<String> found = new ArrayList<>();
        Matcher mention = MENTION.matcher(section);
        while (mention.find()) {
            Optional<String> from = resolve(mention.group(1), rulebook);
            Optional<String> to = mention.group(2) == null ? from : resolve(mention.group(2), rulebook);
            if (from.isPresent() && to.isPresent()) {
                rulebook.criteria().stream()
                        .map(Criterion::id)
                        .filter(id -> ORDER.compare(from.get(), id) <= 0 && ORDER.compare(id, to.get()) <= 0)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Optional<String> resolve(String mentioned, Rulebook rulebook) {
        return rulebook.criteria().stream()
                .map(Criterion::id)
                .filter(id -> id.equals(mentioned) || id.endsWith("-" + mentioned))
                .min(Comparator.comparingInt(String::length));
    }
}

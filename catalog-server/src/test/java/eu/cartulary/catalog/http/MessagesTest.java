package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Language;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/eu/cartulary/catalog/messages");
    /** A finding is born in one of these calls, and its rule is the first argument. */
    private static final Pattern RULE =
            Pattern.compile("Finding\\s*\\.\\s*(?:warning|info|violation)\\(\\s*\"([a-z0-9-]+)\"");

    private final Messages messages = Messages.load();

    @Test
    void every_key_exists_in_all_three_languages_of_all_bundles() {
        assertThat(messages.keys(Language.FR)).isEqualTo(messages.keys(Language.EN));
        assertThat(messages.keys(Language.DE)).isEqualTo(messages.keys(Language.EN));
        assertThat(messages.keys(Language.EN)).hasSizeGreaterThan(80);
    }

    @Test
    void a_text_has_the_same_arguments_in_every_language() {
        for (String key : messages.keys(Language.EN)) {
            Set<String> english = arguments(raw(Language.EN, key));
            assertThat(arguments(raw(Language.FR, key))).as("fr %s", key).isEqualTo(english);
            assertThat(arguments(raw(Language.DE, key))).as("de %s", key).isEqualTo(english);
        }
    }

    @Test
    void no_key_is_said_twice_in_all_bundles_of_a_language() throws IOException {
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            Set<String> said = new HashSet<>();
            for (Path bundle : bundles.toList()) {
                String name = bundle.getFileName().toString();
                String language = name.substring(name.lastIndexOf('_'));
                for (String line : Files.readAllLines(bundle)) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && !line.startsWith("#")) {
                        assertThat(said.add(language + line.substring(0, equals).strip()))
                                .as("%s says twice: %s", bundle.getFileName(), line)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void every_rule_that_the_sources_name_has_a_message_and_an_advice() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Matcher matcher = RULE.matcher(Files.readString(source));
                while (matcher.find()) {
                    for (String part : List.of(".message", ".advice")) {
                        if (messages.find(Language.EN, matcher.group(1) + part).isEmpty()) {
                            missing.add(matcher.group(1) + part + " (" + source.getFileName() + ")");
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_of_problem_is_explained_and_mended(Language language) {
        List<String> lacking = new ArrayList<>();
        for (ProblemType type : ProblemType.values()) {
            for (String part : List.of("title", "what", "mend")) {
                String key = "problem." + type.slug() + "." + part;
                if (messages.text(language, key).equals(key)) {
                    lacking.add(key);
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void fills_arguments_and_understands_one_and_two_apostrophes() {
        assertThat(Messages.fill("l'offre l''a dit : {0}, {1}, {0}{2}", "x", 7)).isEqualTo("l'offre l'a dit : x, 7, x");
        assertThat(Messages.fill("no {place} {", "x")).isEqualTo("no {place} {");
        assertThat(Messages.fill("{0}", "{1}")).isEqualTo("{1}");
    }

    @Test
    void an_unknown_rule_is_shown_by_its_id_and_never_an_error() {
        assertThat(messages.render(Finding.warning("never-heard-of", "/a", "b"), Language.DE)
                        .message())
                .isEqualTo("never-heard-of.message");
    }

    private String raw(Language language, String key) {
        return messages.find(language, key, "{0}", "{1}", "{2}", "{3}", "{4}", "{5}")
                .orElseThrow();
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{[0-9]}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}

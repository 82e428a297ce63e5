package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void each_rule_of_the_package_has_message_and_advice_in_each_language_and_no_text_is_left_over()
            throws IOException {
        Set<String> expected = new TreeSet<>();
        for (String rule : rules()) {
            expected.add(rule + ".message");
            expected.add(rule + ".advice");
        }
        for (String language : List.of("en", "fr", "de")) {
            Properties texts = texts(language);
            assertThat(texts.stringPropertyNames()).as(language).containsExactlyInAnyOrderElementsOf(expected);
            texts.forEach((key, text) ->
                    assertThat(text.toString()).as(key.toString()).isNotBlank().doesNotContain("''"));
        }
    }

    @Test
    void translations_take_the_same_arguments() throws IOException {
        Properties english = texts("en");
        for (String language : List.of("fr", "de")) {
            texts(language).forEach((key, text) -> assertThat(arguments(text.toString()))
                    .as(language + " " + key)
                    .isEqualTo(arguments(english.getProperty(key.toString()))));
        }
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{[0-9]}").matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group());
        }
        return arguments;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("messages_" + language + ".properties"), UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    /** Every quoted word of the sources that looks like a rule and is handed to a remark. */
    private static Set<String> rules() throws IOException {
        Path sources = Path.of(
                System.getProperty("cartulary.root", ".."), "shacl-shapes/src/main/java/eu/cartulary/shapes/jsonld");
        Pattern rule = Pattern.compile(
                "\"((?:json|context|jsonld|iri|too|subject|member|type|value|namespace|unknown|named|text|turtle)"
                        + "-[a-z0-9-]+)\"");
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Matcher matcher = rule.matcher(Files.readString(file));
                while (matcher.find()) {
                    rules.add(matcher.group(1));
                }
            }
        }
        return rules;
    }
}

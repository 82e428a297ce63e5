package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesHaveWordsTest {
    private static final Path ROOT = Path.of(System.getProperty("cartulary.root", "."));
    private static final Pattern RULE = Pattern.compile(
            "(?:Finding\\s*\\.(?:violation|warning|info)|(?:Jose|Did)Exception)\\(\\s*\"([a-z0-9-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de"})
    @DisplayName("every rule of envelope, trust and claims has a message and an advice in")
    void words(String language) throws IOException {
        Properties words = new Properties();
        for (String bundle : List.of("envelope", "trust", "claims")) {
            Path file = ROOT.resolve("catalog-server/src/main/resources/eu/cartulary/catalog/messages/" + bundle + "_"
                    + language + ".properties");
            try (Reader reader = Files.newBufferedReader(file)) {
                words.load(reader);
            }
        }
        Set<String> missing = new TreeSet<>();
        for (String rule : rules()) {
            for (String key : List.of(rule + ".message", rule + ".advice")) {
                if (words.getProperty(key, "").isBlank()) {
                    missing.add(key);
                }
            }
        }
        assertThat(rules()).hasSizeGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static Set<String> rules() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String folder : List.of(
                "catalog-server/src/main/java/eu/cartulary/catalog/envelope",
                "catalog-server/src/main/java/eu/cartulary/catalog/trust",
                "catalog-server/src/main/java/eu/cartulary/catalog/claims",
                "client-sdk/core/src/main/java/eu/cartulary/jose",
                "client-sdk/core/src/main/java/eu/cartulary/did")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                for (Path file : files.toList()) {
                    Matcher matcher = RULE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        rules.add(matcher.group(1));
                    }
                }
            }
        }
        return rules;
    }
}

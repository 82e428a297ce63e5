package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the catalog says to people, in every language it speaks: one bundle of properties for each package, all in
 * {@code eu/cartulary/catalog/messages/}. A key belongs to one bundle only.
 *
 * <p>Placeholders are {@code {0}}, {@code {1}} …; a doubled apostrophe is one apostrophe and a single one is itself, so that
 * French can be written as it is spoken (which {@link java.text.MessageFormat} does not allow).
 */
public final class Messages {
    private static final String FOLDER = "classpath*:eu/cartulary/catalog/messages/";

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    private Messages() {
        for (Language language : Language.values()) {
            texts.put(language, new HashMap<>());
        }
    }

    /** All bundles on the class path. */
    public static Messages load() {
        Messages messages = new Messages();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (Language language : Language.values()) {
            try {
                for (Resource bundle : resolver.getResources(FOLDER + "*_" + language.tag() + ".properties")) {
                    messages.add(language, bundle);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return messages;
    }

    private void add(Language language, Resource bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = bundle.getInputStream()) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        for (String key : properties.stringPropertyNames()) {
            // A rule that two steps use is worded in one bundle; a test holds that, a start does not fail for it.
            in(language).putIfAbsent(key, properties.getProperty(key));
        }
    }

    /** The words of a key; English where the language lacks them, the key itself where nobody has them. */
    public String text(Language language, String key, Object... arguments) {
        return find(language, key, arguments).orElse(key);
    }

    /** The words of a key, if there are any. */
    public Optional<String> find(Language language, String key, Object... arguments) {
        String pattern = in(language).getOrDefault(key, in(Language.EN).get(key));
        return Optional.ofNullable(pattern).map(words -> fill(words, arguments));
    }

    /** Every key of a language, sorted. */
    public Set<String> keys(Language language) {
        return new TreeSet<>(in(language).keySet());
    }

    /** The kind of a problem in a few words. */
    public String title(ProblemType type, Language language) {
        return text(language, "problem." + type.slug() + ".title");
    }

    /** What has happened when a problem of the kind is met, in a sentence or two. */
    public String explanation(ProblemType type, Language language) {
        return text(language, "problem." + type.slug() + ".what");
    }

    /** How to mend it. */
    public String remedy(ProblemType type, Language language) {
        return text(language, "problem." + type.slug() + ".mend");
    }

    /** A finding in words. */
    public Violation render(Finding finding, Language language) {
        Object[] arguments = finding.arguments().toArray();
        return new Violation(
                finding.rule(),
                null,
                null,
                finding.pointer(),
                finding.value(),
                finding.severity(),
                text(language, finding.rule() + ".message", arguments),
                find(language, finding.rule() + ".advice", arguments).orElse(null),
                finding.credential());
    }

    /** All that a refusal has to say: its findings in words, then the violations of the shapes. */
    public List<Violation> render(Refusal refusal, Language language) {
        List<Violation> all = new ArrayList<>();
        for (Finding finding : refusal.findings()) {
            Violation violation = render(finding, language);
            all.add(
                    refusal.credential() < 0 || violation.credential() != null
                            ? violation
                            : violation.in(new Violation.CredentialRef(refusal.credential(), null)));
        }
        all.addAll(refusal.violations());
        return all;
    }

    private Map<String, String> in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    /** Puts arguments into a pattern; a placeholder without an argument vanishes. */
    static String fill(String pattern, @Nullable Object... arguments) {
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                i++;
            } else if (c == '{'
                    && i + 2 < pattern.length()
                    && Character.isDigit(pattern.charAt(i + 1))
                    && pattern.charAt(i + 2) == '}') {
                int n = pattern.charAt(i + 1) - '0';
                text.append(n < arguments.length && arguments[n] != null ? arguments[n] : "");
                i += 2;
                continue;
            }
            text.append(c);
        }
        return text.toString();
    }
}

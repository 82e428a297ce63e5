package eu.cartulary.shapes.jsonld;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is to be said about one document, in one language. The same remark at the same place is kept once, and no
 * more than {@link #MAX} of each sort are: a hostile document must not make a long report.
 */
final class Remarks {
    static final int MAX = 100;
    private static final int MAX_VALUE = 200;
    private static final Map<Language, ResourceBundle> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(
                    language,
                    ResourceBundle.getBundle(
                            "eu.cartulary.shapes.jsonld.messages",
                            Locale.forLanguageTag(language.tag()),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    private final ResourceBundle texts;
    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private final Map<String, Violation> findings = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();

    Remarks(Language language) {
        this.texts = java.util.Objects.requireNonNull(TEXTS.get(language));
    }

    void refuse(String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        put(violations, rule, Severity.VIOLATION, pointer, value, arguments);
    }

    void warn(String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        put(findings, rule, Severity.WARNING, pointer, value, arguments);
    }

    void inform(String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        put(findings, rule, Severity.INFO, pointer, value, arguments);
    }

    /** Like {@link #refuse}, for values that may occur thousands of times: the place is sought for the first only. */
    void refuseOnce(String rule, Supplier<@Nullable String> pointer, String value, String... arguments) {
        if (violations.size() < MAX && said.add(rule + '\n' + value)) {
            refuse(rule, pointer.get(), value, arguments);
        }
    }

    /** Like {@link #warn}, for values that may occur thousands of times. */
    void warnOnce(String rule, Supplier<@Nullable String> pointer, String value, String... arguments) {
        if (findings.size() < MAX && said.add(rule + '\n' + value)) {
            warn(rule, pointer.get(), value, arguments);
        }
    }

    boolean refused() {
        return !violations.isEmpty();
    }

    List<Violation> violations() {
        return new ArrayList<>(violations.values());
    }

    List<Violation> findings() {
        return new ArrayList<>(findings.values());
    }

    private void put(
            Map<String, Violation> into,
            String rule,
            Severity severity,
            @Nullable String pointer,
            @Nullable String value,
            String... arguments) {
        if (into.size() >= MAX) {
            return;
        }
        Violation remark = new Violation(
                rule,
                null,
                null,
                pointer,
                value == null ? null : cut(value),
                severity,
                text(rule + ".message", arguments),
                text(rule + ".advice", arguments),
                null);
        into.putIfAbsent(rule + '\n' + pointer + '\n' + value, remark);
    }

    private String text(String key, String... arguments) {
        String text = texts.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", cut(arguments[i]));
        }
        return text;
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
    }
}

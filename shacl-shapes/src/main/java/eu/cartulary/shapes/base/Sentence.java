package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Remarks that no shape makes, in the reader's language ({@code messages_*.properties}). */
final class Sentence {
    private static final Map<Language, ResourceBundle> BUNDLES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            BUNDLES.put(
                    language,
                    ResourceBundle.getBundle(
                            "eu.cartulary.shapes.base.messages",
                            Locale.forLanguageTag(language.tag()),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    private Sentence() {}

    static String of(Language language, String key, Object... arguments) {
        ResourceBundle bundle = BUNDLES.get(language);
        if (bundle == null) {
            throw new IllegalStateException("no sentences in " + language);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }

    static boolean exists(Language language, String key) {
        ResourceBundle bundle = BUNDLES.get(language);
        return bundle != null && bundle.containsKey(key);
    }

    /** A remark whose sentences are {@code <rule>.message} and {@code <rule>.advice}. */
    static Violation remark(
            String rule,
            Severity severity,
            Language language,
            @Nullable String focus,
            @Nullable String path,
            @Nullable String pointer,
            @Nullable String value,
            Object... arguments) {
        return new Violation(
                rule,
                focus,
                path,
                pointer,
                value,
                severity,
                of(language, rule + ".message", arguments),
                of(language, rule + ".advice", arguments),
                null);
    }
}

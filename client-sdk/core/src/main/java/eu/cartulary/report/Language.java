package eu.cartulary.report;

import java.util.List;
import java.util.Locale;

/** The languages in which the catalog speaks: every message, title and advice exists in each of them. */
public enum Language {
    EN,
    FR,
    DE;

    /** The tag of BCP 47, as in {@code Content-Language}: {@code en}, {@code fr}, {@code de}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The language a client prefers.
     *
     * @param acceptLanguage an {@code Accept-Language} field (RFC 9110, section 12.5.4), or empty
     * @return the best of ours; English where none fits or the field cannot be read
     */
    public static Language preferred(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > 1_000) {
            return EN;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            for (Locale.LanguageRange range : ranges) {
                for (Language language : values()) {
                    if (range.getWeight() > 0
                            && (range.getRange().equals(language.tag())
                                    || range.getRange().startsWith(language.tag() + "-"))) {
                        return language;
                    }
                }
            }
        } catch (IllegalArgumentException unreadable) {
            // A field that does not parse is as good as none: English.
        }
        return EN;
    }
}

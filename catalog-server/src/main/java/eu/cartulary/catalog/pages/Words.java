package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Messages;
import eu.cartulary.report.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What a page says, in the language of its reader. */
record Words(Messages messages, Language language) {

    /** The text of a key of the bundle {@code pages}. */
    String of(String key, Object... arguments) {
        return messages.text(language, "page." + key, arguments);
    }

    /** The text of a key, or other words where it has none. */
    String or(String key, String otherwise) {
        return messages.find(language, "page." + key).orElse(otherwise);
    }

    Locale locale() {
        // Europe's English: 23 November, not November 23.
        return language == Language.EN ? Locale.UK : Locale.forLanguageTag(language.tag());
    }

    /** A country, EU or EEA by its name. */
    String country(String code) {
        if (code.equals("EU") || code.equals("EEA")) {
            return of("country." + code);
        }
        String name = Locale.of("", code).getDisplayCountry(locale());
        return name.isEmpty() ? code : name;
    }

    /** A day, as people write it. */
    String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A number, as people write it. */
    String number(long number) {
        return String.format(locale(), "%,d", number);
    }
}

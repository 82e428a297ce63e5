package eu.cartulary.cli;

import eu.cartulary.report.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command says to people, in one language. */
final class Messages {
    private final ResourceBundle bundle;
    private final Language language;

    Messages(Language language) {
        this.language = language;
        // ROOT is English: without a fallback to the machine's own language, "en" on a French machine is English.
        this.bundle = ResourceBundle.getBundle(
                "eu.cartulary.cli.messages",
                language == Language.EN ? Locale.ROOT : Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language.tag())).format(arguments);
    }
}

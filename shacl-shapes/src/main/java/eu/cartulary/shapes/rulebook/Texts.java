package eu.cartulary.shapes.rulebook;

import eu.cartulary.report.Language;

/** One text in each of our languages; a rulebook without one of them does not load. */
public record Texts(String en, String fr, String de) {
    /** The text in a language. */
    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case FR -> fr;
            case DE -> de;
        };
    }
}

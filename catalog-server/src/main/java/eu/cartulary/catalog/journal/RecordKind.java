package eu.cartulary.catalog.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Everything that changes an answer is a record; these are the kinds. */
public enum RecordKind {
    /** An envelope was admitted. */
    ADMITTED,
    /** Its issuer took credentials back. */
    REVOKED,
    /** The operator took credentials out of the views. */
    WITHDRAWN,
    /** The payload of an earlier record was blanked. */
    REDACTED,
    /** The status list of a credential says something new. */
    STATUS_CHANGED,
    /** An issuer or attester came onto the trust list or went off it. */
    TRUST_CHANGED,
    /** The set of rules at start differs from the one before. */
    RULES_CHANGED,
    /** The instant of expiry of credentials has passed. */
    EXPIRED,
    /** What this catalog says of an offering changed: offering, rulebook, from, to, cause, rules. */
    LEVELS_CHANGED;

    /**
     * Reads the word of a header.
     *
     * @throws IllegalArgumentException when no kind has this word
     */
    static RecordKind ofWord(String word) {
        for (RecordKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of record is called " + word);
    }

    /** As in the header: {@code levels-changed}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

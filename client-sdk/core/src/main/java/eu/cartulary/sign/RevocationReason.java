package eu.cartulary.sign;

import java.util.Locale;

/** Why a credential is revoked. */
public enum RevocationReason {
    /** What it describes is no longer offered. */
    CEASED,
    /** Another credential says it now. */
    REPLACED,
    /** It was wrong. */
    ERROR,
    /** The key that signed it is no longer safe. */
    KEY_COMPROMISE;

    /** As it stands in a token. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

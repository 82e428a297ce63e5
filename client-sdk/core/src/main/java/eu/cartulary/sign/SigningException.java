package eu.cartulary.sign;

import org.jspecify.annotations.Nullable;

/** Something cannot be signed, or a key cannot be read; the rule is stable, the message says what to do. */
public final class SigningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    SigningException(String rule, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    SigningException(String rule, String message) {
        this(rule, message, null);
    }

    /** Stable id of what is wrong. */
    public String rule() {
        return rule;
    }
}

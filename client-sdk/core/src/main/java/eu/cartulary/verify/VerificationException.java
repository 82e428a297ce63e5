package eu.cartulary.verify;

/** Something does not hold; the rule is stable. */
public final class VerificationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    VerificationException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** Stable id of what does not hold: {@code signature-invalid}, {@code not-verifiable-here}, {@code not-in-log} … */
    public String rule() {
        return rule;
    }
}

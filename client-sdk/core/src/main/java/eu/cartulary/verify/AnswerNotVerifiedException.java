package eu.cartulary.verify;

import eu.cartulary.client.CatalogException;
import org.jspecify.annotations.Nullable;

/** The catalog answered, and the answer does not hold against what it signed: it must not be used. */
public class AnswerNotVerifiedException extends CatalogException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    AnswerNotVerifiedException(String rule, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    static AnswerNotVerifiedException of(VerificationException refused) {
        return new AnswerNotVerifiedException(refused.rule(), String.valueOf(refused.getMessage()), refused);
    }

    /** Stable id of what does not hold: {@code receipt-differs}, {@code not-in-log}, {@code checkpoint-invalid} … */
    public final String rule() {
        return rule;
    }
}

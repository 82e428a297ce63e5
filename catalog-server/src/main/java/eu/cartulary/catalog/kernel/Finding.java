package eu.cartulary.catalog.kernel;

import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remark of a step, before it is put into words: the rim looks {@code rule} up in the message bundles (en, fr, de; keys
 * {@code <rule>.message} and {@code <rule>.advice}, {@code {0}} … are the {@code arguments}).
 *
 * @param rule stable id in lower-case words with hyphens, such as {@code typ-unusual} or {@code issuer-not-bound}
 * @param severity {@link Severity#VIOLATION} in a refusal, else a warning or an information
 * @param pointer place in the sender's own document (RFC 6901), if it has one
 * @param value what stood there, cut at 200 characters
 * @param arguments for the words
 * @param credential which credential of a presentation it is about; absent when there is only one, or it is about the whole
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable String pointer,
        @Nullable String value,
        List<String> arguments,
        Violation.@Nullable CredentialRef credential) {
    private static final int MAX_VALUE = 200;

    public Finding {
        arguments = List.copyOf(arguments);
        if (value != null && value.length() > MAX_VALUE) {
            value = value.substring(0, MAX_VALUE) + "…";
        }
    }

    /** An oddity that is accepted. */
    public static Finding warning(String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        return new Finding(rule, Severity.WARNING, pointer, value, List.of(arguments), null);
    }

    /** Something good to know. */
    public static Finding info(String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        return new Finding(rule, Severity.INFO, pointer, value, List.of(arguments), null);
    }

    /** A reason to refuse. */
    public static Finding violation(
            String rule, @Nullable String pointer, @Nullable String value, String... arguments) {
        return new Finding(rule, Severity.VIOLATION, pointer, value, List.of(arguments), null);
    }

    /** The same finding about a credential of a presentation. */
    public Finding in(Violation.@Nullable CredentialRef of) {
        return of == null ? this : new Finding(rule, severity, pointer, value, arguments, of);
    }
}

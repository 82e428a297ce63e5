package eu.cartulary.report;

import org.jspecify.annotations.Nullable;

/**
 * One remark on a description, in one language: a rule that is broken (a violation) or an oddity that was accepted (a
 * finding; same shape, lower severity).
 *
 * @param rule stable id of the rule, such as {@code ServiceOffering_providedBy_minCount}; {@code GET /problems} and the
 *     shapes explain each
 * @param focus IRI of the node it is about, if it is about one
 * @param path the property, as a compact IRI such as {@code gx:providedBy} or as a SPARQL path
 * @param pointer place in the sender's own document (RFC 6901); in a presentation, inside the decoded payload of the
 *     credential that {@code credential} names
 * @param value the offending value as the sender wrote it, cut at 200 characters
 * @param severity how much it weighs
 * @param message what is wrong, one sentence
 * @param advice how to mend it, one sentence
 * @param credential which credential of a presentation; absent when there is only one
 */
public record Violation(
        String rule,
        @Nullable String focus,
        @Nullable String path,
        @Nullable String pointer,
        @Nullable String value,
        Severity severity,
        String message,
        @Nullable String advice,
        @Nullable CredentialRef credential) {

    /** A credential of a presentation: its place in {@code verifiableCredential} and its own id, if it has one. */
    public record CredentialRef(int index, @Nullable String id) {}

    /** The same remark about the given credential of a presentation. */
    public Violation in(CredentialRef of) {
        return new Violation(rule, focus, path, pointer, value, severity, message, advice, of);
    }
}

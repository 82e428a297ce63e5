package eu.cartulary.shapes.jsonld;

import eu.cartulary.report.Violation;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the claims of a credential.
 *
 * @param graph the triples about its subjects and the nodes below them, in the namespaces and spellings that the rules
 *     expect, without the envelope (issuer, dates, proof, status); absent when the credential is refused
 * @param subjects IRIs of its subjects, in the order of the document; a subject without an id is not among them
 * @param types types of the credential beside {@code VerifiableCredential}, and of its subjects: IRIs
 * @param violations why it is refused; empty when it is not
 * @param findings oddities that were accepted
 */
public record CredentialReading(
        @Nullable Graph graph,
        List<String> subjects,
        List<String> types,
        List<Violation> violations,
        List<Violation> findings) {
    public CredentialReading {
        subjects = List.copyOf(subjects);
        types = List.copyOf(types);
        violations = List.copyOf(violations);
        findings = List.copyOf(findings);
    }

    /** Whether there is no graph. */
    public boolean refused() {
        return !violations.isEmpty();
    }
}

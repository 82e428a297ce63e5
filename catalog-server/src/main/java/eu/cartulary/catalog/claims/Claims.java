package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.report.Violation;
import java.util.List;
import org.apache.jena.graph.Graph;

/**
 * What one credential states.
 *
 * @param credential where it comes from
 * @param head as in the credential, with its subjects
 * @param graph the triples about its subjects and the blank nodes below them; not the envelope's own (issuer, dates).
 *     Blank nodes are labelled by the digest, so that they never join across credentials. Never changed after construction
 * @param findings of envelope, trust and claims together
 * @param remarks oddities that the reader of JSON-LD accepted, in the language that was asked for
 */
public record Claims(
        VerifiedCredential credential,
        CredentialHead head,
        Graph graph,
        List<Finding> findings,
        List<Violation> remarks) {
    public Claims {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** Without remarks. */
    public Claims(VerifiedCredential credential, CredentialHead head, Graph graph, List<Finding> findings) {
        this(credential, head, graph, findings, List.of());
    }
}

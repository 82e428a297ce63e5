package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.Multikey;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data Integrity proofs over canonical RDF: {@code ecdsa-rdfc-2019} with P-256 and P-384 (<a
 * href="https://www.w3.org/TR/vc-di-ecdsa/">Data Integrity ECDSA</a>, section 3.2) and {@code eddsa-rdfc-2022} (<a
 * href="https://www.w3.org/TR/vc-di-eddsa/">Data Integrity EdDSA</a>, section 3.2). Signed is the hash of the proof's options
 * before the hash of the document.
 */
final class DataIntegrity {
    /** Which algorithm a suite means is said by the curve of the key; the hash is as long as the curve. */
    private static final Map<String, List<Algorithm>> SUITES = Map.of(
            "ecdsa-rdfc-2019", List.of(Algorithm.ES256, Algorithm.ES384), "eddsa-rdfc-2022", List.of(Algorithm.EDDSA));
    /** Base58 of 96 bytes has 132 characters at most. */
    private static final int MAX_VALUE = 140;

    private final ProofBytes bytes;

    DataIntegrity(Canonicalizer canonicalizer) {
        this.bytes = new ProofBytes(canonicalizer);
    }

    static boolean knows(@Nullable String suite) {
        return suite != null && SUITES.containsKey(suite);
    }

    boolean holds(Sealed sealed, ObjectNode proof, VerificationKey key, List<Finding> refused) {
        List<Algorithm> suite = SUITES.getOrDefault(String.valueOf(Members.text(proof, "cryptosuite")), List.of());
        Optional<Algorithm> algorithm =
                suite.stream().filter(key.algorithms()::contains).findFirst();
        String value = Members.text(proof, "proofValue");
        if (algorithm.isEmpty()) {
            return false;
        }
        if (value == null) {
            refused.add(Finding.violation("proof-value-missing", "/proof/proofValue", null));
            return false;
        }
        ObjectNode document = ProofBytes.withoutProof(sealed.document());
        Optional<String> text = bytes.nquads(document);
        JsonNode context = document.get("@context");
        Optional<byte[]> options = context == null
                ? Optional.empty()
                : bytes.options(proof, context).map(read -> hash(algorithm.get(), read));
        if (text.isEmpty() || options.isEmpty()) {
            refused.add(Finding.violation("proof-not-canonicalizable", "/proof", null));
            return false;
        }
        try {
            byte[] signature = Multikey.multibaseBytes(value, MAX_VALUE);
            byte[] signed = ProofBytes.join(options.get(), hash(algorithm.get(), text.get()));
            return key.verify(algorithm.get(), signed, signature);
        } catch (JoseException e) {
            refused.add(Finding.violation("proof-value-missing", "/proof/proofValue", value));
            return false;
        }
    }

    private static byte[] hash(Algorithm algorithm, String text) {
        return algorithm == Algorithm.ES384 ? ProofBytes.hash("SHA-384", text) : ProofBytes.sha256(text);
    }
}

package eu.cartulary.client;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Gives the bytes that an embedded proof of a JSON-LD credential signs, which takes RDF canonicalisation (RDFC-1.0). Found
 * through {@link ServiceLoader}; {@code eu.cartulary:shacl-shapes} brings one. Without it a JSON-LD proof is
 * {@code not-verifiable-here}, never accepted.
 */
public interface ProofVerifier {

    /**
     * Prepares the check of a proof.
     *
     * @param document the credential with its {@code proof}, JSON, UTF-8
     * @return what the signature covers, or empty when the proof is of a kind that is not known here
     */
    Optional<Signed> signed(byte[] document);

    /**
     * What a proof covers.
     *
     * @param verificationMethod the DID URL of the key
     * @param algorithm JWS name, such as {@code ES256} or {@code EdDSA}
     * @param signingInput the bytes the signature is over
     * @param signature the raw signature (R ‖ S for ECDSA)
     */
    record Signed(String verificationMethod, String algorithm, byte[] signingInput, byte[] signature) {}

    /** The one on the path, if there is one. */
    static Optional<ProofVerifier> find() {
        return ServiceLoader.load(ProofVerifier.class).findFirst();
    }
}

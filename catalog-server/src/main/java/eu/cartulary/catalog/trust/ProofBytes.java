package eu.cartulary.catalog.trust;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the kinds of proof have in common: the document without its proof, the proof without its signature, and their hashes. */
final class ProofBytes {
    private final Canonicalizer canonicalizer;

    ProofBytes(Canonicalizer canonicalizer) {
        this.canonicalizer = canonicalizer;
    }

    static ObjectNode withoutProof(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove("proof");
        return copy;
    }

    Optional<String> nquads(ObjectNode document) {
        return canonicalizer.nquads(Json.write(document));
    }

    /** The hash of the options of a proof: all its members but the signature, read in the given context. */
    Optional<byte[]> optionsHash(ObjectNode proof, JsonNode context) {
        return options(proof, context).map(ProofBytes::sha256);
    }

    /** The options of a proof as canonical text. */
    Optional<String> options(ObjectNode proof, JsonNode context) {
        ObjectNode options = proof.deepCopy();
        options.remove("jws");
        options.remove("proofValue");
        options.set("@context", context);
        return nquads(options);
    }

    static byte[] sha256(String text) {
        return hash("SHA-256", text);
    }

    static byte[] hash(String name, String text) {
        try {
            return MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-2", e);
        }
    }

    static byte[] join(byte[] options, byte[] document) {
        byte[] all = new byte[options.length + document.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(document, 0, all, options.length, document.length);
        return all;
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.jose.DetachedJws;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code JsonWebSignature2020}, in both variants that are in use: that of Gaia-X, a detached JWS over the hexadecimal text of the
 * hash of the canonical document; and that of its specification, over the hash of the proof's options before the hash of the
 * document. The specification does not say in which context the options are read, and signers differ: the few that are in use are
 * tried.
 */
final class WebSignature2020 {
    private static final String SUITE = "https://w3id.org/security/suites/jws-2020/v1";
    private static final String CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1";

    private final ProofBytes bytes;

    WebSignature2020(Canonicalizer canonicalizer) {
        this.bytes = new ProofBytes(canonicalizer);
    }

    boolean holds(Sealed sealed, ObjectNode proof, VerificationKey key, List<Finding> refused, List<Finding> accepted) {
        DetachedJws jws = parsed(Members.text(proof, "jws"), refused);
        if (jws == null) {
            return false;
        }
        ObjectNode document = ProofBytes.withoutProof(sealed.document());
        Optional<String> text = bytes.nquads(document);
        if (text.isEmpty()) {
            refused.add(Finding.violation("proof-not-canonicalizable", "/proof", null));
            return false;
        }
        if (jws.embedded().isPresent()) {
            accepted.add(Finding.warning("proof-payload-embedded", "/proof/jws", null));
            return embedded(jws, jws.embedded().get(), document, text.get(), key);
        }
        byte[] hash = ProofBytes.sha256(text.get());
        byte[] hex = HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
        if (jws.verifiedBy(key, hex)) {
            return true;
        }
        for (JsonNode context : contexts(proof, document)) {
            Optional<byte[]> options = bytes.optionsHash(proof, context);
            if (options.isPresent() && jws.verifiedBy(key, ProofBytes.join(options.get(), hash))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable DetachedJws parsed(@Nullable String jws, List<Finding> refused) {
        if (jws == null) {
            refused.add(Finding.violation("proof-value-missing", "/proof/jws", null));
            return null;
        }
        try {
            return DetachedJws.parse(jws);
        } catch (JoseException e) {
            refused.add(Finding.violation(e.rule(), "/proof/jws", null, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** A payload inside the token counts only when it is the document: its canonical text, or the same JSON. */
    private static boolean embedded(
            DetachedJws jws, byte[] payload, ObjectNode document, String text, VerificationKey key) {
        return (Arrays.equals(payload, text.getBytes(StandardCharsets.UTF_8)) || sameJson(payload, document))
                && jws.verifiedBy(key, payload);
    }

    private static boolean sameJson(byte[] payload, ObjectNode document) {
        try {
            return Json.read(payload).equals(document);
        } catch (Json.MalformedJsonException e) {
            return false;
        }
    }

    private static List<JsonNode> contexts(ObjectNode proof, ObjectNode document) {
        Set<JsonNode> contexts = new LinkedHashSet<>();
        if (proof.has("@context")) {
            contexts.add(proof.get("@context"));
        }
        contexts.add(array(List.of(SUITE)));
        ArrayNode both = array(List.of());
        Members.all(document, "@context").forEach(both::add);
        contexts.add(both.deepCopy());
        contexts.add(both.deepCopy().add(SUITE));
        contexts.add(array(List.of(CREDENTIALS_1, SUITE)));
        return new ArrayList<>(contexts);
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = Json.mapper().createArrayNode();
        values.forEach(array::add);
        return array;
    }
}

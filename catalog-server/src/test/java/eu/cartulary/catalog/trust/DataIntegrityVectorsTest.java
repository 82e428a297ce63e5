package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.envelope.Securing;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.Multikey;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proofs that others have made: the vectors of Data Integrity EdDSA Cryptosuites 1.0 (appendix A.1) and Data Integrity ECDSA
 * Cryptosuites 1.0 (appendices A.1 and A.3), as facts: key, hash of the document, value of the proof.
 */
class DataIntegrityVectorsTest {
    private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";
    private static final String ISSUER = "https://vc.example/issuers/5678";
    private static final JsonLdCanonicalizer CANONICALIZER = new JsonLdCanonicalizer(JsonLdReader.bundled()
            .withContext(
                    EXAMPLES,
                    "{\"@context\":{\"@vocab\":\"https://www.w3.org/ns/credentials/examples#\"}}"
                            .getBytes(StandardCharsets.UTF_8)));

    @Test
    @DisplayName("the canonical document has the hash of the specification")
    void canonical() {
        String text = CANONICALIZER.nquads(Json.write(document())).orElseThrow();
        assertThat(HexFormat.of().formatHex(ProofBytes.sha256(text)))
                .isEqualTo("517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017");
        assertThat(HexFormat.of().formatHex(ProofBytes.hash("SHA-384", text)))
                .isEqualTo(
                        "8bf6e01df72c5b62f91b685231915ac4b8c58ea95f002c6b8f6bfafa1b251df476b56b8e01518e317dab099d3ecbff96");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "eddsa-rdfc-2022, https://vc.example/issuers/5678, z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2,"
                + " z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9",
        "ecdsa-rdfc-2019, did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP,"
                + " zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP,"
                + " zaHXrr7AQdydBk3ahpCDpWbxfLokDqmCToYm2dyWvpcFVyWooC2he63w1f7UNQoAMKdhaRtcnaE2KTo5o5vTCcfw",
        "ecdsa-rdfc-2019, did:key:z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ,"
                + " z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ,"
                + " z967Mvv5bxtmLNqTzPZ8KmJjFmFXaAKeQNzq7GWnQkMcLtaGSSmuozE5WtJ8PipMe178B1tE28K1vsJur9bGVJhz6jgSJsRHFSQeqgH8hhjcg8gZDFJC1b9FsR5ggNmDBqHv"
    })
    @DisplayName("a proof of the specification holds, and does not for another date")
    void holds(String suite, String controller, String key, String value) throws Exception {
        assertThat(held(document(), suite, controller, key, value)).isTrue();
        ObjectNode changed = document();
        changed.put("validFrom", "2023-01-01T00:00:01Z");
        assertThat(held(changed, suite, controller, key, value)).isFalse();
    }

    private static boolean held(ObjectNode document, String suite, String controller, String key, String value)
            throws Exception {
        ObjectNode proof = document.putObject("proof");
        proof.put("type", "DataIntegrityProof");
        proof.put("cryptosuite", suite);
        proof.put("created", "2023-02-24T23:36:38Z");
        proof.put("verificationMethod", controller + "#" + key);
        proof.put("proofPurpose", "assertionMethod");
        proof.put("proofValue", value);
        byte[] bytes = Json.write(document);
        Sealed sealed = new Sealed(
                Digest.of(bytes),
                new Did("did:web:vc.example"),
                Securing.PROOF,
                null,
                document,
                document,
                bytes,
                List.of());
        List<Finding> refused = new ArrayList<>();
        boolean holds = new DataIntegrity(CANONICALIZER).holds(sealed, proof, Multikey.decode(key), refused);
        assertThat(refused).isEmpty();
        return holds;
    }

    private static ObjectNode document() {
        ObjectNode document = Json.mapper().createObjectNode();
        document.putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add(EXAMPLES);
        document.put("id", "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33");
        document.putArray("type").add("VerifiableCredential").add("AlumniCredential");
        document.put("name", "Alumni Credential");
        document.put("description", "A minimum viable example of an Alumni Credential.");
        document.put("issuer", ISSUER);
        document.put("validFrom", "2023-01-01T00:00:00Z");
        document.putObject("credentialSubject")
                .put("id", "did:example:abcdefgh")
                .put("alumniOf", "The School of Examples");
        return document;
    }
}

package eu.cartulary.did;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Conformance;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SharedData;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The documents that implementers of DID methods sent in with the test suite of DID Core 1.0: all methods, all kinds of key. */
class DidCoreSuiteTest {
    private static final String FOLDER = "suites/did-core/packages/did-core-test-server/suites/implementations";

    private final Map<String, Integer> notTaken = new TreeMap<>();
    private int read;
    private int sameKey;

    @Test
    void every_document_of_the_suite_is_read_or_refused_by_rule_and_did_key_gives_the_key_that_others_give()
            throws IOException {
        for (Path file : SharedData.files(FOLDER)) {
            JsonNode implementation = Json.read(Files.readAllBytes(file));
            for (JsonNode did : implementation.path("dids")) {
                JsonNode resolved = implementation.path(did.stringValue());
                document(did.stringValue(), resolved.at("/didDocumentDataModel/properties"));
            }
            for (JsonNode execution : implementation.path("executions")) {
                String did = execution.at("/input/did").asString("");
                document(did, execution.at("/output/didDocument"));
                stream(did, execution.at("/output/didDocumentStream").asString(""));
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(sameKey).isGreaterThan(3);
        Conformance.write("did-core", "DID Core 1.0, documents of its implementers", read, 0, notTaken);
    }

    private void stream(String did, String text) {
        try {
            document(did, Json.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Json.MalformedJsonException notJson) {
            // An execution that expects an error has an empty stream, and some have CBOR.
        }
    }

    private void document(String did, JsonNode document) {
        if (!document.isObject() || document.isEmpty()) {
            return;
        }
        try {
            DidDocument parsed = DidDocument.parse(Json.write(document), did);
            parsed.methods().forEach(method -> parsed.mayAssert(method.id()));
            read++;
            if (did.startsWith("did:key:")) {
                compare(did, document);
            }
        } catch (DidException refused) {
            assertThat(refused.rule()).startsWith("did-document-");
            notTaken.merge(reason(refused), 1, Integer::sum);
        }
    }

    private static String reason(DidException refused) {
        return refused.rule().equals("did-document-id-differs")
                ? "the document names another DID than the one that was resolved"
                : refused.getMessage();
    }

    /** Keys in the forms of today: what a document states is what the DID itself stands for. */
    private void compare(String did, JsonNode document) {
        List<VerificationKey> stated = new ArrayList<>();
        Stream.of("verificationMethod", "publicKey")
                .flatMap(member -> document.path(member).valueStream())
                .map(method -> method.path("publicKeyJwk"))
                .filter(JsonNode::isObject)
                .forEach(jwk -> key(jwk, stated));
        if (stated.isEmpty()) {
            return;
        }
        try {
            assertThat(DidKey.resolve(did).methods().get(0).key()).isIn(stated);
            sameKey++;
        } catch (DidException | JoseException otherCurve) {
            notTaken.merge("a key of a kind that signs nothing here", 1, Integer::sum);
        }
    }

    private static void key(JsonNode jwk, List<VerificationKey> stated) {
        try {
            stated.add(VerificationKey.parse(jwk));
        } catch (JoseException otherKind) {
            // X25519, secp256k1, BLS: none that signs credentials here.
        }
    }
}

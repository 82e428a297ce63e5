package eu.cartulary.catalog;

import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Credentials as no honest signer makes them: the payload of a good one, changed, under any header and any key. */
final class Forgery {
    private final Provider provider;
    private final ObjectNode payload;

    private Forgery(Provider provider, ObjectNode payload) {
        this.provider = provider;
        this.payload = payload;
    }

    /** Begins with the credential of an example whose subject has this type. */
    static Forgery of(Provider provider, String kind, String subjectType) {
        JsonNode found = provider.example(kind).stream()
                .filter(credential ->
                        credential.at("/credentialSubject/type").asString("").equals(subjectType))
                .findFirst()
                .orElseThrow();
        return new Forgery(provider, payload(provider.signer.credential(found).text()));
    }

    Forgery with(Consumer<ObjectNode> change) {
        ObjectNode changed = payload.deepCopy();
        change.accept(changed);
        return new Forgery(provider, changed);
    }

    /** As its issuer signs it: only the content is odd. */
    String signed() {
        return signed(header -> {}, provider.key);
    }

    String signed(Consumer<Map<String, String>> change, SigningKey key) {
        return token(Json.write(payload), change, key);
    }

    /** The text of the payload changed, and then signed. */
    String signedText(UnaryOperator<String> change) {
        String text = change.apply(new String(Json.write(payload), StandardCharsets.UTF_8));
        return token(text.getBytes(StandardCharsets.UTF_8), header -> {}, provider.key);
    }

    /** The payload alone, which nobody signed. */
    String text() {
        return new String(Json.write(payload), StandardCharsets.UTF_8);
    }

    /** Changed after it was signed. */
    String tampered(Consumer<ObjectNode> change) {
        String[] parts = signed().split("\\.", -1);
        ObjectNode changed = payload.deepCopy();
        change.accept(changed);
        return parts[0] + "." + Base64Url.encode(Json.write(changed)) + "." + parts[2];
    }

    /** With {@code alg: none} and no signature. */
    String unsigned() {
        String header = "{\"alg\":\"none\",\"typ\":\"vc+jwt\",\"kid\":\"" + provider.did() + "#key-1\"}";
        return Base64Url.encode(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + Base64Url.encode(Json.write(payload))
                + ".";
    }

    /** A presentation of these tokens, signed by the provider. */
    static String presentation(Provider provider, List<String> tokens) {
        ObjectNode presentation = Json.mapper().createObjectNode();
        presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        presentation.putArray("type").add("VerifiablePresentation");
        presentation.put("holder", provider.did());
        var held = presentation.putArray("verifiableCredential");
        tokens.forEach(token -> held.addObject()
                .put("@context", "https://www.w3.org/ns/credentials/v2")
                .put("id", "data:application/vc+jwt," + token)
                .put("type", "EnvelopedVerifiableCredential"));
        return Jws.sign(
                Map.of("typ", "vp+jwt", "cty", "vp", "kid", provider.did() + "#key-1"),
                Json.write(presentation),
                provider.key);
    }

    private String token(byte[] payloadBytes, Consumer<Map<String, String>> change, SigningKey key) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("typ", "vc+jwt");
        header.put("cty", "vc");
        header.put("iss", provider.did());
        header.put("kid", provider.did() + "#key-1");
        change.accept(header);
        return Jws.sign(header, payloadBytes, key);
    }

    private static ObjectNode payload(String token) {
        try {
            return (ObjectNode) Json.read(Base64Url.decode(token.split("\\.", -1)[1]));
        } catch (JoseException | Json.MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }
}

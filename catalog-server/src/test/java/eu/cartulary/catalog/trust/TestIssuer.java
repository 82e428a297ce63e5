package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issuer with a key and a DID document, and the tokens it makes: right ones, and ones that are wrong in one way. */
public final class TestIssuer {
    public final String did;
    public final SigningKey key;
    public final String kid;

    public TestIssuer(String did, Algorithm algorithm) {
        this(did, SigningKey.generate(algorithm));
    }

    public TestIssuer(String did, SigningKey key) {
        this.did = did;
        this.key = key;
        this.kid = did + "#key-1";
    }

    public static TestIssuer web(String host) {
        return new TestIssuer("did:web:" + host, Algorithm.ES256);
    }

    /** The DID document, as a tree that a test may change. */
    public Map<String, Object> document() {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("id", kid);
        method.put("type", "JsonWebKey2020");
        method.put("controller", did);
        method.put("publicKeyJwk", key.verificationKey().toJwk());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://www.w3.org/ns/did/v1");
        document.put("id", did);
        document.put("verificationMethod", List.of(method));
        document.put("assertionMethod", List.of(kid));
        return document;
    }

    public TestIssuer on(StaticOutbound outbound) {
        return on(outbound, document());
    }

    public TestIssuer on(StaticOutbound outbound, Object document) {
        try {
            outbound.put(DidWeb.parse(did).documentUrl(), Json.write(document), "application/json");
            return this;
        } catch (DidException e) {
            throw new AssertionError(e);
        }
    }

    /** The header of a token as the specification has it. */
    public Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "vc+jwt");
        header.put("cty", "vc");
        header.put("kid", kid);
        header.put("iss", did);
        return header;
    }

    /** A credential about a subject, as a tree that a test may change. */
    public Map<String, Object> credential(String id, String subject) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put(
                "@context",
                new ArrayList<>(
                        List.of("https://www.w3.org/ns/credentials/v2", "https://w3id.org/gaia-x/development#")));
        credential.put("id", id);
        credential.put("type", new ArrayList<>(List.of("VerifiableCredential", "gx:ServiceOffering")));
        credential.put("issuer", did);
        credential.put("validFrom", "2026-01-01T00:00:00Z");
        credential.put("validUntil", "2027-01-01T00:00:00Z");
        credential.put("credentialSubject", new LinkedHashMap<>(Map.of("id", subject, "gx:name", "Storage")));
        return credential;
    }

    public String token(Map<String, Object> credential) {
        return token(header(), credential);
    }

    public String token(Map<String, Object> header, Map<String, Object> payload) {
        return Jws.sign(header, Json.write(payload), key);
    }

    /** A presentation of these tokens. */
    public String presentation(String... tokens) {
        List<Object> enveloped = new ArrayList<>();
        for (String token : tokens) {
            enveloped.add(Map.of(
                    "@context", "https://www.w3.org/ns/credentials/v2",
                    "type", "EnvelopedVerifiableCredential",
                    "id", "data:application/vc+jwt," + token));
        }
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        presentation.put("type", List.of("VerifiablePresentation"));
        presentation.put("holder", did);
        presentation.put("verifiableCredential", enveloped);
        Map<String, Object> header = header();
        header.put("typ", "vp+jwt");
        header.put("cty", "vp");
        return token(header, presentation);
    }
}

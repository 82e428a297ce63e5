package eu.cartulary.catalog.fuzz;

import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidJwk;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import eu.cartulary.did.IriSpace;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** DIDs of every method, DID URLs, DID documents, and the space of IRIs that a DID stands for. */
final class DidTarget implements FuzzTarget {
    private static final String DID = "did:web:a.example";

    @Override
    public void eat(byte[] input) throws Exception {
        String text = FuzzTarget.text(input);
        refusable(() -> DidUrl.parse(text));
        refusable(() -> DidKey.resolve(text));
        refusable(() -> DidJwk.resolve(text));
        refusable(() -> IriSpace.of(text));
        refusable(() -> document(input));
        refusable(() -> {
            String url = DidWeb.parse(text).documentUrl().toString();
            FuzzTarget.require(url.startsWith("https://"), "not https: " + url);
            return url;
        });
        IriSpace.covers("https://a.example/", text);
    }

    private static List<String> document(byte[] input) throws DidException {
        DidDocument document = DidDocument.parse(input, DID);
        FuzzTarget.require(document.id().equals(DID), "another's document");
        document.methods().forEach(method -> document.mayAssert(method.id()));
        return document.alsoKnownAs();
    }

    private static void refusable(Callable<?> parsing) throws Exception {
        try {
            parsing.call();
        } catch (DidException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
        }
    }

    @Override
    public List<byte[]> seeds() {
        VerificationKey key = SigningKey.generate(Algorithm.EDDSA).verificationKey();
        List<byte[]> seeds = new ArrayList<>();
        for (String did : List.of(
                DID,
                "did:web:a.example%3A8443:path:to",
                DidKey.of(key),
                DidKey.keyId(key),
                DidJwk.of(key),
                DID + "#k")) {
            seeds.add(FuzzTarget.bytes(did));
        }
        Map<String, Object> document = new TestIssuer(DID, Algorithm.ES256).document();
        seeds.add(Json.write(document));
        document.put("alsoKnownAs", List.of("https://b.example", "did:web:c.example"));
        document.put(
                "verificationMethod",
                List.of(
                        Map.of(
                                "id",
                                DID + "#m",
                                "type",
                                "Multikey",
                                "controller",
                                DID,
                                "publicKeyMultibase",
                                DidKey.of(key).substring("did:key:".length())),
                        Map.of(
                                "id",
                                "#e",
                                "type",
                                "Ed25519VerificationKey2020",
                                "controller",
                                DID,
                                "publicKeyMultibase",
                                DidKey.of(key).substring("did:key:".length()))));
        seeds.add(Json.write(document));
        return seeds;
    }

    @Override
    public List<String> shared() {
        return List.of("suites/did-core");
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Certificates of a key ({@code x5c}, {@code x5u}), and what authorities answer about them: CRL and OCSP. */
final class CertificateTarget implements FuzzTarget {
    private static final String DID = "did:web:a.example";
    private static final int MOST = 6;

    private final Pki pki = FuzzPki.open();
    private final X509Certificate root = pki.certificate("root");
    private final X509Certificate leaf = pki.certificate("leaf");
    private final Set<TrustAnchor> anchors = Set.of(new TrustAnchor(root, null));
    private final Instant now = leaf.getNotBefore().toInstant().plusSeconds(60);
    private final SigningKey key = key(pki);
    private final String leafInChain = leafInChain(pki);

    @Override
    public void eat(byte[] input) throws Exception {
        Tlv.read(input).forEach(Tlv::all);
        try {
            for (X509Certificate one : Certificates.ofPem(input, MOST)) {
                Extensions.addresses(one, "2.5.29.31");
                Extensions.access(one, new byte[] {0x2b});
            }
        } catch (CertificateException refused) {
            FuzzTarget.require(refused != null, "");
        }
        Outbound answer = (uri, ask) -> new Fetched.Found(input, "application/octet-stream", now);
        new RevocationLists(answer).status(leaf, root, now, Revocations.USUAL);
        new Ocsp(answer).status(List.of(leaf), root, anchors, now, Revocations.USUAL);
        chain(Map.of("x5u", "https://a.example/chain.pem"), answer);
        chain(Map.of("x5c", List.of(Base64.getEncoder().encodeToString(input))), answer);
        chain(Map.of("x5c", List.of(leafInChain, Base64.getEncoder().encodeToString(input))), answer);
    }

    private void chain(Map<String, Object> certificates, Outbound answer) throws DidException, JoseException {
        ObjectNode jwk = key.verificationKey().toJwk();
        certificates.forEach((name, value) -> jwk.set(name, Json.mapper().valueToTree(value)));
        byte[] bytes = Json.write(Map.of(
                "id",
                DID,
                "verificationMethod",
                List.of(Map.of("id", DID + "#k", "type", "JsonWebKey2020", "controller", DID, "publicKeyJwk", jwk))));
        DidDocument document = DidDocument.parse(bytes, DID);
        VerificationMethod method = document.methods().get(0);
        SignedWith signedWith =
                new SignedWith(new ResolvedDid(document, bytes, Digest.of(bytes), now), method, key.verificationKey());
        ChainResult result = new CertificateChains(() -> anchors, answer).of(signedWith, now);
        FuzzTarget.require(result != null, "no answer");
        result.toJson();
    }

    private static String leafInChain(Pki pki) {
        try {
            return pki.chain("leaf").get(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey key(Pki pki) {
        try {
            return pki.signingKey("leaf");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        try {
            List<byte[]> seeds = new ArrayList<>();
            seeds.add(leaf.getEncoded());
            seeds.add(root.getEncoded());
            seeds.add(pki.list("root"));
            seeds.add(pki.list("root", leaf));
            seeds.add(FuzzTarget.bytes("-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(leaf.getEncoded()) + "\n-----END CERTIFICATE-----\n"));
            byte[] basicType = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01};
            byte[] basic = Tlv.write(
                    Tlv.SEQUENCE, Tlv.write(Tlv.SEQUENCE), Tlv.write(Tlv.SEQUENCE), Tlv.write(Tlv.BIT_STRING));
            seeds.add(Tlv.write(
                    Tlv.SEQUENCE,
                    Tlv.write(0x0a, new byte[] {0}),
                    Tlv.write(
                            0xa0,
                            Tlv.write(
                                    Tlv.SEQUENCE,
                                    Tlv.write(Tlv.OBJECT_IDENTIFIER, basicType),
                                    Tlv.write(Tlv.OCTET_STRING, basic)))));
            return seeds;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

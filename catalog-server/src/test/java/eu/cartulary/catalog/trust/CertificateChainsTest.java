package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Chains made by the platform's own keytool: a root, a leaf signed by it, and another root. */
class CertificateChainsTest {
    private static final char[] PASSWORD = "for-a-test".toCharArray();
    private static final String DID = "did:web:a.example";

    @TempDir
    static Path folder;

    private static KeyStore store;
    private static Instant now;

    private final StaticOutbound shelf = new StaticOutbound(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @BeforeAll
    static void make() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "root",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Root",
                "-ext",
                "bc:c");
        keytool(
                "-genkeypair",
                "-alias",
                "other",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Other",
                "-ext",
                "bc:c");
        keytool(
                "-genkeypair",
                "-alias",
                "leaf",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Leaf",
                "-signer",
                "root");
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, PASSWORD);
        }
        now = ((X509Certificate) store.getCertificate("leaf"))
                .getNotBefore()
                .toInstant()
                .plusSeconds(3_600);
    }

    @Test
    @DisplayName("a key whose certificate leads to an anchor lets its issuer in, though nobody lists it")
    void anchored() throws Exception {
        Outcome<List<VerifiedCredential>> outcome = published("x5c", chain(), Set.of(anchor("root")));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        byte[] evidence = ((Outcome.Done<List<VerifiedCredential>>) outcome)
                .value()
                .get(0)
                .evidence();
        assertThat(Json.read(evidence).path("chain").path("anchor").asString()).isEqualTo("CN=Root");
    }

    @Test
    @DisplayName("the chain may lie at an address instead")
    void fetched() throws Exception {
        StringBuilder pem = new StringBuilder("a comment\n");
        for (String der : chain()) {
            pem.append("-----BEGIN CERTIFICATE-----\n").append(der).append("\n-----END CERTIFICATE-----\n");
        }
        shelf.put(
                URI.create("https://a.example/chain.pem"),
                pem.toString().getBytes(StandardCharsets.US_ASCII),
                "text/plain");
        assertThat(published("x5u", "https://a.example/chain.pem", Set.of(anchor("root"))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    @DisplayName("a chain to another root, of another key, or none, does not")
    void not_anchored() throws Exception {
        assertThat(rules(published("x5c", chain(), Set.of(anchor("other"))))).containsExactly("issuer-not-anchored");
        List<String> another = List.of(
                Base64.getEncoder().encodeToString(store.getCertificate("other").getEncoded()));
        assertThat(rules(published("x5c", another, Set.of(anchor("other"))))).containsExactly("issuer-not-anchored");
        assertThat(rules(published("kid", "x", Set.of(anchor("root"))))).containsExactly("issuer-not-anchored");
        assertThat(rules(published("x5c", List.of("AAAA"), Set.of(anchor("root")))))
                .containsExactly("issuer-not-anchored");
        assertThat(rules(published("x5u", "https://a.example/nothing", Set.of(anchor("root")))))
                .containsExactly("issuer-not-anchored");
    }

    @Test
    @DisplayName("a certificate that has ended leads nowhere")
    void expired() throws Exception {
        now = ((X509Certificate) store.getCertificate("leaf"))
                .getNotAfter()
                .toInstant()
                .plusSeconds(1);
        try {
            assertThat(rules(published("x5c", chain(), Set.of(anchor("root"))))).containsExactly("issuer-not-anchored");
        } finally {
            now = ((X509Certificate) store.getCertificate("leaf"))
                    .getNotBefore()
                    .toInstant()
                    .plusSeconds(3_600);
        }
    }

    private static List<String> rules(Outcome<List<VerifiedCredential>> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<List<VerifiedCredential>>) outcome)
                .refusal().findings().stream().map(Finding::rule).toList();
    }

    private Outcome<List<VerifiedCredential>> published(String member, Object value, Set<TrustAnchor> anchors)
            throws Exception {
        SigningKey key = SigningKey.of(
                (PrivateKey) store.getKey("leaf", PASSWORD),
                store.getCertificate("leaf").getPublicKey(),
                Algorithm.ES256);
        ObjectNode jwk = key.verificationKey().toJwk();
        jwk.set(member, Json.mapper().valueToTree(value));
        Map<String, Object> method =
                Map.of("id", DID + "#key-1", "type", "JsonWebKey2020", "controller", DID, "publicKeyJwk", jwk);
        Map<String, Object> document =
                Map.of("id", DID, "verificationMethod", List.of(method), "assertionMethod", List.of(DID + "#key-1"));
        TestIssuer issuer = new TestIssuer(DID, Algorithm.ES256).on(shelf, document);
        Map<String, Object> credential =
                new LinkedHashMap<>(issuer.credential("urn:uuid:1", "https://a.example/storage"));
        credential.put("validFrom", now.minusSeconds(60).toString());
        credential.put("validUntil", now.plusSeconds(60).toString());
        String token = Jws.sign(issuer.header(), Json.write(credential), key);
        TestPolicy policy = new TestPolicy();
        policy.mode = TrustPolicy.Mode.ANCHORED;
        policy.anchors = anchors;
        Verifier verifier = Verifier.over(shelf, Clock.fixed(now, ZoneOffset.UTC), policy, TrustSettings.DEFAULT);
        return new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/vc+jwt", token.getBytes(StandardCharsets.US_ASCII))
                .then(envelope -> verifier.verify(envelope, now));
    }

    private static List<String> chain() throws Exception {
        List<String> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain("leaf")) {
            chain.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        }
        return chain;
    }

    private static TrustAnchor anchor(String alias) throws Exception {
        return new TrustAnchor((X509Certificate) store.getCertificate(alias), null);
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                folder.resolve("keys.p12").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

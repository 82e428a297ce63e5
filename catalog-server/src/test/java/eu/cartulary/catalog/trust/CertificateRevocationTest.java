package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/** Whether the authority still stands by the certificate that lets an issuer in: CRL and OCSP, over the one way out. */
class CertificateRevocationTest {
    private static final String DID = "did:web:a.example";
    private static final String CRL = "http://pki.example/root.crl";
    private static final String OCSP = "http://ocsp.example/";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static Instant now;

    private final StaticOutbound shelf = new StaticOutbound(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final List<URI> asked = new ArrayList<>();
    /** What the responder answers: a status of a certificate; nothing where it is silent. */
    private byte[] ocspStatus;

    private String responder = "root";

    private final Outbound outbound = (uri, ask) -> {
        asked.add(uri);
        return uri.toString().startsWith(OCSP) && ocspStatus != null
                ? new Fetched.Found(response(uri), "application/ocsp-response", now)
                : shelf.get(uri, ask);
    };

    @BeforeAll
    static void make() throws Exception {
        pki = new Pki(folder)
                .root("root")
                .root("other")
                .leaf("plain", "root")
                .leaf("listed", "root", "crldp=uri:" + CRL)
                .leaf("asked", "root", "aia=ocsp:uri:" + OCSP)
                .leaf("both", "root", "crldp=uri:" + CRL, "aia=ocsp:uri:" + OCSP);
        now = pki.certificate("both").getNotBefore().toInstant().plusSeconds(60);
    }

    @Test
    @DisplayName("a certificate that its authority's list does not name is good, and the evidence says so")
    void not_on_the_list() throws Exception {
        shelf.put(URI.create(CRL), pki.list("root"), "application/pkix-crl");
        assertThat(revocation("listed", TrustSettings.DEFAULT)).isEqualTo("good");
    }

    @Test
    @DisplayName("a certificate on the list lets nobody in")
    void on_the_list() throws Exception {
        shelf.put(URI.create(CRL), pki.list("root", pki.certificate("listed")), "application/pkix-crl");
        assertThat(refused("listed", TrustSettings.DEFAULT)).containsExactly("issuer-not-anchored");
    }

    @Test
    @DisplayName("a list of another authority, out of date, garbled or gone is unknown: accepted and said, or refused")
    void unreliable_list() throws Exception {
        shelf.put(URI.create(CRL), pki.list("other"), "application/pkix-crl");
        assertThat(revocation("listed", TrustSettings.DEFAULT)).isEqualTo("unknown");
        shelf.put(URI.create(CRL), new byte[] {1, 2, 3}, "application/pkix-crl");
        assertThat(revocation("listed", TrustSettings.DEFAULT)).isEqualTo("unknown");
        shelf.remove(URI.create(CRL));
        assertThat(revocation("listed", TrustSettings.DEFAULT)).isEqualTo("unknown");
        assertThat(revocation("plain", TrustSettings.DEFAULT)).isEqualTo("unknown");
        TrustSettings strict = new TrustSettings(
                Duration.ofSeconds(60), "", TrustSettings.UnreachableStatus.REFUSE, Duration.ofMinutes(15));
        assertThat(refused("listed", strict)).containsExactly("issuer-not-anchored");
        Instant before = now;
        shelf.put(URI.create(CRL), pki.list("root", 1), "application/pkix-crl");
        now = now.plus(Duration.ofDays(3));
        try {
            assertThat(revocation("listed", TrustSettings.DEFAULT)).isEqualTo("unknown");
        } finally {
            now = before;
        }
    }

    @Test
    @DisplayName("a responder that says good is believed, and asked by GET")
    void responder_good() throws Exception {
        ocspStatus = new byte[] {(byte) 0x80, 0};
        assertThat(revocation("asked", TrustSettings.DEFAULT)).isEqualTo("good");
        assertThat(asked).extracting(URI::getHost).contains("ocsp.example");
    }

    @Test
    @DisplayName("a responder that says revoked is believed, and the list is not asked as well")
    void responder_revoked() throws Exception {
        ocspStatus = Tlv.write(0xa1, time(now.minusSeconds(10)));
        shelf.put(URI.create(CRL), pki.list("root"), "application/pkix-crl");
        assertThat(refused("both", TrustSettings.DEFAULT)).containsExactly("issuer-not-anchored");
        assertThat(asked).doesNotContain(URI.create(CRL));
    }

    @Test
    @DisplayName("an answer that another has signed says nothing; then the list is asked")
    void responder_forged() throws Exception {
        ocspStatus = new byte[] {(byte) 0x80, 0};
        responder = "other";
        assertThat(revocation("asked", TrustSettings.DEFAULT)).isEqualTo("unknown");
        shelf.put(URI.create(CRL), pki.list("root", pki.certificate("both")), "application/pkix-crl");
        assertThat(refused("both", TrustSettings.DEFAULT)).containsExactly("issuer-not-anchored");
    }

    @Test
    @DisplayName("nobody is asked about a chain that leads to no anchor: its addresses are a stranger's")
    void not_asked_for_strangers() throws Exception {
        assertThat(rules(published("both", "other", TrustSettings.DEFAULT, TrustPolicy.Mode.ANCHORED)))
                .containsExactly("issuer-not-anchored");
        assertThat(asked).extracting(URI::getHost).containsOnly("a.example");
    }

    @Test
    @DisplayName("an issuer that is listed stays so with a revoked certificate, and that is said")
    void listed_issuer() throws Exception {
        shelf.put(URI.create(CRL), pki.list("root", pki.certificate("listed")), "application/pkix-crl");
        var outcome = published("listed", "root", TrustSettings.DEFAULT, TrustPolicy.Mode.LISTED);
        assertThat(done(outcome).findings()).extracting(Finding::rule).containsExactly("certificate-revoked");
        assertThat(Json.read(done(outcome).evidence())
                        .path("chain")
                        .path("revocation")
                        .asString())
                .isEqualTo("revoked");
    }

    private String revocation(String alias, TrustSettings settings) throws Exception {
        VerifiedCredential verified = done(published(alias, "root", settings, TrustPolicy.Mode.ANCHORED));
        assertThat(verified.letInBy()).isEqualTo(Certificates.sha256(pki.certificate("root")));
        String word =
                Json.read(verified.evidence()).path("chain").path("revocation").asString();
        assertThat(verified.findings())
                .extracting(Finding::rule)
                .isEqualTo(word.equals("unknown") ? List.of("certificate-status-unknown") : List.of());
        return word;
    }

    private List<String> refused(String alias, TrustSettings settings) throws Exception {
        return rules(published(alias, "root", settings, TrustPolicy.Mode.ANCHORED));
    }

    private static VerifiedCredential done(Outcome<List<VerifiedCredential>> outcome) {
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<VerifiedCredential>>) outcome).value().get(0);
    }

    private static List<String> rules(Outcome<List<VerifiedCredential>> outcome) {
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<List<VerifiedCredential>>) outcome)
                .refusal().findings().stream().map(Finding::rule).toList();
    }

    private Outcome<List<VerifiedCredential>> published(
            String alias, String anchor, TrustSettings settings, TrustPolicy.Mode mode) throws Exception {
        SigningKey key = pki.signingKey(alias);
        ObjectNode jwk = key.verificationKey().toJwk();
        jwk.set("x5c", Json.mapper().valueToTree(pki.chain(alias)));
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
        TestPolicy policy = mode == TrustPolicy.Mode.LISTED ? TestPolicy.listing(DID) : new TestPolicy();
        policy.mode = mode;
        policy.anchors = Set.of(new TrustAnchor(pki.certificate(anchor), null));
        Verifier verifier = Verifier.over(outbound, Clock.fixed(now, ZoneOffset.UTC), policy, settings);
        return new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/vc+jwt", token.getBytes(StandardCharsets.US_ASCII))
                .then(envelope -> verifier.verify(envelope, now));
    }

    /** The answer of a responder (RFC 6960, section 4.2.1), signed by an authority with its own key. */
    private byte[] response(URI uri) {
        try {
            byte[] request = Base64.getDecoder()
                    .decode(URLDecoder.decode(uri.toString().substring(OCSP.length()), StandardCharsets.US_ASCII));
            Tlv id = Tlv.read(request)
                    .get(0)
                    .inside()
                    .get(0)
                    .inside()
                    .get(0)
                    .inside()
                    .get(0)
                    .inside()
                    .get(0);
            byte[] single = Tlv.write(
                    Tlv.SEQUENCE,
                    Tlv.write(id.tag(), id.content()),
                    ocspStatus,
                    time(now.minusSeconds(60)),
                    Tlv.write(0xa0, time(now.plusSeconds(3_600))));
            X509Certificate signer = pki.certificate(responder);
            byte[] data = Tlv.write(
                    Tlv.SEQUENCE,
                    Tlv.write(0xa1, signer.getSubjectX500Principal().getEncoded()),
                    time(now),
                    Tlv.write(Tlv.SEQUENCE, single));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pki.key(responder));
            signature.update(data);
            byte[] bits = signature.sign();
            byte[] padded = new byte[bits.length + 1];
            System.arraycopy(bits, 0, padded, 1, bits.length);
            byte[] ecdsaWithSha256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02};
            byte[] basic = Tlv.write(
                    Tlv.SEQUENCE,
                    data,
                    Tlv.write(Tlv.SEQUENCE, Tlv.write(Tlv.OBJECT_IDENTIFIER, ecdsaWithSha256)),
                    Tlv.write(Tlv.BIT_STRING, padded));
            byte[] basicType = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01};
            byte[] bytes = Tlv.write(
                    Tlv.SEQUENCE, Tlv.write(Tlv.OBJECT_IDENTIFIER, basicType), Tlv.write(Tlv.OCTET_STRING, basic));
            return Tlv.write(Tlv.SEQUENCE, Tlv.write(0x0a, new byte[] {0}), Tlv.write(0xa0, bytes));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] time(Instant instant) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return Tlv.write(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }
}

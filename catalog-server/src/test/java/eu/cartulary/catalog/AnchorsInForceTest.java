package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.Certificates;
import eu.cartulary.catalog.trust.Pki;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.sign.Signer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** In the mode {@code anchored} a certificate lets in whose keys it vouches for, as long as it is on the list. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnchorsInForceTest {
    private static final String DID = "did:web:anchored.example";

    private static final String REVOKED = "http://pki.example/root.crl";

    @TempDir
    static Path keys;

    private static Pki pki;

    @TempDir
    Path data;

    private OpenCatalog open;

    @BeforeAll
    static void make() throws Exception {
        pki = new Pki(keys).root("root").leaf("leaf", "root", "crldp=uri:" + REVOKED);
    }

    @BeforeEach
    void open() throws Exception {
        open = new OpenCatalog(data);
        open.mode = TrustPolicy.Mode.ANCHORED;
        open.now = pki.certificate("leaf").getNotBefore().toInstant().plusSeconds(600);
        open.open();
        ObjectNode jwk = pki.signingKey("leaf").verificationKey().toJwk();
        jwk.set("x5c", Json.mapper().valueToTree(pki.chain("leaf")));
        Map<String, Object> method =
                Map.of("id", DID + "#key-1", "type", "JsonWebKey2020", "controller", DID, "publicKeyJwk", jwk);
        open.shelf.put(
                URI.create("https://anchored.example/.well-known/did.json"),
                Json.write(Map.of(
                        "id", DID, "verificationMethod", List.of(method), "assertionMethod", List.of(DID + "#key-1"))),
                "application/json");
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private Envelope company(String name) throws Exception {
        Provider any = new Provider("anchored.example", eu.cartulary.jose.Algorithm.ES256);
        ObjectNode company = ((ObjectNode) any.example("office").get(0)).deepCopy();
        ((ObjectNode) company.path("credentialSubject")).put("id", "https://anchored.example/" + name);
        return Signer.of(pki.signingKey("leaf"), DID + "#key-1").at(open.clock).credential(company);
    }

    private static String root() throws Exception {
        return Certificates.sha256(pki.certificate("root"));
    }

    private void anchor() throws Exception {
        open.append(Drafts.anchored(root(), Certificates.base64(pki.certificate("root")), null, "test"));
    }

    private void unanchor() throws Exception {
        open.append(Drafts.unanchored(root(), "test", "test"));
    }

    @Test
    void an_anchor_that_is_taken_off_takes_with_it_whom_it_let_in_and_brings_them_back() throws Exception {
        assertThat(open.refused(company("none")).findings())
                .extracting(Finding::rule)
                .containsExactly("issuer-not-anchored");
        anchor();
        Digest digest = open.published(company("one")).get(0);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(open.catalog.buyers().live().supplyChain().head(digest)).isNotNull();

        unanchor();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
        assertThat(open.catalog.buyers().live().supplyChain().head(digest)).isNull();
        assertThat(open.refused(company("two")).findings())
                .extracting(Finding::rule)
                .containsExactly("issuer-not-anchored");
        assertThat(open.reopened().status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);

        anchor();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(open.catalog.buyers().live().supplyChain().head(digest)).isNotNull();
    }

    @Test
    void who_is_listed_as_well_stays() throws Exception {
        anchor();
        Digest digest = open.published(company("one")).get(0);
        open.trust(DID, Role.ISSUER);
        unanchor();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
        open.distrust(DID, Role.ISSUER);
        anchor();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
    }

    @Test
    void anchors_in_the_trust_folder_are_read_at_the_start_and_come_back_by_no_file() throws Exception {
        Path folder = Files.createDirectories(data.resolve("trust").resolve("anchors"));
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(pki.certificate("root").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("root.pem"), pem, StandardCharsets.US_ASCII);
        open.reopened();
        Digest digest = open.published(company("one")).get(0);
        unanchor();
        open.reopened();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
    }

    private void revoked(X509Certificate... certificates) throws Exception {
        open.shelf.put(URI.create(REVOKED), pki.list("root", certificates), "application/pkix-crl");
    }

    private void look() {
        open.catalog.statuses().look();
        open.settled();
    }

    private List<String> statusRecords() throws Exception {
        List<String> payloads = new ArrayList<>();
        for (JournalRecord record : open.catalog.journal().read(0, 1_000)) {
            if (record.header().kind() == RecordKind.STATUS_CHANGED) {
                payloads.add(new String(record.payload(), StandardCharsets.UTF_8));
            }
        }
        return payloads;
    }

    @Test
    void a_certificate_that_is_revoked_later_takes_out_of_force_what_came_under_it_until_its_authority_takes_that_back()
            throws Exception {
        anchor();
        revoked();
        Digest digest = open.published(company("one")).get(0);
        look();
        assertThat(statusRecords()).isEmpty();

        revoked(pki.certificate("leaf"));
        look();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.REVOKED);
        assertThat(open.catalog.buyers().live().supplyChain().head(digest)).isNull();
        assertThat(statusRecords())
                .singleElement()
                .asString()
                .contains("\"revoked\"", Certificates.sha256(pki.certificate("leaf")));
        look();
        assertThat(statusRecords()).hasSize(1);

        open.shelf.remove(URI.create(REVOKED));
        look();
        assertThat(open.status(digest)).as("nobody's answer brings nobody back").isEqualTo(CredentialStatus.REVOKED);
        assertThat(open.reopened().status(digest)).isEqualTo(CredentialStatus.REVOKED);

        revoked();
        look();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(open.catalog.buyers().live().supplyChain().head(digest)).isNotNull();
    }

    @Test
    void an_issuer_that_is_listed_meanwhile_does_not_hang_on_its_certificate() throws Exception {
        anchor();
        Digest digest = open.published(company("one")).get(0);
        revoked(pki.certificate("leaf"));
        look();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.REVOKED);
        open.trust(DID, Role.ISSUER);
        look();
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void what_was_let_in_when_the_catalog_was_open_stays_in_the_mode_anchored_where_a_chain_speaks_for_it()
            throws Exception {
        open.mode = TrustPolicy.Mode.OPEN;
        open.reopened();
        anchor();
        Provider plain = new Provider("plain.example", eu.cartulary.jose.Algorithm.ES256)
                .on(open.shelf)
                .at(open.clock);
        Digest chained = open.published(company("one")).get(0);
        Digest unchained = open.published(
                        plain.signer.credential(plain.example("office").get(0)))
                .get(0);

        open.mode = TrustPolicy.Mode.ANCHORED;
        open.reopened();
        assertThat(open.status(chained)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(open.status(unchained)).isEqualTo(CredentialStatus.UNTRUSTED);
    }
}

package eu.cartulary.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.OpenCatalog;
import eu.cartulary.catalog.demo.Federation.Certificate;
import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.catalog.demo.Federation.Service;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.Revocation;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.sign.Signer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** An offering has its level by a certificate; when the certificate goes, in whatever way, the level goes with it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CertificateLifeTest {
    private static final String CSF = "eu-csf-1.2.1";
    private static final String OFFERING = "https://hansekontor.example/offerings/elbe-vm";
    private static final Federation FEDERATION = Federation.read();

    @TempDir
    Path data;

    private OpenCatalog open;
    private DemoKeys keys;
    private Digest certificate;
    private Signer attester;

    @BeforeEach
    void publish() throws Exception {
        open = new OpenCatalog(data.resolve("data")).open();
        keys = new DemoKeys(data, open.shelf, open.clock);
        keys.publishDocuments(List.of("hansekontor.example", "pruefwerk.example"));
        attester = keys.signer("pruefwerk.example");
        open.trust("did:web:hansekontor.example", Role.ISSUER);
        open.trust("did:web:pruefwerk.example", Role.ATTESTER, "BSI-C5");
        Sovereignty facts = new Sovereignty(LocalDate.ofInstant(open.now, java.time.ZoneOffset.UTC));
        Service service = FEDERATION.services().stream()
                .filter(s -> s.iri().equals(OFFERING))
                .findFirst()
                .orElseThrow();
        Company company = FEDERATION.companyOf(service);
        Signer provider = keys.signer(service.of());
        open.published(presentation(provider, Descriptions.company(company, facts)));
        open.published(presentation(provider, Descriptions.service(service, company, facts)));
        assertThat(level()).isLessThan("SEAL-2");
        certificate = certify();
        assertThat(level()).isGreaterThanOrEqualTo("SEAL-2");
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private static eu.cartulary.client.Envelope presentation(Signer signer, List<ObjectNode> credentials) {
        return signer.presentation(credentials.stream().map(signer::credential).toList());
    }

    private Digest certify() {
        Certificate said = FEDERATION.certificates().stream()
                .filter(c -> c.of().equals(OFFERING))
                .findFirst()
                .orElseThrow();
        return open.published(attester.credential(
                        Descriptions.certificate(said, open.now, open.now.plus(Duration.ofDays(30)))))
                .get(0);
    }

    private String level() {
        return open.levels(OFFERING).get(CSF);
    }

    private void assertFell() throws Exception {
        assertThat(level()).isLessThan("SEAL-2");
        assertThat(open.catalog.journal().read(0, 10_000))
                .filteredOn(record -> record.header().kind() == RecordKind.LEVELS_CHANGED)
                .extracting(JournalRecord::payload)
                .anySatisfy(payload ->
                        assertThat(new String(payload, StandardCharsets.UTF_8)).contains(OFFERING, CSF, "SEAL-2"));
    }

    @Test
    void it_expires() throws Exception {
        open.now = open.now.plus(Duration.ofDays(31));
        // What came due is written at the start, as the timer writes it while the catalog runs.
        open.reopened();
        CompletableFuture<Void> expired = new CompletableFuture<>();
        Runnable look = () -> {
            if (open.status(certificate) == CredentialStatus.EXPIRED) {
                expired.complete(null);
            }
        };
        open.catalog.journal().onDurable(look);
        look.run();
        expired.get(60, TimeUnit.SECONDS);
        assertFell();
    }

    @Test
    void its_attester_revokes_it() throws Exception {
        byte[] jwt = attester.revocationEverywhere(certificate.hex(), RevocationReason.ERROR)
                .getBytes(StandardCharsets.US_ASCII);
        var entry = open.catalog.journal().register().find(certificate).orElseThrow();
        var head = open.catalog.journal().register().head(certificate).orElseThrow();
        byte[] evidence =
                open.catalog.journal().read(entry.index()).orElseThrow().evidence();
        Outcome<Revocation> read = open.catalog.revocations().read(jwt, head, evidence, entry.place(), open.now);
        Revocation revocation = ((Outcome.Done<Revocation>) read).value();
        open.append(Drafts.revoked(revocation.issuer(), certificate, revocation.token(), revocation.evidence()));
        assertFell();
    }

    @Test
    void its_attester_loses_its_accreditation_and_gets_it_back() throws Exception {
        open.distrust("did:web:pruefwerk.example", Role.ATTESTER);
        assertFell();
        open.trust("did:web:pruefwerk.example", Role.ATTESTER, "BSI-C5");
        assertThat(level()).isGreaterThanOrEqualTo("SEAL-2");
        open.trust("did:web:pruefwerk.example", Role.ATTESTER, "ISO-27001");
        assertFell();
    }

    @Test
    void its_status_list_says_so() throws Exception {
        open.append(Drafts.statusChanged(
                List.of(certificate),
                eu.cartulary.catalog.register.Change.ListedStatus.SUSPENDED,
                "https://pruefwerk.example/list"));
        assertFell();
        open.append(Drafts.statusChanged(
                List.of(certificate),
                eu.cartulary.catalog.register.Change.ListedStatus.VALID,
                "https://pruefwerk.example/list"));
        assertThat(level()).isGreaterThanOrEqualTo("SEAL-2");
    }
}

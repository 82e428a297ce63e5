package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.validation.Validated;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the trust list says is in force at once, on what is here already as on what comes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrustListInForceTest {
    private static final String PATTERN = "did:web:*.nord.example";

    @TempDir
    Path data;

    private OpenCatalog open;

    @BeforeEach
    void open() throws Exception {
        open = new OpenCatalog(data).open();
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private Provider provider(String host) {
        return new Provider(host, Algorithm.ES256).on(open.shelf).at(open.clock);
    }

    private static Envelope company(Provider provider) {
        return provider.signer.credential(provider.example("storage/object").get(0));
    }

    @Test
    void a_pattern_of_hosts_that_is_taken_off_takes_with_it_what_it_had_let_in_and_brings_it_back() throws Exception {
        open.trust(PATTERN, Role.ISSUER);
        Provider mail = provider("mail.nord.example");
        List<Digest> digests = open.published(mail.presentation("messaging/email"));
        String offering = "https://mail.nord.example/offerings/messaging-email";
        String iri = open.catalog
                .buyers()
                .live()
                .supplyChain()
                .offerings()
                .iterator()
                .next();
        assertThat(open.levels(iri)).as(offering).isNotEmpty();

        open.distrust(PATTERN, Role.ISSUER);
        assertThat(digests).allSatisfy(d -> assertThat(open.status(d)).isEqualTo(CredentialStatus.UNTRUSTED));
        assertThat(open.catalog.buyers().live().supplyChain().isOffering(iri)).isFalse();
        assertThat(open.refused(company(provider("chat.nord.example"))).findings())
                .extracting(Finding::rule)
                .containsExactly("issuer-not-trusted");
        assertThat(open.reopened().status(digests.get(0))).isEqualTo(CredentialStatus.UNTRUSTED);

        open.trust(PATTERN, Role.ISSUER);
        assertThat(digests).allSatisfy(d -> assertThat(open.status(d)).isEqualTo(CredentialStatus.ACTIVE));
        assertThat(open.levels(iri)).isNotEmpty();
    }

    @Test
    void the_most_specific_line_decides() {
        open.trust(PATTERN, Role.ISSUER);
        Provider own = provider("own.nord.example");
        Digest digest = open.published(company(own)).get(0);
        open.trust(own.did(), Role.ISSUER);
        open.distrust(PATTERN, Role.ISSUER);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);

        open.trust(PATTERN, Role.ISSUER);
        open.distrust(own.did(), Role.ISSUER);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
        open.trust("did:web:*.example", Role.ISSUER);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
        open.trust(own.did(), Role.ISSUER);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void an_attester_that_nobody_else_lists_goes_with_its_line() {
        Provider attester = provider("audit.example");
        open.trust(attester.did(), Role.ATTESTER, "BSI-C5");
        Digest digest = open.published(company(attester)).get(0);
        open.distrust(attester.did(), Role.ATTESTER);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
        open.trust("did:web:*.example", Role.ISSUER);
        open.trust(attester.did(), Role.ATTESTER, "BSI-C5");
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void a_pattern_does_not_cover_the_domain_itself_nor_one_that_merely_ends_alike() {
        open.trust(PATTERN, Role.ISSUER);
        for (String host : List.of("nord.example", "evilnord.example", "nord.example.evil.example")) {
            assertThat(open.refused(company(provider(host))).findings())
                    .extracting(Finding::rule)
                    .containsExactly("issuer-not-trusted");
        }
    }

    @Test
    void whom_nobody_lists_causes_no_connection_neither_by_publishing_nor_by_asking_for_a_judgement() {
        Provider stranger = provider("stranger.example");
        ObjectNode example = (ObjectNode) stranger.example("storage/object").get(0);
        example.putObject("credentialStatus")
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", "1")
                .put("statusListCredential", "https://stranger.example/status");
        Envelope signed = stranger.signer.credential(example);
        open.refused(signed);
        open.refused(stranger.presentation("storage/object"));
        open.validated(signed.mediaType(), signed.bytes());
        Envelope presentation = stranger.presentation("storage/object");
        Validated report = open.validated(presentation.mediaType(), presentation.bytes());
        assertThat(report.wouldBe()).isEqualTo(403);
        example.put("issuer", stranger.did());
        open.validated("application/ld+json", Json.write(example));

        assertThat(open.asked).isEmpty();
        assertThat(open.catalog.journal().register().refused().all())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.did().value()).isEqualTo(stranger.did()));
    }

    @Test
    void the_same_bytes_need_no_network_years_later() {
        Provider provider = provider("years.example");
        open.trust(provider.did(), Role.ISSUER);
        Envelope envelope = provider.presentation("office");
        List<Digest> first = open.published(envelope);
        open.cut = true;
        open.asked.clear();
        open.now = open.now.plus(Duration.ofDays(3 * 365));

        Outcome<Published> again = open.publish(envelope);

        assertThat(again).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            Published published = (Published) done.value();
            assertThat(published.news()).isEqualTo(Published.News.KNOWN);
            assertThat(published.receipt().credentials())
                    .extracting("digest")
                    .containsExactlyElementsOf(first.stream().map(Digest::hex).toList());
        });
        assertThat(open.asked).isEmpty();
    }

    @Test
    void files_in_the_trust_folder_are_read_at_the_start_and_bring_nobody_back() throws Exception {
        Path folder = Files.createDirectories(data.resolve("trust"));
        Files.writeString(
                folder.resolve("issuers"), "did:web:Filed.example  # a remark\n" + PATTERN, StandardCharsets.UTF_8);
        open.reopened();
        Provider filed = provider("filed.example");
        Digest digest = open.published(company(filed)).get(0);

        open.distrust(filed.did(), Role.ISSUER);
        open.reopened();

        assertThat(open.status(digest)).isEqualTo(CredentialStatus.UNTRUSTED);
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.validation.Validated;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.report.Violation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /validations} judges what is there, signed or not; and in a presentation every remark says of which credential. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnsignedValidationTest {
    private static final String OFFERING = "https://draft.example/offerings/";

    @TempDir
    static Path data;

    private static OpenCatalog open;
    private static Provider provider;

    @BeforeAll
    static void open() throws Exception {
        open = new OpenCatalog(data).open();
        provider = new Provider("draft.example", Algorithm.ES256).on(open.shelf).at(open.clock);
        open.trust(provider.did(), Role.ISSUER);
    }

    @AfterAll
    static void close() throws Exception {
        open.close();
    }

    private static ObjectNode presentation() {
        ObjectNode presentation = Json.mapper().createObjectNode();
        presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        presentation.putArray("type").add("VerifiablePresentation");
        ArrayNode credentials = presentation.putArray("verifiableCredential");
        for (JsonNode each : provider.example("storage/object")) {
            ObjectNode credential = (ObjectNode) Json.mapper().readTree(payload(provider.signer.credential(each)));
            credential.remove(List.of("iat", "exp"));
            credentials.add(credential);
        }
        return presentation;
    }

    private static byte[] payload(Envelope envelope) {
        String token = new String(envelope.bytes(), StandardCharsets.US_ASCII);
        return java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    }

    @Test
    void an_unsigned_presentation_is_judged_to_the_end_and_nothing_is_kept() {
        long before = open.catalog.journal().size();
        Validated report = open.validated("application/ld+json", Json.write(presentation()));

        assertThat(report.wouldBe()).isEqualTo(422);
        assertThat(report.refusal().findings()).extracting(Finding::rule).containsOnly("signature-missing");
        assertThat(report.refusal().findings())
                .extracting(f -> f.credential().index())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(report.offerings()).singleElement().satisfies(offering -> {
            assertThat(offering.offering()).startsWith(OFFERING);
            assertThat(offering.assessments()).containsKeys("ipc-baseline", "eu-csf-1.2.1", "data-act-switching");
        });
        assertThat(open.catalog.journal().size()).isEqualTo(before);
    }

    @Test
    void what_is_wrong_with_an_unsigned_description_is_said_as_with_a_signed_one() {
        ObjectNode draft = presentation();
        ObjectNode offering = (ObjectNode) draft.path("verifiableCredential").get(3);
        ((ObjectNode) offering.path("credentialSubject")).remove("gx:providedBy");
        List<JsonNode> signedOnes = new ArrayList<>();
        draft.path("verifiableCredential").forEach(signedOnes::add);
        Envelope signed = provider.signer.presentation(
                signedOnes.stream().map(provider.signer::credential).toList());

        List<String> unsignedRules = rules(open.validated("application/ld+json", Json.write(draft)));
        List<String> signedRules = rules(open.validated(signed.mediaType(), signed.bytes()));

        assertThat(unsignedRules).isNotEmpty().containsExactlyInAnyOrderElementsOf(signedRules);
    }

    private static List<String> rules(Validated report) {
        return report.violations().stream().map(Violation::rule).distinct().toList();
    }

    @Test
    void plain_json_ld_and_turtle_are_judged_as_what_they_state() {
        ObjectNode plain = Json.mapper().createObjectNode();
        plain.putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://w3id.org/gaia-x/development#")
                .add("https://w3id.org/cartulary/v1");
        ArrayNode graph = plain.putArray("@graph");
        presentation().path("verifiableCredential").forEach(each -> {
            ObjectNode subject = (ObjectNode) each.path("credentialSubject");
            JsonNode types = each.path("type");
            if (!subject.has("type") && types.size() > 1) {
                subject.put("type", types.get(1).asString());
            }
            graph.add(subject);
        });
        Validated json = open.validated("application/ld+json", Json.write(plain));
        assertThat(json.wouldBe()).isEqualTo(400);
        assertThat(json.offerings()).hasSize(1);

        String turtle = """
                @prefix gx: <https://w3id.org/gaia-x/development#> .
                <https://draft.example/offerings/plain> a gx:ServiceOffering ; gx:name "Plain" ;
                    gx:providedBy <https://draft.example/company> .
                """;
        Validated report = open.validated("text/turtle", turtle.getBytes(StandardCharsets.UTF_8));
        assertThat(report.wouldBe()).isEqualTo(415);
        assertThat(report.offerings()).extracting("offering").containsExactly(OFFERING + "plain");
        assertThat(report.violations()).isNotEmpty();

        Validated broken = open.validated("text/turtle", "<a> <b".getBytes(StandardCharsets.UTF_8));
        assertThat(rules(broken)).contains("turtle-invalid");
    }

    @Test
    void an_unsigned_certificate_of_an_attester_certifies_nothing_in_the_report() {
        open.trust("did:web:office.example", Role.ATTESTER, "BSI-C5");
        ObjectNode draft = presentation();
        ObjectNode certificate = draft.withArray("verifiableCredential").addObject();
        certificate
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://w3id.org/cartulary/v1");
        certificate.putArray("type").add("VerifiableCredential").add("Certificate");
        certificate.put("id", "https://office.example/c/1");
        certificate.put("issuer", "did:web:office.example");
        certificate.put("validFrom", "2026-01-01T00:00:00Z");
        certificate
                .putObject("credentialSubject")
                .put("id", "https://office.example/certificates/1")
                .put("type", "Certificate")
                .put("scheme", "BSI-C5")
                .put(
                        "certifies",
                        open.validated("application/ld+json", Json.write(presentation()))
                                .offerings()
                                .get(0)
                                .offering());
        Validated with = open.validated("application/ld+json", Json.write(draft));
        Validated without = open.validated("application/ld+json", Json.write(presentation()));
        assertThat(with.offerings().get(0).assessments().get("eu-csf-1.2.1").byProof())
                .isEqualTo(without.offerings()
                        .get(0)
                        .assessments()
                        .get("eu-csf-1.2.1")
                        .byProof());
    }

    @Test
    void remarks_of_a_presentation_that_is_accepted_name_their_credential() {
        List<Envelope> signed = new ArrayList<>();
        for (JsonNode each : provider.example("storage/object")) {
            ObjectNode credential = ((ObjectNode) each).deepCopy();
            if (signed.size() == 2) {
                credential.putObject("credentialStatus").put("type", "Odd2030");
            }
            signed.add(provider.signer.credential(credential));
        }
        Envelope envelope = provider.signer.presentation(signed);
        Validated report = open.validated(envelope.mediaType(), envelope.bytes());
        assertThat(report.wouldBe()).as(String.valueOf(report.refusal())).isEqualTo(201);
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("status-type-unknown"))
                .extracting(finding -> finding.credential().index())
                .containsExactly(2);
        assertThat(report.findings()).allSatisfy(f -> assertThat(f.credential()).isNotNull());
        assertThat(report.violations())
                .allSatisfy(v -> assertThat(v.credential()).isNotNull());
    }
}

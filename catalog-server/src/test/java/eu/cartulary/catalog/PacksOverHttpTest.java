package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Official releases of Gaia-X as further rules of admission: {@code --cartulary.packs=<folder>}. */
@ExtendWith(OutputCaptureExtension.class)
class PacksOverHttpTest {
    private static final String V2 = "\"@context\": [\"https://www.w3.org/ns/credentials/v2\", "
            + "\"https://w3id.org/gaia-x/development#\"], \"type\": [\"VerifiableCredential\"], ";
    private static final String TAGUS = "\"@context\": [\"https://www.w3.org/ns/credentials/v2\", "
            + "\"https://registry.lab.gaia-x.eu/development/api/trusted-shape-registry/v1/shapes/jsonld/trustframework#\"], "
            + "\"type\": [\"VerifiableCredential\"], ";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"gx-25.11", "gx-v2.2.1"})
    void a_loire_release_admits_what_conforms_and_refuses_what_does_not_with_its_rule_and_place(String release)
            throws Exception {
        mount(release);
        try (RunningCatalog running = start()) {
            Provider provider = provider(running);
            assertThat(publish(running, provider.presentation("storage/object"), "en")
                            .statusCode())
                    .as("closed shapes of Gaia-X, and own facts beside them")
                    .isEqualTo(201);

            refused(
                    publish(running, loirePerson(provider, HEADQUARTERS + ", \"gx:keyword\": \"cloud\""), "de"),
                    release + "/LegalPersonShape_keyword_closed",
                    "/credentialSubject/gx:keyword",
                    "kennt");
            assertThat(publish(running, loirePerson(provider, HEADQUARTERS), "en")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(get(running, "/shapes"))
                    .contains("urn:cartulary:shapes:" + release)
                    .contains("ServiceOffering_providedBy_minCount");
        }
    }

    @Test
    void tagus_is_read_in_the_namespace_of_today() throws Exception {
        mount("gx-22.10-tagus");
        try (RunningCatalog running = start()) {
            Provider provider = provider(running);

            HttpResponse<String> good =
                    publish(running, tagusOffering(provider, ", \"gx:requestType\": \"API\""), "en");

            assertThat(good.statusCode()).as(good.body()).isEqualTo(201);
            refused(
                    publish(running, tagusOffering(provider, ""), "en"),
                    "gx-22.10-tagus/ServiceOfferingShape_dataAccountExport_node",
                    "/credentialSubject/gx:dataAccountExport",
                    "");
        }
    }

    @Test
    void which_pack_was_applied_is_journalled_and_nothing_is_judged_anew() throws Exception {
        Path shapes = Files.createDirectories(folder.resolve("packs/cats")).resolve("shapes.ttl");
        Files.writeString(shapes, cats("0"));
        Files.writeString(
                shapes.resolveSibling("cats.jsonld"),
                "{\"@context\": {\"@vocab\": \"https://cats.example/ns#\", \"id\": \"@id\", \"type\": \"@type\"}}");
        Provider provider;
        Envelope person;
        try (RunningCatalog running = start()) {
            provider = provider(running);
            person = provider.signer.credential("""
                    {"@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/gaia-x/development#"],
                     "type": ["VerifiableCredential"],
                     "credentialSubject": [
                       {"id": "https://%1$s/company", "type": "gx:LegalPerson", "name": "Chats",
                        "gx:registrationNumber": {"type": "gx:VatID", "gx:vatID": "FR00123456789"},
                        "gx:headquartersAddress": {"type": "gx:Address", "gx:countryCode": "FR"},
                        "gx:legalAddress": {"type": "gx:Address", "gx:countryCode": "FR"}},
                       {"@context": "https://cats.example/ns#", "id": "https://%1$s/tom", "type": "Cat"}]}""".formatted(provider.host));
            HttpResponse<String> first = publish(running, person, "en");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
            assertThat(rules(running)).hasSize(1).allMatch(record -> record.contains("\"shapes/cats\":\"sha256:"));
        }
        Files.writeString(shapes, cats("1"));
        try (RunningCatalog running = start()) {
            assertThat(rules(running)).as("another set of rules is in force").hasSize(2);
            running.outbound.put(
                    eu.cartulary.did.DidWeb.parse(provider.did()).documentUrl(),
                    eu.cartulary.sign.DidDocuments.of(provider.did(), "key-1", provider.key.verificationKey())
                            .getBytes(StandardCharsets.UTF_8),
                    "application/did+json");
            assertThat(publish(running, person, "en").statusCode())
                    .as("what was admitted is admitted")
                    .isEqualTo(200);
            refused(
                    publish(running, provider.signer.credential("""
                                    {"@context": ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/gaia-x/development#"],
                                     "type": ["VerifiableCredential"],
                                     "credentialSubject": [
                                       {"id": "https://%1$s/company", "type": "gx:LegalPerson", "name": "Chats",
                        "gx:registrationNumber": {"type": "gx:VatID", "gx:vatID": "FR00123456789"},
                        "gx:headquartersAddress": {"type": "gx:Address", "gx:countryCode": "FR"},
                        "gx:legalAddress": {"type": "gx:Address", "gx:countryCode": "FR"}},
                                       {"@context": "https://cats.example/ns#", "id": "https://%1$s/kitty", "type": "Cat"}]}""".formatted(provider.host)), "en"),
                    "cats/CatShape_name_minCount",
                    "/credentialSubject/1",
                    "");
        }
        try (RunningCatalog running = RunningCatalog.start(folder.resolve("data"))) {
            assertThat(rules(running)).hasSize(3);
            assertThat(rules(running).get(2)).doesNotContain("shapes/cats");
        }
    }

    @Test
    void a_broken_pack_refuses_the_start_before_the_data_folder_is_touched(CapturedOutput output) throws IOException {
        Path shapes = Files.createDirectories(folder.resolve("packs/cats")).resolve("shapes.ttl");
        Files.writeString(shapes, cats("0") + "ex:oops\n");

        assertThatThrownBy(() -> start().close()).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("cannot be mounted: " + shapes + ":6: not readable as Turtle")
                .contains("Nothing was changed")
                .doesNotContain("\tat eu.cartulary");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static final String HEADQUARTERS =
            ", \"gx:headquartersAddress\": {\"type\": \"gx:Address\", \"gx:countryCode\": \"FR\"}";

    private static Envelope loirePerson(Provider provider, String more) {
        return provider.signer.credential("{" + V2 + "\"credentialSubject\": {\"id\": \"https://" + provider.host
                + "/another\", \"type\": \"gx:LegalPerson\", "
                + "\"gx:registrationNumber\": {\"type\": \"gx:VatID\", \"gx:vatID\": \"FR00123456789\"}, "
                + "\"gx:legalAddress\": {\"type\": \"gx:Address\", \"gx:countryCode\": \"FR\"}" + more + "}}");
    }

    /** Has what both ask for: our shapes the words of Loire, Tagus its own. */
    private static Envelope tagusOffering(Provider provider, String requestType) {
        String terms = "\"gx:url\": \"https://" + provider.host + "/terms\", \"gx:hash\": \"" + "ab".repeat(32) + "\"";
        return provider.signer.credential("{" + TAGUS + "\"credentialSubject\": {\"id\": \"https://" + provider.host
                + "/offering\", \"type\": \"gx:ServiceOffering\", "
                + "\"gx:providedBy\": {\"id\": \"https://" + provider.host + "/company\"}, "
                + "\"gx:policy\": \"default: allow\", "
                + "\"gx:dataAccountExport\": {\"gx:accessType\": \"digital\", \"gx:formatType\": \"text/csv\""
                + requestType
                + "}, \"gx:serviceOfferingTermsAndConditions\": {\"type\": \"gx:TermsAndConditions\", " + terms + "}, "
                + "\"gx:termsAndConditions\": {\"gx:URL\": \"https://" + provider.host + "/terms\", \"gx:hash\": \""
                + "ab".repeat(32) + "\"}}}");
    }

    private static String cats(String names) {
        return """
                @prefix ex: <https://cats.example/ns#> .
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                ex:CatShape a sh:NodeShape ; sh:targetClass ex:Cat ;
                    sh:property [ sh:path ex:name ; sh:minCount %s ] .
                """.formatted(names);
    }

    private void mount(String release) throws IOException {
        Path pack = Path.of(System.getProperty("cartulary.shared", ""), "gaia-x", release);
        if (!Files.isDirectory(pack)) {
            String word = "third-party packs are missing (system property cartulary.shared)";
            if ("true".equals(System.getenv("CI"))) {
                fail(word);
            }
            Assumptions.abort(word);
        }
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("packs")).resolve(release), pack.toAbsolutePath());
    }

    private RunningCatalog start() {
        return RunningCatalog.start(folder.resolve("data"), "--cartulary.packs=" + folder.resolve("packs"));
    }

    private static Provider provider(RunningCatalog running) {
        return new Provider("packs.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
    }

    private static void refused(HttpResponse<String> answer, String rule, String pointer, String word)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        List<String> found = new ArrayList<>();
        for (JsonNode violation : Json.read(answer.body()).path("violations")) {
            if (violation.path("rule").asString("").startsWith(rule)) {
                found.add(violation.path("pointer").asString(""));
                assertThat(violation.path("message").asString()).contains(word);
                assertThat(violation.path("advice").asString()).isNotBlank();
            }
        }
        assertThat(found).as(answer.body()).contains(pointer);
    }

    private static List<String> rules(RunningCatalog running) throws IOException {
        List<String> rules = new ArrayList<>();
        var journal = running.catalog().journal();
        for (long index = 0; index < journal.size(); index++) {
            var record = journal.read(index).orElseThrow();
            byte[] payload = record.payload();
            if (record.header().kind() == RecordKind.RULES_CHANGED && payload != null) {
                rules.add(new String(payload, StandardCharsets.UTF_8));
            }
        }
        return rules;
    }

    private HttpResponse<String> publish(RunningCatalog running, Envelope envelope, String language)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(running.address().resolve("/credentials"))
                .header("Content-Type", envelope.mediaType())
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofString(envelope.text()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String get(RunningCatalog running, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(running.address().resolve(path))
                .header("Accept", "text/turtle")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

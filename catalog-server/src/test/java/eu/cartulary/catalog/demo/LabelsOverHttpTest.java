package eu.cartulary.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.RunningCatalog;
import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.catalog.demo.Federation.Service;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a clearing house labels is shown as attested beside the level that is computed; the one is never the other. */
class LabelsOverHttpTest {
    private static final String OFFERING = "https://hansekontor.example/offerings/elbe-vm";
    private static final String HOUSE = "pruefwerk.example";
    private static final Federation FEDERATION = Federation.read();

    @TempDir
    Path data;

    private RunningCatalog running;
    private CatalogClient client;
    private HttpClient http;
    private DemoKeys keys;
    private String key;

    @BeforeEach
    void publish() throws Exception {
        running = RunningCatalog.start(data.resolve("data"));
        client = running.client();
        http = HttpClient.newHttpClient();
        keys = new DemoKeys(data, running.outbound, Clock.systemUTC());
        keys.publishDocuments(List.of("hansekontor.example", HOUSE));
        trust("did:web:hansekontor.example", Role.ISSUER, List.of());
        trust("did:web:" + HOUSE, Role.ATTESTER, List.of("LabelCredential"));
        Service service = FEDERATION.services().stream()
                .filter(each -> each.iri().equals(OFFERING))
                .findFirst()
                .orElseThrow();
        Company company = FEDERATION.companyOf(service);
        Sovereignty facts = new Sovereignty(LocalDate.now(ZoneOffset.UTC));
        Signer provider = keys.signer(service.of());
        client.sync().publish(presentation(provider, Descriptions.company(company, facts)));
        Receipt receipt = client.sync().publish(presentation(provider, Descriptions.service(service, company, facts)));
        key = receipt.offerings().get(0).key();
    }

    @AfterEach
    void stop() {
        http.close();
        client.close();
        running.close();
    }

    @Test
    void a_label_of_an_accredited_clearing_house_is_shown_as_attested_and_moves_no_computed_level() throws Exception {
        client.sync().assessment(key, "gaia-x-cd25.10");
        JsonNode before = get("/offerings/" + key).path("levels");
        Receipt receipt = client.sync().publish(keys.signer(HOUSE).credential(label("L3")));
        client.sync().assessment(key, "gaia-x-cd25.10");

        JsonNode offering = get("/offerings/" + key);
        assertThat(offering.path("attested").values()).singleElement().satisfies(label -> {
            assertThat(label.path("level").stringValue()).isEqualTo("L3");
            assertThat(label.path("issuer").stringValue()).isEqualTo("did:web:" + HOUSE);
            assertThat(label.path("credential").stringValue())
                    .contains(receipt.credentials().get(0).digest());
            assertThat(label.path("from").stringValue()).isNotEmpty();
        });
        assertThat(offering.path("levels")).isEqualTo(before);
        assertThat(get("/offerings?level=gaia-x-cd25.10:L3").path("items").values())
                .isEmpty();
    }

    @Test
    void a_label_that_the_provider_gives_itself_is_none() throws Exception {
        ObjectNode own = label("L3");
        ((ObjectNode) own.path("credentialSubject")).put("id", "https://hansekontor.example/labels/elbe-vm");
        client.sync().publish(keys.signer("hansekontor.example").credential(own));
        client.sync().assessment(key, "gaia-x-cd25.10");

        assertThat(get("/offerings/" + key).path("attested").values()).isEmpty();
    }

    private static ObjectNode label(String level) {
        ObjectNode credential = Json.mapper().createObjectNode();
        credential
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://w3id.org/gaia-x/development#");
        credential.putArray("type").add("VerifiableCredential").add("gx:LabelCredential");
        ObjectNode subject = credential.putObject("credentialSubject");
        subject.put("id", "https://" + HOUSE + "/labels/elbe-vm");
        subject.put("type", "gx:LabelCredential");
        subject.put("gx:labelLevel", level);
        subject.put("gx:engineVersion", "2.11.0");
        subject.put("gx:rulesVersion", "CD25.10");
        subject.put(
                "gx:validatedCriteria",
                "https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10/P1.1.1");
        subject.putArray("gx:compliantCredentials").addObject().put("id", OFFERING);
        return credential;
    }

    private void trust(String did, Role role, List<String> schemes) {
        running.catalog()
                .journal()
                .append(Drafts.trusted(new Did(did), role, schemes, null, "test"))
                .join();
    }

    private static Envelope presentation(Signer signer, List<ObjectNode> credentials) {
        return signer.presentation(credentials.stream().map(signer::credential).toList());
    }

    private JsonNode get(String path) throws IOException, InterruptedException, Json.MalformedJsonException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(running.address().resolve(path))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body());
    }
}

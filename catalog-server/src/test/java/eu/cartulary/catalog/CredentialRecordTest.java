package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /credentials/{digest}} as JSON: what was odd when it came is there later, and what its status list says now. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CredentialRecordTest {
    private static final String LIST = "https://record.example/status";
    private static final int INDEX = 7;

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static Provider provider;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        provider = new Provider("record.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    private static ObjectNode company(String name) {
        ObjectNode company = ((ObjectNode) provider.example("office").get(0)).deepCopy();
        ((ObjectNode) company.path("credentialSubject")).put("id", "https://record.example/" + name);
        company.put("id", "https://record.example/credentials/" + name);
        return company;
    }

    /** What the signer would sign, as a tree. */
    private static ObjectNode claims(ObjectNode credential) throws Exception {
        String token = new String(provider.signer.credential(credential).bytes(), StandardCharsets.US_ASCII);
        return (ObjectNode) Json.read(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String published(Envelope envelope) {
        try (CatalogClient client = running.client()) {
            return client.sync().publish(envelope).credentials().get(0).digest();
        }
    }

    private static JsonNode record(String digest, String language) throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(running.address().resolve("/credentials/" + digest))
                        .header("Accept", "application/json")
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static List<String> rules(JsonNode record) {
        List<String> rules = new ArrayList<>();
        record.path("findings")
                .forEach(finding -> rules.add(finding.path("rule").asString()));
        return rules;
    }

    private static void list(int... set) throws IOException {
        byte[] bits = new byte[16_384];
        for (int index : set) {
            bits[index / 8] |= (byte) (0x80 >> (index % 8));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        }
        ObjectNode list = Json.mapper().createObjectNode();
        list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        list.put("id", LIST);
        list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        list.putObject("credentialSubject")
                .put("id", LIST + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("encodedList", "u" + Base64Url.encode(packed.toByteArray()));
        running.outbound.put(URI.create(LIST), provider.signer.credential(list).bytes(), "application/vc+jwt");
    }

    @Test
    void what_was_odd_about_envelope_and_signature_is_shown_later_in_the_language_of_who_asks() throws Exception {
        ObjectNode wrapped = Json.mapper().createObjectNode();
        wrapped.put("iss", provider.did());
        wrapped.set("vc", claims(company("wrapped")));
        // Neither the key nor the form is as the specification has it.
        String token = Jws.sign(Map.of("typ", "vc+jwt"), Json.write(wrapped), provider.key);
        String digest = published(new Envelope("application/vc+jwt", token.getBytes(StandardCharsets.US_ASCII)));

        JsonNode english = record(digest, "en");
        assertThat(rules(english)).contains("wrapper-claim", "kid-missing");
        assertThat(english.path("evidence").has("findings")).isFalse();
        assertThat(english.path("findings").toString())
                .isNotEqualTo(record(digest, "de").path("findings").toString());
        assertThat(english.has("statusList")).isFalse();
    }

    @Test
    void what_a_status_list_says_is_in_the_record_from_the_admission_on() throws Exception {
        list();
        ObjectNode credential = company("listed");
        credential
                .putObject("credentialStatus")
                .put("id", LIST + "#" + INDEX)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Integer.toString(INDEX))
                .put("statusListCredential", LIST);
        String digest = published(provider.signer.credential(credential));

        JsonNode admitted = record(digest, "en").path("statusList");
        assertThat(admitted.path("status").asString()).isEqualTo("valid");
        assertThat(admitted.path("entries").path(0).path("index").asInt()).isEqualTo(INDEX);
        assertThat(admitted.path("entries").path(0).path("list").asString()).isEqualTo(LIST);

        running.outbound.remove(URI.create(LIST));
        running.catalog().statuses().look();
        JsonNode unknown = record(digest, "en");
        assertThat(unknown.path("status").asString()).isEqualTo("active");
        assertThat(unknown.path("statusList").path("status").asString()).isEqualTo("unknown");
        assertThat(unknown.path("statusList").path("why").asString()).contains("reached");
        assertThat(unknown.path("statusList").has("checked")).isTrue();
        assertThat(rules(unknown)).contains("status-unknown");

        list(INDEX);
        running.catalog().statuses().look();
        JsonNode revoked = record(digest, "en");
        assertThat(revoked.path("status").asString()).isEqualTo("revoked");
        assertThat(revoked.path("statusList").path("status").asString()).isEqualTo("revoked");
        assertThat(rules(revoked)).doesNotContain("status-unknown");
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rulebooks as a stranger sees them: listed, filtered by, read in both formats, and judged under other readings. */
class RulebooksOverHttpTest {
    private static final String CSF = "https://w3id.org/cartulary/rulebooks/eu-csf-1.2.1#c";
    private static final String C3A = "https://w3id.org/cartulary/rulebooks/bsi-c3a-1.0#c";

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static CatalogClient client;
    private static HttpClient http;
    private static String key;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        client = running.client();
        http = HttpClient.newHttpClient();
        Provider provider = new Provider("rules.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        Receipt receipt = client.sync().publish(provider.presentation("storage/object"));
        key = receipt.offerings().get(0).key();
        client.sync().assessment(key, "eu-csf-1.2.1"); // waits until what was published can be read
    }

    @AfterAll
    static void stop() {
        http.close();
        client.close();
        running.close();
    }

    // This offering scores in objectives that both sets of weights weigh alike, and no block of it is declared: those
    // two
    // readings are printed here and recomputed in CsfVectorsTest and SupplyChainTest.
    @ParameterizedTest(name = "{0}={1} instead of {2}: {3}")
    @CsvSource({
        "weights, 2025, 2026, printed",
        "divisor, nominal, actual, score",
        "chips, exempt, gate, gating",
        "blocks, all, floor, printed",
    })
    void a_reading_of_the_csf_recomputes_and_is_printed(String name, String value, String byDefault, String moves)
            throws Exception {
        JsonNode usual = json("/offerings/" + key + "/assessments/eu-csf-1.2.1");
        JsonNode other = json("/offerings/" + key + "/assessments/eu-csf-1.2.1?" + name + "=" + value);
        assertThat(usual.at("/level/parameters/" + name).asString()).isEqualTo(byDefault);
        assertThat(other.at("/level/parameters/" + name).asString()).isEqualTo(value);
        assertThat(other.at("/criteria").size()).isEqualTo(48);
        assertThat(other.at("/level/known").asString()).matches("\\d+/\\d+");
        assertThat(other.at("/level/undetermined").asBoolean()).isTrue();
        assertThat(other.at("/level/atMost").asString()).startsWith("SEAL-");
        double before = usual.at("/level/score").asDouble();
        double after = other.at("/level/score").asDouble();
        assertThat(Math.abs(before - after) > 0.000_001).isEqualTo(moves.equals("score"));
        assertThat(gating(other).equals(gating(usual))).isEqualTo(!moves.equals("gating"));
    }

    @Test
    void a_reading_that_does_not_exist_is_refused() throws Exception {
        assertThat(get("/offerings/" + key + "/assessments/eu-csf-1.2.1?weights=2031", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void c3a_is_listed_filtered_by_judged_and_on_the_page() throws Exception {
        assertThat(json("/rulebooks").findValuesAsString("id")).contains("bsi-c3a-1.0", "eu-csf-1.2.1");
        JsonNode report = json("/offerings/" + key + "/assessments/bsi-c3a-1.0?place=de");
        assertThat(report.at("/level/parameters/place").asString()).isEqualTo("de");
        assertThat(report.at("/criteria").size()).isEqualTo(60);
        assertThat(get("/offerings?level=bsi-c3a-1.0:C", "application/json").statusCode())
                .isEqualTo(200);
        assertThat(get("/offerings?level=bsi-c3a-1.0:C9", "application/json").statusCode())
                .isEqualTo(400);
        assertThat(get("/offerings/" + key, "text/html").body())
                .contains("BSI C3A")
                .contains("Also answers: SOV-2.1 (eu-csf-1.2.1)")
                .contains("Also answered by: SOV-1-01-C1 (bsi-c3a-1.0)");
    }

    @Test
    void the_bridge_is_in_the_json_and_the_turtle_of_both_ends() throws Exception {
        assertThat(question("bsi-c3a-1.0", "SOV-4-09-C")
                        .at("/alsoAnswers/0/criterion")
                        .asString())
                .isEqualTo("SOV-1.8");
        assertThat(question("eu-csf-1.2.1", "SOV-1.8").get("answeredBy").findValuesAsString("criterion"))
                .contains("SOV-4-09-C", "SOV-4-10-C", "SOV-2-03-C1");
        Node to = NodeFactory.createURI("https://w3id.org/cartulary/rulebook#speaksTo");
        Node by = NodeFactory.createURI("https://w3id.org/cartulary/rulebook#spokenToBy");
        Node c3a = NodeFactory.createURI(C3A + "4-09-C");
        Node csf = NodeFactory.createURI(CSF + "1-8");
        assertThat(turtle("bsi-c3a-1.0").contains(c3a, to, csf)).isTrue();
        assertThat(turtle("eu-csf-1.2.1").contains(csf, by, c3a)).isTrue();
    }

    private static List<String> gating(JsonNode report) {
        List<String> gating = new ArrayList<>();
        report.get("criteria").forEach(c -> gating.add(c.get("id").asString() + c.get("gating")));
        return gating;
    }

    private static JsonNode question(String rulebook, String id) throws Exception {
        for (JsonNode question : json("/rulebooks/" + rulebook).get("questions")) {
            if (question.get("id").asString().equals(id)) {
                return question;
            }
        }
        throw new AssertionError(id);
    }

    private static Graph turtle(String rulebook) throws Exception {
        return RDFParser.fromString(get("/rulebooks/" + rulebook, "text/turtle").body(), Lang.TURTLE)
                .toGraph();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(running.address().resolve(path))
                .header("Accept", accept)
                .header("Accept-Language", "en")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of an offering is a place, a level of an objective, a number of the graph, an end; over a socket. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlacesAndLevelsTest {
    /** Requests until something that is on its way must be there. */
    private static final int PATIENCE = 5_000;
    /** More than the views that are kept for cursors ({@code SearchSettings.maxPinned}). */
    private static final int MANY_VIEWS = 34;

    private static final String CSF = "eu-csf-1.2.1";
    private static final String TERMS = "PREFIX cta: <urn:cartulary:terms#> ";

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static CatalogClient client;
    private static Provider lyon;
    private static Receipt inLyon;
    private static Receipt inBerlin;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        client = running.client();
        lyon = provider("lyon.example");
        inLyon = client.sync().publish(at(lyon, "45.76", "4.84"));
        inBerlin = client.sync().publish(at(provider("berlin.example"), "52.52", "13.40"));
    }

    @AfterAll
    static void stop() {
        client.close();
        http.shutdownNow();
        running.close();
    }

    private static Provider provider(String host) {
        return new Provider(host, Algorithm.ES256).on(running.outbound).trustedBy(running.catalog());
    }

    private static Envelope at(Provider provider, String latitude, String longitude) {
        List<JsonNode> credentials = provider.example("messaging/email");
        ObjectNode address =
                (ObjectNode) credentials.get(2).path("credentialSubject").path("gx:location");
        address.putObject("gx:gps")
                .put("type", "gx:GPSLocation")
                .put("gx:latitude", latitude)
                .put("gx:longitude", longitude);
        return provider.signer.presentation(
                credentials.stream().map(provider.signer::credential).toList());
    }

    @Test
    @Order(1)
    void a_circle_finds_what_lies_in_it_and_the_nearest_comes_first() throws Exception {
        String one = inLyon.offerings().get(0).key();
        String other = inBerlin.offerings().get(0).key();

        assertThat(keys("/offerings?near=45.7,4.8,50")).containsExactly(one);
        assertThat(keys("/offerings?near=52.5,13.4,50")).containsExactly(other);
        assertThat(keys("/offerings?near=45.7,4.8,3000&sort=distance")).containsExactly(one, other);
        assertThat(keys("/offerings?near=45.7,4.8,3000&sort=-distance")).containsExactly(other, one);
        assertThat(keys("/offerings?near=52.5,13.4,3000&sort=distance")).containsExactly(other, one);
        assertThat(keys("/offerings?near=0,0,50")).isEmpty();

        JsonNode first = json("/offerings?near=52.5,13.4,3000&sort=distance&limit=1");
        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(keys(first.path("next").asString())).containsExactly(one);
    }

    @Test
    @Order(2)
    void sparql_tells_the_level_of_each_objective_as_the_offering_does() throws Exception {
        String offering = inLyon.offerings().get(0).id();
        Map<String, String> expected = new TreeMap<>();
        json("/offerings/" + inLyon.offerings().get(0).key())
                .path("levelDetails")
                .path(CSF)
                .path("objectives")
                .properties()
                .forEach(each -> expected.put(
                        each.getKey(), each.getValue().path("reached").asString()));
        assertThat(expected).containsKey("SOV-3");

        String ofOffering = TERMS + "SELECT ?code ?level { <" + offering + "> cta:assessment ?a . ?a cta:rulebook \""
                + CSF + "\" ; cta:objective ?o . ?o cta:code ?code ; cta:level ?level }";
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < PATIENCE && told.isEmpty(); i++) {
            graphHasAll();
            rows(ofOffering).forEach(row -> told.put(row.split(",")[0], row.split(",")[1]));
        }
        assertThat(told).isEqualTo(expected);

        int reached = Integer.parseInt(expected.get("SOV-3").replaceAll("\\D", ""));
        assertThat(rows(atLeast("SOV-3", reached))).contains(offering);
        assertThat(rows(atLeast("SOV-3", reached + 1))).doesNotContain(offering);
    }

    /** All offerings whose SEAL of an objective is at least this one. */
    private static String atLeast(String objective, int seal) {
        return TERMS + "SELECT ?offering { ?offering cta:assessment [ cta:rulebook \"" + CSF
                + "\" ; cta:objective [ cta:code \"" + objective + "\" ; cta:rank ?rank ] ] FILTER(?rank >= " + seal
                + ") }";
    }

    @Test
    @Order(3)
    void void_says_how_large_the_graph_is_at_the_moment() throws Exception {
        long before = numbersOfVoid();
        client.sync().publish(lyon.presentation("office"));
        assertThat(numbersOfVoid()).isGreaterThan(before);
        assertThat(text("/.well-known/void")).contains("void:entities 3");
    }

    /** The triples that VoID tells, once it and a count over the graph were asked at the same index. */
    private static long numbersOfVoid() throws Exception {
        for (int i = 0; i < PATIENCE; i++) {
            graphHasAll();
            HttpResponse<String> told = get("/.well-known/void");
            HttpResponse<String> counted = sparql("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }");
            if (index(told) == index(counted) && index(get("/.well-known/void")) == index(told)) {
                Matcher triples = Pattern.compile("void:triples (\\d+)").matcher(told.body());
                assertThat(triples.find()).isTrue();
                assertThat(counted.body().lines().skip(1).findFirst()).contains(triples.group(1));
                return Long.parseLong(triples.group(1));
            }
        }
        throw new AssertionError("the graph never stands still");
    }

    @Test
    @Order(4)
    void a_page_of_two_hundred_touches_the_graph_no_more_than_a_page_of_one() throws Exception {
        graphHasAll();
        for (String question : List.of(
                "/offerings?limit=1&facets=kind,country,provider",
                "/offerings?limit=20&facets=kind,country,provider",
                "/offerings?limit=200&q=mail",
                "/offerings/" + inLyon.offerings().get(0).key())) {
            long before = transactionsOfReaders();
            assertThat(get(question).statusCode()).isEqualTo(200);
            // The one is that of the counting itself.
            assertThat(transactionsOfReaders() - before).as(question).isEqualTo(1);
        }
    }

    private static long transactionsOfReaders() {
        return running.catalog().graph().live().store().read(dataset -> TDBInternal.getDatasetGraphTDB(dataset)
                .getTxnSystem()
                .getTxnMgr()
                .countBeginRead());
    }

    @Test
    @Order(5)
    void a_cursor_by_relevance_is_over_when_too_many_views_came_after_it() throws Exception {
        String next = json("/offerings?q=mailboxes&limit=1").path("next").asString();
        assertThat(get(next).statusCode()).isEqualTo(200);
        JsonNode offering = lyon.example("messaging/email").get(3);
        for (int i = 0; i < MANY_VIEWS; i++) {
            ((ObjectNode) offering.path("credentialSubject")).put("name", "Mailboxes " + i);
            client.sync().publish(lyon.signer.credential(offering));
            assertThat(get("/offerings?q=mailboxes&limit=1").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> over = get(next);
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(Json.read(over.body()).path("type").asString()).endsWith("/problems/cursor-expired");
        assertThat(over.body()).contains("cursor-expired").contains("advice");
    }

    @Test
    @Order(6)
    void a_credential_that_expires_or_is_withdrawn_is_told_of() throws Exception {
        Receipt ending = client.sync().publish(provider("ending.example").presentation("office"));
        String expiring = ending.credentials().get(4).digest();
        String withdrawn = ending.credentials().get(3).digest();
        running.catalog()
                .journal()
                .append(Drafts.expired(List.of(new Digest(expiring))))
                .join();
        assertThat(post("/credentials/" + withdrawn + "/withdrawal", "{\"reason\":\"test\"}"))
                .isEqualTo(201);
        try (EventReader reader = new EventReader(URI.create(running.address() + "/events"), "0.0")) {
            List<EventReader.Event> events = reader.until(event -> event.name().equals("credential.withdrawn"));
            assertThat(events.getLast().json().path("data").path("digest").asString())
                    .isEqualTo(withdrawn);
            assertThat(events)
                    .filteredOn(event -> event.name().equals("credential.expired"))
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    event.json().path("data").path("digest").asString())
                            .isEqualTo(expiring));
        }
    }

    @Test
    @Order(7)
    void every_type_of_problem_has_a_page() throws Exception {
        for (ProblemType type : ProblemType.values()) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(running.address().resolve("/problems/" + type.slug()))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(type.slug()).isEqualTo(200);
            assertThat(page.body()).contains(type.slug());
        }
    }

    private static void graphHasAll() {
        running.catalog()
                .graph()
                .visible(running.catalog().journal().size() - 1)
                .join();
    }

    private static List<String> keys(String question) throws Exception {
        List<String> keys = new ArrayList<>();
        json(question).path("items").forEach(item -> keys.add(item.path("key").asString()));
        return keys;
    }

    private static long index(HttpResponse<?> answer) {
        return Long.parseLong(answer.headers().firstValue("Cartulary-Index").orElseThrow());
    }

    private static List<String> rows(String query) throws Exception {
        return sparql(query).body().lines().skip(1).toList();
    }

    private static HttpResponse<String> sparql(String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(running.address()
                                .resolve("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static String text(String path) throws Exception {
        return get(path).body();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int post(String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(running.address().resolve(path))
                                .header("Content-Type", "application/json")
                                .header("Authorization", running.operator())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

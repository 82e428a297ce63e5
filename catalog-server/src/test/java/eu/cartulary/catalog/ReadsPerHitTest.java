package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.TroubledDisk;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question about offerings costs a search and the bytes that the index keeps: over a socket and in every representation, nothing
 * is read from the graph, and nothing from the journal, however many offerings it finds.
 */
class ReadsPerHitTest {
    private static final int OFFERINGS = 40;

    @TempDir
    static Path data;

    private static final TroubledDisk disk = new TroubledDisk();
    private static RunningCatalog running;
    private static HttpClient http;
    private static List<String> keys;

    @BeforeAll
    static void start() throws Exception {
        running = RunningCatalog.over(data, disk::under);
        http = HttpClient.newHttpClient();
        Provider provider = new Provider("many.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        List<JsonNode> credentials = new ArrayList<>(provider.example("messaging/email"));
        JsonNode offering = credentials.get(3);
        for (int i = 1; i < OFFERINGS; i++) {
            ObjectNode another = (ObjectNode) offering.deepCopy();
            ObjectNode subject = (ObjectNode) another.path("credentialSubject");
            subject.put("id", subject.path("id").asString() + "-" + i);
            credentials.add(another);
        }
        try (CatalogClient client = running.client()) {
            client.sync()
                    .publish(provider.signer.presentation(credentials.stream()
                            .map(provider.signer::credential)
                            .toList()));
        }
        await();
        keys = new ArrayList<>();
        Json.read(get("/offerings?limit=200", "application/json").body())
                .path("items")
                .forEach(item -> keys.add(item.path("key").asString()));
        assertThat(keys).hasSize(OFFERINGS);
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    /** Both views have everything: what is read from now on is read for requests. */
    private static void await() {
        long last = running.catalog().journal().size() - 1;
        running.catalog().buyers().visible(last).join();
        running.catalog().graph().visible(last).join();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, &facets=kind%2Ccountry%2Cprovider%2Ccertificate%2Cprotocol",
        "application/json, &q=mail&sort=-published",
        "application/x-ndjson, ''",
        "text/csv, ''",
        "text/turtle, ''",
        "application/ld+json, ''",
        "text/html, ''"
    })
    void many_hits_read_no_more_than_one(String type, String more) throws Exception {
        for (int limit : new int[] {1, 7, OFFERINGS}) {
            String question = "/offerings?limit=" + limit + more;
            long graph = readsOfGraph();
            long journal = disk.readByRequests();

            String answer = get(question, type).body();

            assertThat(keys.stream().filter(answer::contains).count())
                    .as("%s as %s", question, type)
                    .isEqualTo(limit);
            // The one is that of the counting itself.
            assertThat(readsOfGraph() - graph)
                    .as("%s as %s: graph", question, type)
                    .isEqualTo(1);
            assertThat(disk.readByRequests() - journal)
                    .as("%s as %s: journal", question, type)
                    .isZero();
        }
    }

    @Test
    void a_live_result_reads_nothing_for_its_matches() throws Exception {
        long graph = readsOfGraph();
        long journal = disk.readByRequests();
        try (EventReader live = new EventReader(URI.create(running.address() + "/offerings"), null)) {
            for (int i = 0; i < OFFERINGS; i++) {
                assertThat(live.until(event -> true).getFirst().name()).isEqualTo("match");
            }
        }
        assertThat(readsOfGraph() - graph).isEqualTo(1);
        assertThat(disk.readByRequests() - journal).isZero();
    }

    @Test
    void one_offering_in_any_representation_reads_nothing_of_the_graph() throws Exception {
        for (String type : List.of(
                "application/json",
                "text/turtle",
                "application/ld+json",
                "application/ld+json;profile=\"https://schema.org/\"",
                "text/html")) {
            long graph = readsOfGraph();
            get("/offerings/" + keys.get(0), type);
            assertThat(readsOfGraph() - graph).as(type).isEqualTo(1);
        }
    }

    private static long readsOfGraph() {
        return running.catalog().graph().live().store().read(dataset -> TDBInternal.getDatasetGraphTDB(dataset)
                .getTxnSystem()
                .getTxnMgr()
                .countBeginRead());
    }

    private static HttpResponse<String> get(String address, String type) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(running.address() + address))
                        .header("Accept", type)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address + " as " + type).isEqualTo(200);
        return answer;
    }
}

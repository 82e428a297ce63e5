package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Buyers ask for the level of an objective too: when it alone moves, who follows the catalog or reads the history is told. */
class MovedObjectivesTest {
    /** Two objectives: the first has what a profile says of own domains, the second nobody reaches, and so nobody the whole. */
    private static final String RULES = """
            @prefix rb: <https://w3id.org/cartulary/rulebook#> .
            @prefix ctl: <https://w3id.org/cartulary/v1#> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix : <https://example.org/rulebooks/two#> .

            <https://example.org/rulebooks/two> a rb:Rulebook ;
                rb:id "two" ; rb:version "1.0.0" ; rb:edition "2026" ;
                rb:title "t"@en, "t"@fr, "t"@de ;
                rb:description "d"@en, "d"@fr, "d"@de ;
                rb:levels ( :none :A ) ;
                rb:objectives ( :O :P ) .
            :none rb:code "none" ; rb:label "n"@en, "n"@fr, "n"@de .
            :A rb:code "A" ; rb:label "a"@en, "a"@fr, "a"@de .
            :O rb:code "O" ; rb:title "o"@en, "o"@fr, "o"@de .
            :P rb:code "P" ; rb:title "p"@en, "p"@fr, "p"@de .

            :one a rb:Criterion ;
                rb:id "T-1" ; rb:pillar "portability" ; rb:objective :O ;
                rb:title "q"@en, "q"@fr, "q"@de ; rb:advice "a"@en, "a"@fr, "a"@de ;
                rb:effort "declare" ; rb:clause "1" ; rb:edition "2026" ;
                rb:requiredFrom :A ;
                rb:metBy :ownDomain .
            :ownDomain sh:property [ sh:path ctl:ownDomain ; sh:minCount 1 ; sh:in ( true ) ] .

            :other a rb:Criterion ;
                rb:id "T-2" ; rb:pillar "portability" ; rb:objective :P ;
                rb:title "q"@en, "q"@fr, "q"@de ; rb:advice "a"@en, "a"@fr, "a"@de ;
                rb:effort "declare" ; rb:clause "2" ; rb:edition "2026" ;
                rb:requiredFrom :A ;
                rb:metBy :never .
            :never sh:property [ sh:path ctl:ownDomain ; sh:minCount 7 ] .
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void an_objective_that_moves_alone_is_an_event_and_an_entry_of_the_history() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("rulebooks/two")).resolve("rules.ttl"), RULES);
        try (RunningCatalog running = RunningCatalog.start(
                        folder.resolve("data"), "--cartulary.rulebooks=" + folder.resolve("rulebooks"));
                CatalogClient client = running.client()) {
            Provider provider = new Provider("objective.example", Algorithm.EDDSA)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            Receipt first = client.sync().publish(provider.presentation("messaging/email"));
            String key = first.offerings().get(0).key();
            assertThat(found(running, "two/O:A")).isEqualTo(1);
            assertThat(found(running, "two:A")).isZero();

            JsonNode profile = provider.example("messaging/email").get(4);
            ((ObjectNode) profile.path("credentialSubject")).remove("ownDomain");
            Receipt second = client.sync().publish(provider.signer.credential(profile));

            JsonNode event = event(running, second.journal().index());
            assertThat(event.path("subject").asString())
                    .isEqualTo(first.offerings().get(0).id());
            assertThat(event.path("data").path("key").asString()).isEqualTo(key);
            assertMoved(event.path("data"));
            assertThat(event.path("data").path("cause").asLong())
                    .isEqualTo(second.journal().index());
            assertThat(found(running, "two/O:A")).isZero();

            List<JsonNode> told = history(running, key);
            JsonNode entry = told.get(0);
            assertMoved(entry);
            assertThat(entry.path("causedBy").asLong())
                    .isEqualTo(second.journal().index());
            assertThat(told.get(1).has("objectives"))
                    .as("of an offering that comes the level is told, not each objective")
                    .isFalse();

            running.catalog().buyers().rebuild("a test").join();
            assertThat(history(running, key)).isEqualTo(told);
        }
    }

    private static void assertMoved(JsonNode move) {
        assertThat(move.path("from").asString()).isEqualTo("none");
        assertThat(move.path("to").asString()).isEqualTo("none");
        assertThat(move.path("objectives")).hasSize(1);
        JsonNode objective = move.path("objectives").get(0);
        assertThat(Map.of(
                        "objective", objective.path("objective").asString(),
                        "from", objective.path("from").asString(),
                        "to", objective.path("to").asString()))
                .isEqualTo(Map.of("objective", "O", "from", "A", "to", "none"));
    }

    /** What the record of levels behind this one says of the rulebook. */
    private static JsonNode event(RunningCatalog running, long behind) throws Exception {
        try (EventReader events = new EventReader(URI.create(running.address() + "/events"), behind + ".0")) {
            return events.until(each -> each.name().equals("offering.level-changed")
                            && each.json()
                                    .path("data")
                                    .path("rulebook")
                                    .asString()
                                    .equals("two"))
                    .getLast()
                    .json();
        }
    }

    private int found(RunningCatalog running, String level) throws Exception {
        return get(running, "/offerings?level=" + level).path("total").asInt();
    }

    /** The moves by the rulebook, the newest first. */
    private List<JsonNode> history(RunningCatalog running, String key) throws Exception {
        List<JsonNode> moves = new ArrayList<>();
        get(running, "/offerings/" + key + "/history?limit=200").path("items").forEach(entry -> {
            if (entry.path("rulebook").asString("").equals("two")) {
                moves.add(entry);
            }
        });
        return moves;
    }

    private JsonNode get(RunningCatalog running, String address) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(running.address() + address))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }
}

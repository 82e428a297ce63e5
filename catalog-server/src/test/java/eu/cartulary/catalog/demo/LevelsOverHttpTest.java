package eu.cartulary.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.RunningCatalog;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.wire.OfferingSummary;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, published over HTTP and asked by level: a level is found at it and below, and nobody else is. */
class LevelsOverHttpTest {
    private static final String RULEBOOK = "gaia-x-cd25.10";
    private static final List<String> LADDER = List.of("none", "SC", "L1", "L2", "L3");

    @TempDir
    Path data;

    @Test
    void a_search_by_level_finds_all_that_reach_it_and_nobody_else() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(data.resolve("data"));
                CatalogClient client = running.client();
                PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            DemoKeys keys = new DemoKeys(data, running.outbound, Clock.systemUTC());
            DemoRun demo = new DemoRun(keys, running.catalog().journal(), quiet, Clock.systemUTC());
            demo.openHosts();
            demo.publish(client);
            running.catalog()
                    .buyers()
                    .visible(running.catalog().journal().size() - 1)
                    .join();

            Map<String, String> levels = new HashMap<>();
            client.sync()
                    .all(OfferingQuery.any().limit(200))
                    .forEach(offering ->
                            levels.put(offering.id(), offering.levels().getOrDefault(RULEBOOK, "none")));
            assertThat(levels).containsEntry("https://hansekontor.example/offerings/elbe-vm", "L1");
            for (String level : LADDER.subList(1, LADDER.size())) {
                Set<String> found = new HashSet<>();
                client.sync()
                        .all(OfferingQuery.any().level(RULEBOOK, level).limit(200))
                        .map(OfferingSummary::id)
                        .forEach(found::add);
                Set<String> reach = new HashSet<>(levels.keySet());
                reach.removeIf(id -> LADDER.indexOf(levels.get(id)) < LADDER.indexOf(level));
                assertThat(found).as(level).isEqualTo(reach);
            }
        }
    }
}

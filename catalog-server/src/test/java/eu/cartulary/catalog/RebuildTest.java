package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views follow from the journal and from nothing else. */
class RebuildTest {
    /** Providers, each with an offering of several credentials. */
    private static final int PROVIDERS = "full".equals(System.getProperty("scale")) ? 300 : 6;

    @TempDir
    Path folder;

    @Test
    void rebuilt_twice_and_from_nothing_the_graph_has_the_same_digest_as_the_live_one_and_the_log_the_same_root()
            throws Exception {
        DataFolder data = new DataFolder(folder);
        DataFolder.Answers live;
        try (Catalog catalog = data.open()) {
            publish(data, catalog);
            DataFolder.settled(catalog);
            live = DataFolder.answers(catalog);
            for (int i = 1; i <= 2; i++) {
                catalog.graph().rebuild("to compare").get(600, TimeUnit.SECONDS);
                catalog.buyers().rebuild("to compare").get(600, TimeUnit.SECONDS);
                DataFolder.Answers rebuilt = DataFolder.answers(catalog);
                live.assertSame(rebuilt, "rebuilt " + i);
                assertThat(rebuilt.digest()).isEqualTo(live.digest());
            }
        }
        DataFolder.delete(folder.resolve("views"));
        try (Catalog catalog = data.open()) {
            live.assertSame(DataFolder.answers(catalog), "from nothing");
        }
        System.out.printf(
                "RebuildTest: %d offerings, %d quads, digest %s, root %s, four times the same%n",
                live.offerings().size(), live.quads().size(), live.digest(), live.root());
    }

    private static void publish(DataFolder data, Catalog catalog) throws Exception {
        for (int i = 0; i < PROVIDERS; i++) {
            Provider provider = new Provider("p" + i + ".example", Algorithm.EDDSA)
                    .on(data.outbound())
                    .trustedBy(catalog);
            String kind = i % 2 == 0 ? "office" : "storage/object";
            var receipt =
                    DataFolder.publish(catalog, provider.presentation(kind)).receipt();
            Digest last = new Digest(
                    receipt.credentials().get(receipt.credentials().size() - 1).digest());
            switch (i % 6) {
                case 1 ->
                    catalog.journal()
                            .append(Drafts.withdrawn(last, "so", "test"))
                            .get(60, TimeUnit.SECONDS);
                case 2 ->
                    catalog.journal()
                            .append(Drafts.redacted(last, "so", "test"))
                            .get(60, TimeUnit.SECONDS);
                default -> {}
            }
        }
    }

    @Test
    void queries_and_searches_see_what_is_published_after_a_rebuild() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(folder);
                CatalogClient client = running.client()) {
            Provider provider = new Provider("one.example", Algorithm.EDDSA)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            client.sync().publish(provider.presentation("office"));
            running.catalog().graph().rebuild("to see").get(120, TimeUnit.SECONDS);
            running.catalog().buyers().rebuild("to see").get(120, TimeUnit.SECONDS);
            long index = client.sync()
                    .publish(provider.presentation("video"))
                    .journal()
                    .index();
            String found = client.after(index)
                    .sync()
                    .sparql("SELECT ?o WHERE { ?p <https://w3id.org/cartulary/v1#describes> ?o }", "text/csv")
                    .text();
            assertThat(found).contains("https://one.example/offerings/video", "https://one.example/offerings/office");
            assertThat(client.after(index).sync().offerings(OfferingQuery.any()).total())
                    .isEqualTo(2);
        }
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a good end a restart finds everything as it was; after a bad one see {@link KilledUnderLoadTest}. */
class RestartTest {
    @TempDir
    Path folder;

    @Test
    void a_restart_keeps_searches_working_without_publishing_again() {
        List<String> found;
        long index;
        try (RunningCatalog running = RunningCatalog.start(folder);
                CatalogClient client = running.client()) {
            for (String kind : List.of("office", "video")) {
                Provider provider = new Provider(kind + ".example", Algorithm.EDDSA)
                        .on(running.outbound)
                        .trustedBy(running.catalog());
                client.sync().publish(provider.presentation(kind));
            }
            found = names(client);
            index = running.catalog().journal().size() - 1;
        }

        try (RunningCatalog again = RunningCatalog.start(folder);
                CatalogClient client = again.client().after(index)) {
            assertThat(found).hasSize(2);
            assertThat(names(client)).isEqualTo(found);
            assertThat(client.sync()
                            .offerings(OfferingQuery.any().kind("video"))
                            .total())
                    .isEqualTo(1);
            assertThat(client.sync()
                            .sparql("SELECT ?o WHERE { ?p <https://w3id.org/cartulary/v1#describes> ?o }", "text/csv")
                            .text())
                    .contains("https://video.example/offerings/video");
        }
    }

    private static List<String> names(CatalogClient client) {
        OfferingPage page = client.sync().offerings(OfferingQuery.any());
        return page.items().stream()
                .map(OfferingSummary::name)
                .sorted(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
                .toList();
    }
}

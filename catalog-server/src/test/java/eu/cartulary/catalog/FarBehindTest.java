package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.TroubledDisk;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.wire.Receipt;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers wait for views that are about to follow, and for no others. */
class FarBehindTest {
    @TempDir
    Path folder;

    private final TroubledDisk disk = new TroubledDisk();

    @Test
    void a_publisher_gets_the_receipt_at_once_when_many_others_have_run_ahead_of_the_views() throws Exception {
        try (RunningCatalog running = RunningCatalog.over(folder, disk::under);
                CatalogClient client = running.client()) {
            Provider provider = provider(running);
            disk.holdViews();
            runAhead(running, 150);

            // The views stand still until this has come.
            Receipt receipt = client.sync().publish(provider.presentation("office"));

            long applied = running.catalog().buyers().applied();
            // Before anything is held against it: who closes a catalog waits for its views.
            disk.letViews();
            assertThat(applied).isLessThan(receipt.journal().index());
            running.catalog().buyers().visible(receipt.journal().index()).join();
            assertThat(client.sync().publish(provider.presentation("office")).offerings())
                    .as("the same bytes once more, when everything is visible")
                    .hasSize(1);
        }
    }

    @Test
    void a_publisher_waits_for_views_that_are_a_few_records_behind() throws Exception {
        try (RunningCatalog running = RunningCatalog.over(folder, disk::under);
                CatalogClient client = running.client()) {
            Provider provider = provider(running);
            running.catalog()
                    .buyers()
                    .visible(running.catalog().journal().size() - 1)
                    .join();
            disk.holdViews();
            long before = running.catalog().journal().size();
            CompletableFuture<Receipt> published = client.async().publish(provider.presentation("office"));
            while (running.catalog().journal().size() == before) {
                Thread.onSpinWait();
            }
            boolean early = published.isDone();
            disk.letViews();
            assertThat(early).isFalse();
            assertThat(published.join().offerings()).hasSize(1);
        }
    }

    private static Provider provider(RunningCatalog running) throws Exception {
        return new Provider("late.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
    }

    private static void runAhead(RunningCatalog running, int records) {
        for (int i = 0; i < records; i++) {
            running.catalog()
                    .journal()
                    .append(Drafts.rulesChanged(Map.of("n", "" + i)))
                    .join();
        }
    }
}

package eu.cartulary.catalog;

import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Bulkhead;
import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.projection.Projector;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What an operator watches, on {@code /actuator/prometheus}: how far the journal is, how far the views are behind it, what waits. */
final class Metrics implements MeterBinder {
    private final Catalog catalog;
    private final Blocking blocking;

    Metrics(Catalog catalog, Blocking blocking) {
        this.catalog = catalog;
        this.blocking = blocking;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        journal(registry, catalog.journal());
        views(registry, "buyers", catalog.buyers());
        views(registry, "graph", catalog.graph());
        Gauge.builder("cartulary.assessments.pending", catalog, c -> c.buyers()
                        .live()
                        .pending())
                .description("Offerings whose assessments wait in the background")
                .register(registry);
        for (Bulkhead bulkhead : Bulkhead.values()) {
            Gauge.builder("cartulary.calls.waiting", blocking, b -> b.waiting(bulkhead))
                    .description("Calls that wait for a thread")
                    .tag("kind", bulkhead.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static void journal(MeterRegistry registry, FileJournal journal) {
        Gauge.builder("cartulary.journal.records", journal, FileJournal::size)
                .description("Records on the disk; the next one has this index")
                .register(registry);
        Gauge.builder("cartulary.journal.queue", journal, FileJournal::waiting)
                .description("Records that wait to be written")
                .register(registry);
        FunctionTimer.builder(
                        "cartulary.journal.sync",
                        journal.syncTimes(),
                        times -> times.count(),
                        times -> times.nanos(),
                        TimeUnit.NANOSECONDS)
                .description("Batches put onto the disk, and how long that took")
                .register(registry);
        Gauge.builder("cartulary.journal.sync.longest", journal.syncTimes(), times -> times.longest() / 1e9)
                .description("The longest sync since this was asked last")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void views(MeterRegistry registry, String views, Projector<?> projector) {
        Gauge.builder("cartulary.views.applied", projector, p -> p.progress().applied())
                .description("Records that the live views have applied")
                .tag("views", views)
                .register(registry);
        Gauge.builder("cartulary.views.lag", projector, p -> p.progress().lag())
                .description("Records that the live views have not applied yet")
                .tag("views", views)
                .register(registry);
        Gauge.builder(
                        "cartulary.views.lag.age",
                        projector,
                        p -> p.progress().oldestWaiting().toNanos() / 1e9)
                .description("Age of the oldest record that waits")
                .baseUnit("seconds")
                .tag("views", views)
                .register(registry);
        Gauge.builder("cartulary.views.rebuilding", projector, Metrics::rebuilding)
                .description("Percent of a rebuild beside the live views; -1 while there is none")
                .tag("views", views)
                .register(registry);
        Gauge.builder("cartulary.views.failed", projector, p -> p.progress().failure() == null ? 0 : 1)
                .description("Whether the live views stand still")
                .tag("views", views)
                .register(registry);
    }

    private static double rebuilding(Projector<?> projector) {
        Long records = projector.progress().rebuilding();
        long all = Math.max(1, projector.progress().durable());
        return records == null ? -1 : 100.0 * records / all;
    }
}

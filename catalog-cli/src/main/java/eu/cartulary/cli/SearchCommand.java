package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.wire.FacetValue;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cartulary search}. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    private final Cartulary root;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--sort", paramLabel = "ORDER", descriptionKey = "search.sort")
    private @Nullable String sort;

    @Option(names = "--facets", split = ",", paramLabel = "NAME", descriptionKey = "search.facets")
    private List<String> facets = List.of();

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N", descriptionKey = "search.limit")
    private int limit = 20;

    @Option(names = "--all", descriptionKey = "search.all")
    private boolean all;

    SearchCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OfferingQuery query = options.query();
        query = sort == null ? query : query.sort(sort);
        query = facets.isEmpty() ? query : query.facets(facets.toArray(String[]::new));
        try (CatalogClient client = root.client()) {
            if (root.output() == OutputFormat.TTL) {
                turtle(client, query);
                return ExitCode.OK.number();
            }
            if (all && root.output() == OutputFormat.NDJSON) {
                stream(client, query, item -> root.terminal().out().println(Result.line(item)));
                return ExitCode.OK.number();
            }
            OfferingPage page = client.sync().offerings(query.limit(limit));
            List<OfferingSummary> items =
                    all ? client.sync().all(query.limit(200)).toList() : page.items();
            Table table = new Table("key", "name", "kind", "provider", "country", "levels");
            items.forEach(item -> row(table, item));
            if (root.output() == OutputFormat.JSON && !all) {
                Result.one(root, page, () -> {});
            } else {
                Result.list(root, table, items);
            }
            summary(page, items.size());
            return ExitCode.OK.number();
        }
    }

    /** A page of them as a catalog of DCAT-AP, made by the catalog itself; it has no other form in Turtle. */
    private void turtle(CatalogClient client, OfferingQuery query) {
        if (all) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-turtle"));
        }
        root.terminal()
                .out()
                .print(client.sync()
                        .offeringsAs(query.limit(limit), "text/turtle")
                        .text());
        root.terminal().out().flush();
    }

    static void row(Table table, OfferingSummary item) {
        ParticipantRef provider = item.provider();
        table.row(
                item.key(),
                item.name() == null ? item.id() : item.name(),
                String.join(" ", item.kinds()),
                provider == null || provider.name() == null ? "" : provider.name(),
                String.join(" ", item.countries()),
                Levels.line(item.levels()));
    }

    private void summary(OfferingPage page, int shown) {
        if (root.output() != OutputFormat.TABLE) {
            return;
        }
        PrintWriter out = root.terminal().out();
        page.facets().forEach((name, values) -> {
            out.println();
            out.println(name);
            for (FacetValue value : values) {
                out.println("  " + value.count() + "  " + Table.visible(value.value()));
            }
        });
        out.flush();
        root.note(root.messages().say("search.total", shown, page.total()));
        if (page.undetermined() > 0) {
            root.note(root.messages().say("search.undetermined", page.undetermined()));
        }
    }

    private static void stream(CatalogClient client, OfferingQuery query, Consumer<OfferingSummary> each) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        client.streams().offerings(query).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(OfferingSummary item) {
                each.accept(item);
            }

            @Override
            public void onError(Throwable failure) {
                end.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                end.complete(null);
            }
        });
        try {
            end.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}

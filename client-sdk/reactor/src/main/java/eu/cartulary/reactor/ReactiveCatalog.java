package eu.cartulary.reactor;

import eu.cartulary.client.AsyncCatalog;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.SearchEvent;
import eu.cartulary.wire.WrittenRecord;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A catalog for Reactor. Nothing is sent before somebody subscribes, and each subscriber has its own request. Failures are the
 * exceptions of {@link CatalogClient}; signals come on threads of the {@link java.net.http.HttpClient}: move heavy work away with
 * {@code publishOn}.
 */
public final class ReactiveCatalog {
    private final CatalogClient client;

    private ReactiveCatalog(CatalogClient client) {
        this.client = client;
    }

    /** The catalog of this client. */
    public static ReactiveCatalog of(CatalogClient client) {
        return new ReactiveCatalog(client);
    }

    /** Any call: {@code catalog.call(calls -> calls.assessments(key))}. Cancelling closes its connection. */
    public <T> Mono<T> call(Function<AsyncCatalog, CompletableFuture<T>> call) {
        return Mono.fromFuture(() -> call.apply(client.async()));
    }

    /** Publishes a signed credential or presentation and waits until it can be found. */
    public Mono<Receipt> publish(Envelope envelope) {
        return call(calls -> calls.publish(envelope));
    }

    /** All matches, however many. */
    public Flux<OfferingSummary> offerings(OfferingQuery query) {
        return Flux.defer(
                () -> JdkFlowAdapter.flowPublisherToFlux(client.streams().offerings(query)));
    }

    /** The matches and then every change to them, without an end. */
    public Flux<SearchEvent> watch(OfferingQuery query) {
        return Flux.defer(
                () -> JdkFlowAdapter.flowPublisherToFlux(client.streams().watch(query)));
    }

    /** Every change from now on, without an end; a broken connection is resumed behind the last event. */
    public Flux<ChangeEvent> events() {
        return Flux.defer(
                () -> JdkFlowAdapter.flowPublisherToFlux(client.streams().events()));
    }

    /** Every change behind the event of this id. */
    public Flux<ChangeEvent> eventsAfter(String lastEventId) {
        return Flux.defer(
                () -> JdkFlowAdapter.flowPublisherToFlux(client.streams().eventsAfter(lastEventId)));
    }

    /** The records of the journal from one on, as they were written, up to what is durable now. */
    public Flux<WrittenRecord> records(long from) {
        return Flux.defer(
                () -> JdkFlowAdapter.flowPublisherToFlux(client.streams().records(from)));
    }

    /** Publishes any number of envelopes; a line for each, as soon as it is durable. */
    public Flux<BulkLine> publishAll(Publisher<Envelope> envelopes) {
        return Flux.defer(() -> JdkFlowAdapter.flowPublisherToFlux(
                client.streams().publishAll(JdkFlowAdapter.publisherToFlowPublisher(Flux.from(envelopes)))));
    }
}

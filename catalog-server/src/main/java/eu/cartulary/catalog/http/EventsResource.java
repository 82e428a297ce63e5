package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.EventId;
import eu.cartulary.catalog.feed.EventType;
import eu.cartulary.catalog.feed.Feed;
import eu.cartulary.catalog.feed.FeedReader;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /events}: every change, in order, as CloudEvents over SSE. A client that comes back says where it was
 * ({@code Last-Event-ID}) and misses nothing; a new one hears what happens from now on.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents 1.0.2, JSON</a>
 */
public final class EventsResource implements Resource {
    private static final int BATCH = 200;

    private final Supplier<Feed> feed;
    private final LongSupplier journalSize;
    private final Blocking blocking;
    private final Addresses addresses;
    private final HttpSettings settings;

    /**
     * Tells what this feed knows.
     *
     * @param journalSize how many records there are: a place behind them was never given out here
     */
    public EventsResource(
            Supplier<Feed> feed,
            LongSupplier journalSize,
            Blocking blocking,
            Addresses addresses,
            HttpSettings settings) {
        this.feed = feed;
        this.journalSize = journalSize;
        this.blocking = blocking;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/events", this::follow, MediaTypes.EVENTS));
    }

    private Mono<ServerResponse> follow(ServerRequest request) {
        Parameters.only(request, "lastEventId");
        EventId asked = place(request);
        EventId end = EventId.endOf(feed.get().applied());
        boolean unheardOf = asked.index() >= journalSize.getAsLong();
        EventId place = unheardOf ? end : asked;
        FeedReader reader = feed.get().after(place);
        Asking.knowing(request, feed.get().applied());
        Flux<byte[]> events = Streaming.follow(
                        blocking,
                        Bulkhead.READ,
                        Streaming.source(() -> reader.next(BATCH), reader::close),
                        reader::whenMore)
                .concatMapIterable(batch -> batch, 1)
                .map(this::event);
        if (unheardOf && asked.compareTo(end) > 0) {
            // The reader comes from another history, such as one before a backup was put back.
            events = Flux.just(event(gap(asked, end))).concatWith(events);
        }
        return Streaming.ok(MediaTypes.EVENTS, Streaming.withHeartbeat(events, settings.heartbeat()));
    }

    private static eu.cartulary.catalog.feed.ChangeEvent gap(EventId asked, EventId end) {
        return new eu.cartulary.catalog.feed.ChangeEvent(
                end, EventType.GAP, Instant.EPOCH, "", Map.of("after", asked.toString(), "until", end.toString()));
    }

    private EventId place(ServerRequest request) {
        Optional<String> given = Optional.ofNullable(request.headers().firstHeader("Last-Event-ID"))
                .or(() -> request.queryParam("lastEventId"))
                .filter(id -> !id.isEmpty());
        return given.map(id -> EventId.parse(id)
                        .orElseThrow(() -> Refused.because(
                                ProblemType.BAD_REQUEST, Finding.violation("event-id-malformed", null, id))))
                .orElseGet(() -> EventId.endOf(feed.get().applied()));
    }

    private byte[] event(eu.cartulary.catalog.feed.ChangeEvent event) {
        ChangeEvent cloudEvent = new ChangeEvent(
                "1.0",
                event.id().toString(),
                addresses.base().toString(),
                event.type().word(),
                event.subject(),
                event.time(),
                event.data(),
                Map.of("datacontenttype", "application/json"));
        return Streaming.event(event.id().toString(), event.type().word(), Json.write(cloudEvent));
    }
}

package eu.cartulary.client;

import eu.cartulary.json.Json;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.SearchEvent;
import eu.cartulary.wire.WrittenRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Searches, events and bulk publications as publishers. Each subscriber has its own request, made when it subscribes; what it
 * does not ask for stays in the catalog, and cancelling closes the connection. Signals come on the threads of the
 * {@link java.net.http.HttpClient}: a slow subscriber slows its own stream and nothing else.
 */
public final class StreamingCatalog {
    private final Transport transport;

    StreamingCatalog(Transport transport) {
        this.transport = transport;
    }

    /** All matches, however many. */
    public Flow.Publisher<OfferingSummary> offerings(OfferingQuery query) {
        Call<?> call = Call.get("offerings-stream", "/offerings", "application/x-ndjson", (body, headers) -> body)
                .asking(query.encoded());
        return downstream -> FrameStream.subscribe(
                new Decoding<byte[], OfferingSummary>(
                        downstream, line -> Optional.of(Json.read(line, OfferingSummary.class))),
                () -> transport.open(call),
                new Lines(),
                call.operation());
    }

    /**
     * The matches of a search and then every change to them, without an end. A broken connection is made again by itself;
     * the matches then come again as {@code MATCH}.
     */
    public Flow.Publisher<SearchEvent> watch(OfferingQuery query) {
        Call<?> call = Call.get("watch", "/offerings", "text/event-stream", (body, headers) -> body)
                .asking(query.encoded());
        return downstream -> ResumingStream.subscribe(
                new Decoding<>(downstream, StreamingCatalog::searchEvent), transport, call, null);
    }

    /** Every change from now on, without an end; a broken connection is resumed behind the last event. */
    public Flow.Publisher<ChangeEvent> events() {
        return resuming(null);
    }

    /** Every change behind the event of the given id ({@code <journal index>.<n>}; {@code 0.0} for all there ever was). */
    public Flow.Publisher<ChangeEvent> eventsAfter(String lastEventId) {
        return resuming(lastEventId);
    }

    /** The records of the journal from one on, as they were written, up to what is durable now: what a peer or a monitor reads. */
    public Flow.Publisher<WrittenRecord> records(long from) {
        Call<?> call = Call.get("records", "/log/records", "application/x-ndjson", (body, headers) -> body)
                .asking("from=" + from);
        return downstream -> FrameStream.subscribe(
                new Decoding<byte[], WrittenRecord>(downstream, RecordLines::read),
                () -> transport.open(call),
                new Lines(),
                call.operation());
    }

    /**
     * Publishes any number of envelopes. The source is asked for at most {@value BulkPublication#WINDOW} ahead of what the
     * catalog has answered; the lines come in the order in which they became durable, each with its number (from 1) in the
     * source. What was sent when a connection broke is sent again: the catalog knows it by digest. A refused envelope is a
     * line with its problem and does not stop the others.
     */
    public Flow.Publisher<BulkLine> publishAll(Flow.Publisher<Envelope> source) {
        return downstream -> BulkPublication.subscribe(downstream, source, transport);
    }

    private Flow.Publisher<ChangeEvent> resuming(@org.jspecify.annotations.Nullable String lastEventId) {
        Call<?> call = Call.get("events", "/events", "text/event-stream", (body, headers) -> body);
        return downstream -> ResumingStream.subscribe(
                new Decoding<>(downstream, StreamingCatalog::changeEvent), transport, call, lastEventId);
    }

    private static Optional<ChangeEvent> changeEvent(ServerSentEvent event) throws Json.MalformedJsonException {
        String data = event.data();
        return data == null
                ? Optional.empty()
                : Optional.of(Json.read(data.getBytes(StandardCharsets.UTF_8), ChangeEvent.class));
    }

    private static Optional<SearchEvent> searchEvent(ServerSentEvent event) throws Json.MalformedJsonException {
        String data = event.data();
        if (data == null) {
            return Optional.empty();
        }
        SearchEvent.Change change =
                switch (event.event()) {
                    case "match" -> SearchEvent.Change.MATCH;
                    case "change" -> SearchEvent.Change.CHANGE;
                    case "leave" -> SearchEvent.Change.LEAVE;
                    default -> null; // A newer catalog's event.
                };
        if (change == null) {
            return Optional.empty();
        }
        return Optional.of(
                new SearchEvent(change, Json.read(data.getBytes(StandardCharsets.UTF_8), OfferingSummary.class)));
    }
}

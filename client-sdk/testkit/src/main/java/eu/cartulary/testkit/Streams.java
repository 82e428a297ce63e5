package eu.cartulary.testkit;

import com.sun.net.httpserver.HttpExchange;
import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ChangeEvent;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Answers without a length: lines, and events until one of both sides goes. */
final class Streams {
    /** How long a stream may be silent, in milliseconds. */
    private static final long HEARTBEAT = 15_000;

    private final Memory memory;
    private final Searching searching;

    Streams(Memory memory, Searching searching) {
        this.memory = memory;
        this.searching = searching;
    }

    void lines(HttpExchange exchange, Searching.Question question) throws IOException {
        OutputStream out = begin(exchange, "application/x-ndjson");
        for (Judging.Judged match : searching.matches(question)) {
            out.write(Json.write(match.summary()));
            out.write('\n');
        }
    }

    void bulk(HttpExchange exchange, Envelope lines, Publishing publishing) throws IOException {
        OutputStream out = begin(exchange, "application/x-ndjson");
        long number = 0;
        for (String line : lines.text().split("\n")) {
            number++;
            if (!line.isBlank()) {
                out.write(Json.write(publish(number, line, exchange, publishing)));
                out.write('\n');
                out.flush();
            }
        }
    }

    private static BulkLine publish(long number, String line, HttpExchange exchange, Publishing publishing) {
        try {
            JsonNode json = Json.read(line);
            Envelope envelope =
                    Envelope.detect((json.isString() ? json.stringValue() : line).getBytes(StandardCharsets.UTF_8));
            Publishing.Published published = publishing.publish(envelope, Routes.language(exchange));
            return new BulkLine(
                    number,
                    published.news() == Publishing.News.NEW ? 201 : 200,
                    published.kept().get(0).record().digest(),
                    null);
        } catch (Refused refused) {
            return new BulkLine(number, refused.problem().status(), null, refused.problem());
        } catch (Json.MalformedJsonException malformed) {
            var problem = Refused.because(eu.cartulary.wire.ProblemType.MALFORMED, malformed.getMessage())
                    .problem();
            return new BulkLine(number, problem.status(), null, problem);
        }
    }

    /** Events of credentials; {@code Last-Event-ID: 0.0} gives all there ever were. */
    void events(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        Map<String, String> said = new LinkedHashMap<>();
        if (last == null) {
            memory.all()
                    .forEach(kept ->
                            said.put(kept.record().digest(), kept.record().status()));
        } else {
            double after = Double.parseDouble(last.replaceFirst("\\..*", ""));
            memory.all().stream()
                    .filter(kept -> !last.equals("0.0") && place(kept).index() <= after)
                    .forEach(kept ->
                            said.put(kept.record().digest(), kept.record().status()));
        }
        OutputStream out = begin(exchange, "text/event-stream");
        follow(out, () -> {
            int n = 0;
            for (Kept kept : memory.all()) {
                CredentialRecord r = kept.record();
                if (!r.status().equals(said.put(r.digest(), r.status()))) {
                    String id = place(kept).index() + "." + n++;
                    event(out, id, "change", event(id, r));
                }
            }
        });
    }

    private static Receipt.JournalPlace place(Kept kept) {
        return Objects.requireNonNull(kept.record().journal());
    }

    private static ChangeEvent event(String id, CredentialRecord r) {
        String type = r.status().equals("active") ? "credential.admitted" : "credential." + r.status();
        return new ChangeEvent(
                "1.0", id, "urn:in-memory", type, r.digest(), r.admitted(), Map.of("issuer", r.issuer()), Map.of());
    }

    /** The matches, then what comes, changes and leaves. */
    void watch(HttpExchange exchange, Searching.Question question) throws IOException {
        Map<String, OfferingSummary> shown = new LinkedHashMap<>();
        searching.matches(question); // A question that is refused is refused before the stream begins.
        OutputStream out = begin(exchange, "text/event-stream");
        follow(out, () -> {
            Map<String, OfferingSummary> now = new LinkedHashMap<>();
            searching.matches(question).forEach(each -> now.put(each.summary().key(), each.summary()));
            for (OfferingSummary each : now.values()) {
                OfferingSummary before = shown.put(each.key(), each);
                if (before == null || !before.equals(each)) {
                    event(out, null, before == null ? "match" : "change", each);
                }
            }
            for (OfferingSummary gone : shown.values().stream()
                    .filter(each -> !now.containsKey(each.key()))
                    .toList()) {
                shown.remove(gone.key());
                event(out, null, "leave", gone);
            }
        });
    }

    private interface Step {
        void take() throws IOException;
    }

    private void follow(OutputStream out, Step step) throws IOException {
        try {
            long seen;
            do {
                seen = memory.version();
                step.take();
                out.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } while (memory.awaitOther(seen, HEARTBEAT));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static void event(OutputStream out, @org.jspecify.annotations.Nullable String id, String name, Object data)
            throws IOException {
        String text = (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: "
                + new String(Json.write(data), StandardCharsets.UTF_8) + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OutputStream begin(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }
}

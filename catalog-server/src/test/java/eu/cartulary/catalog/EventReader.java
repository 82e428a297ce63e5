package eu.cartulary.catalog;

import eu.cartulary.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events off a socket, as they come. */
final class EventReader implements AutoCloseable {
    private static final long HANGS_MINUTES = 10;

    /** One event; a comment has no name. */
    record Event(String id, String name, String data) {
        JsonNode json() {
            try {
                return Json.read(data.getBytes(StandardCharsets.UTF_8));
            } catch (Json.MalformedJsonException e) {
                throw new AssertionError(data, e);
            }
        }
    }

    final HttpResponse<java.io.InputStream> answer;
    private final HttpClient http;
    private final BufferedReader lines;
    /** What never comes ends the test by an error, and not never. */
    private final CompletableFuture<Void> guard = new CompletableFuture<>();

    EventReader(URI address, @Nullable String lastEventId) throws IOException, InterruptedException {
        http = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        guard.completeOnTimeout(null, HANGS_MINUTES, TimeUnit.MINUTES).thenRun(http::shutdownNow);
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event or comment. */
    Event next() throws IOException {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return new Event(id, name, data.toString());
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.startsWith(":")) {
                data.append(line);
            }
        }
        throw new IOException("the stream ended");
    }

    /** Events, without comments, up to and with the first that is looked for. */
    List<Event> until(Predicate<Event> last) throws IOException {
        List<Event> events = new ArrayList<>();
        while (true) {
            Event event = next();
            if (!event.name().isEmpty()) {
                events.add(event);
                if (last.test(event)) {
                    return events;
                }
            }
        }
    }

    @Override
    public void close() {
        guard.cancel(false);
        http.shutdownNow();
    }
}

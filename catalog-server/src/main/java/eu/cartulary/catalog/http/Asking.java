package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.query.Waiting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What all reads have in common: {@code ?after=}, {@code Cartulary-Index}, {@code Link: rel="next"}. */
public final class Asking {
    private static final String INDEX = "Cartulary-Index";

    private final Waiting waiting;

    /** Waits with this. */
    public Asking(Waiting waiting) {
        this.waiting = waiting;
    }

    /** The query parameters, in the order in which they came. */
    public static Map<String, List<String>> parameters(ServerRequest request) {
        return new LinkedHashMap<>(request.queryParams());
    }

    /** Completes when the views of buyers have applied what {@code ?after=} names, or its time is over; 503 while there are none. */
    public Mono<Void> forOfferings(ServerRequest request) {
        return after(request)
                .flatMap(index -> index.isEmpty()
                        ? Mono.empty()
                        : Mono.fromFuture(() -> waiting.forOfferings(index.getAsLong()), true))
                .then(there(waiting::offeringsMissing));
    }

    /** The same for the graph. */
    public Mono<Void> forGraph(ServerRequest request) {
        return after(request)
                .flatMap(index -> index.isEmpty()
                        ? Mono.empty()
                        : Mono.fromFuture(() -> waiting.forGraph(index.getAsLong()), true))
                .then(there(waiting::graphMissing));
    }

    private static Mono<Void> there(Supplier<Optional<Refusal>> missing) {
        return Mono.defer(() -> missing.get()
                .map(refusal -> Refused.unwrap(Outcome.<Void>refused(refusal)))
                .orElseGet(Mono::empty));
    }

    private static Mono<OptionalLong> after(ServerRequest request) {
        return Mono.defer(() -> Refused.unwrap(Waiting.parse(parameters(request))));
    }

    /** Says which journal index the answer knows of. */
    public static void knowing(ServerRequest request, long journalIndex) {
        request.exchange().getResponse().getHeaders().set(INDEX, String.valueOf(journalIndex));
    }

    /** Adds a link of the answer (RFC 8288). */
    public static void link(ServerRequest request, String target, String relation) {
        request.exchange()
                .getResponse()
                .getHeaders()
                .add(HttpHeaders.LINK, "<" + target + ">; rel=\"" + relation + "\"");
    }

    /** The path and query of this call, with one parameter set to another value. */
    public static String with(ServerRequest request, String name, String value) {
        StringBuilder address = new StringBuilder(request.path());
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : request.queryParams().entrySet()) {
            if (parameter.getKey().equals(name) || parameter.getKey().equals("after")) {
                continue;
            }
            for (String each : parameter.getValue()) {
                address.append(separator).append(encoded(parameter.getKey()));
                if (each != null) {
                    address.append('=').append(encoded(each));
                }
                separator = '&';
            }
        }
        return address.append(separator)
                .append(encoded(name))
                .append('=')
                .append(encoded(value))
                .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

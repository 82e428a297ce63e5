package eu.cartulary.catalog.http;

import eu.cartulary.catalog.graph.SparqlEndpoint;
import eu.cartulary.catalog.graph.SparqlRefusal;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.resources.ConnectionProvider;

/**
 * {@code /sparql} and {@code /graph}: passed on to the embedded Fuseki with back-pressure, so that there is one public port. The
 * guard sits there, and so do the limits; here the secret is added, and a refusal is put into words.
 *
 * @see <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>
 */
public final class SparqlResource implements Resource {
    /** Requests that wait for a connection, for each that there is. */
    private static final int WAITING = 4;

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MAX_REFUSAL = 64 << 10;
    private static final MediaType QUERY = new MediaType("application", "sparql-query");

    private final SparqlEndpoint endpoint;
    private final Asking asking;
    private final HttpSettings settings;
    private final HttpClient client;

    /** Passes on to this endpoint. */
    public SparqlResource(SparqlEndpoint endpoint, Asking asking, HttpSettings settings) {
        this.endpoint = endpoint;
        this.asking = asking;
        this.settings = settings;
        this.client = HttpClient.create(ConnectionProvider.builder("fuseki")
                        .maxConnections(endpoint.connections())
                        .pendingAcquireMaxCount(endpoint.connections() * WAITING)
                        .pendingAcquireTimeout(WAIT)
                        .build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .keepAlive(true);
    }

    @Override
    public List<Route> routes() {
        Route query = Route.post(
                        "/sparql", r -> pass(r, endpoint.sparql()), QUERY, MediaType.APPLICATION_FORM_URLENCODED)
                .costing(Route.Cost.READ);
        return List.of(
                Route.get("/sparql", r -> pass(r, endpoint.sparql())),
                query,
                Route.get("/graph", r -> pass(r, endpoint.graph())));
    }

    private Mono<ServerResponse> pass(ServerRequest request, URI target) {
        Mono<byte[]> body = request.method() == HttpMethod.POST
                ? Bodies.read(request, settings.maxQuery(), settings.bodyTime())
                : Mono.just(new byte[0]);
        return asking.forGraph(request).then(body).flatMap(bytes -> ask(request, target, bytes));
    }

    private Mono<ServerResponse> ask(ServerRequest request, URI target, byte[] body) {
        String query = request.exchange().getRequest().getURI().getRawQuery();
        String address = query == null ? target.toString() : target + "?" + query;
        return client.headers(headers -> request(request, headers::set))
                .request(io.netty.handler.codec.http.HttpMethod.valueOf(
                        request.method().name()))
                .uri(address)
                .send(ByteBufFlux.fromInbound(body.length == 0 ? Mono.empty() : Mono.just(body)))
                .responseConnection((response, connection) ->
                        relay(request, response, connection.inbound().receive()))
                .next()
                .onErrorMap(SparqlResource::isNoConnection, full -> busy());
    }

    /** The pool has none to give: at once, or after the wait. */
    private static boolean isNoConnection(Throwable failure) {
        return failure instanceof PoolAcquirePendingLimitException || failure instanceof PoolAcquireTimeoutException;
    }

    private Refused busy() {
        return Refused.because(
                ProblemType.UNAVAILABLE,
                Finding.violation("queries-at-once", null, null, String.valueOf(endpoint.connections())));
    }

    private void request(ServerRequest request, java.util.function.BiConsumer<String, String> set) {
        HttpHeaders given = request.headers().asHttpHeaders();
        for (String name : SparqlEndpoint.REQUEST_HEADERS) {
            String value = given.getFirst(name);
            if (value != null) {
                set.accept(name, value);
            }
        }
        set.accept(SparqlEndpoint.SECRET_HEADER, endpoint.secret());
        set.accept(
                SparqlEndpoint.CLIENT_HEADER,
                request.remoteAddress()
                        .map(InetSocketAddress::getAddress)
                        .map(java.net.InetAddress::getHostAddress)
                        .orElse("unknown"));
    }

    private static Mono<ServerResponse> relay(ServerRequest request, HttpClientResponse response, ByteBufFlux content) {
        NettyDataBufferFactory buffers = new NettyDataBufferFactory(io.netty.buffer.ByteBufAllocator.DEFAULT);
        Flux<DataBuffer> body = content.retain().map(buffers::wrap);
        String type = response.responseHeaders().get(HttpHeaders.CONTENT_TYPE);
        // Jetty may put a charset behind it.
        if (type != null && type.startsWith(SparqlEndpoint.REFUSAL_TYPE)) {
            return DataBufferUtils.join(body, MAX_REFUSAL)
                    .map(Bodies::bytes)
                    .flatMap(bytes -> Mono.error(refused(SparqlRefusal.read(bytes), response)));
        }
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(HttpStatus.valueOf(response.status().code()));
        String cut = response.responseHeaders().get(SparqlEndpoint.CUT_HEADER);
        for (String name : SparqlEndpoint.RESPONSE_HEADERS) {
            String value = response.responseHeaders().get(name);
            // What has a trailer has no length.
            if (value != null && name.equals(HttpHeaders.VARY)) {
                // Beside what the rim has said there already.
                request.exchange().getResponse().getHeaders().add(name, value);
            } else if (value != null && !(cut != null && name.equals(HttpHeaders.CONTENT_LENGTH))) {
                answer.header(name, value);
            }
        }
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (cut != null) {
            answer.header(HttpHeaders.TRAILER, SparqlEndpoint.CUT_HEADER);
        }
        return answer.body((message, context) -> {
            if (cut != null) {
                endsWith(message, cut);
            }
            return message.writeWith(Streaming.paced(message, body));
        });
    }

    /**
     * Says it again behind the last byte (RFC 9112, section 7.1.2), for who has passed the head on before the end was there. An
     * answer with a trailer has no {@code Content-Length}: it goes in chunks.
     */
    private static void endsWith(ServerHttpResponse message, String cut) {
        if (Streaming.outbound(message) instanceof HttpServerResponse response) {
            response.trailerHeaders(trailer -> trailer.set(SparqlEndpoint.CUT_HEADER, cut));
        }
    }

    private static Refused refused(Refusal refusal, HttpClientResponse response) {
        Refused refused = new Refused(refusal);
        for (String name : List.of(HttpHeaders.RETRY_AFTER, SparqlEndpoint.LIMITS_HEADER)) {
            String value = response.responseHeaders().get(name);
            if (value != null) {
                refused = refused.header(name, value);
            }
        }
        return refused;
    }
}

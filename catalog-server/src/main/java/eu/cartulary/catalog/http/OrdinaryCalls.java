package eu.cartulary.catalog.http;

import eu.cartulary.catalog.graph.Precedence;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells {@link Precedence} of reads for which somebody waits some milliseconds, from their first line until their answer begins. What
 * waits for the journal or for a view is none of them, and a stream is one only until it begins.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
public final class OrdinaryCalls implements WebFilter {
    private static final Set<String> LENGTHY = Set.of("/sparql", "/graph");

    private final Precedence precedence;

    /** Tells this one. */
    public OrdinaryCalls(Precedence precedence) {
        this.precedence = precedence;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isOrdinary(exchange)) {
            return chain.filter(exchange);
        }
        AtomicBoolean over = new AtomicBoolean();
        Runnable ends = () -> {
            if (over.compareAndSet(false, true)) {
                precedence.ends();
            }
        };
        precedence.begins();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(ends));
        return chain.filter(exchange).doFinally(signal -> ends.run());
    }

    private static boolean isOrdinary(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && !LENGTHY.contains(exchange.getRequest().getPath().value())
                && !exchange.getRequest().getQueryParams().containsKey("after");
    }
}

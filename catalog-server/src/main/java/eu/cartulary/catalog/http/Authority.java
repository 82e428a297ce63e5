package eu.cartulary.catalog.http;

import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Says who calls. Asked only for routes that are not for everybody. */
public interface Authority {
    /**
     * The role of the caller.
     *
     * @return {@link Role#OPERATOR} or {@link Role#ANYONE} (known, but without the right); an error {@link Refused} with
     *     {@code unauthenticated} where there is no token or one that does not hold
     */
    Mono<Role> roleOf(ServerHttpRequest request);
}

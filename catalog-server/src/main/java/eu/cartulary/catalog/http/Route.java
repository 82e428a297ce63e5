package eu.cartulary.catalog.http;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * One call of the contract in one or more representations. Several routes may share method and path: then they are
 * representations of one resource, chosen by {@code Accept} and {@code ?format=}.
 *
 * @param method GET also answers HEAD
 * @param path a pattern such as {@code /offerings/{key}}, written as in {@code docs/openapi.yaml}
 * @param role who may call it
 * @param cost which allowance of the client it uses up
 * @param consumes media types of the body that are taken; empty when there is no body to look at
 * @param produces media types it can give, the preferred first; empty when the handler alone knows
 * @param handler what answers; {@link Call#chosen} tells it the media type
 */
public record Route(
        HttpMethod method,
        String path,
        Role role,
        Cost cost,
        List<MediaType> consumes,
        List<MediaType> produces,
        HandlerFunction<ServerResponse> handler) {

    /** Which allowance of a client a call uses up. */
    public enum Cost {
        /** Probes and constants. */
        NONE,
        /** A question. */
        READ,
        /** A publication or a validation. */
        WRITE
    }

    public Route {
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }

    /** A read for everybody. */
    public static Route get(String path, HandlerFunction<ServerResponse> handler, MediaType... produces) {
        return new Route(HttpMethod.GET, path, Role.ANYONE, Cost.READ, List.of(), List.of(produces), handler);
    }

    /** A POST for everybody. */
    public static Route post(String path, HandlerFunction<ServerResponse> handler, MediaType... consumes) {
        return new Route(HttpMethod.POST, path, Role.ANYONE, Cost.WRITE, List.of(consumes), List.of(), handler);
    }

    /** The same for operators only. */
    public Route forOperators() {
        return new Route(method, path, Role.OPERATOR, cost, consumes, produces, handler);
    }

    /** The same with another method. */
    public Route by(HttpMethod other) {
        return new Route(other, path, role, cost, consumes, produces, handler);
    }

    /** The same with another cost. */
    public Route costing(Cost other) {
        return new Route(method, path, role, other, consumes, produces, handler);
    }

    /** The same, giving these media types. */
    public Route giving(MediaType... types) {
        return new Route(method, path, role, cost, consumes, List.of(types), handler);
    }
}

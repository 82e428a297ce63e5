package eu.cartulary.catalog.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The whole rim around some resources, without a socket. */
final class RimOfTest {
    static final Addresses ADDRESSES = new Addresses(URI.create("https://catalog.example"));
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    static final Messages MESSAGES = Messages.load();
    /** Only this token is an operator's. */
    static final String OPERATOR = "Bearer operator";

    private RimOfTest() {}

    static Authority authority() {
        return request -> {
            String given = request.getHeaders().getFirst("Authorization");
            return given == null
                    ? Mono.error(Refused.because(eu.cartulary.wire.ProblemType.UNAUTHENTICATED))
                    : Mono.just(given.equals(OPERATOR) ? Role.OPERATOR : Role.ANYONE);
        };
    }

    static WebTestClient around(Resource... resources) {
        return around(HttpSettings.defaults(), resources);
    }

    static WebTestClient around(HttpSettings settings, Resource... resources) {
        RouteTable table = new RouteTable(List.of(resources), authority(), new Allowances(settings, NOON));
        return around(table, settings);
    }

    static WebTestClient around(RouteTable table, HttpSettings settings) {
        // In the program the framework says 404 for what no mapping knows; here there is only this one.
        return WebTestClient.bindToRouterFunction(request -> table.route(request)
                        .switchIfEmpty(Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))))
                .handlerStrategies(HandlerStrategies.empty()
                        .codecs(codecs -> codecs.registerDefaults(true))
                        .webFilter(new Rim(ADDRESSES))
                        .exceptionHandler(new Problems(
                                MESSAGES, ADDRESSES, settings, (problem, type, language) -> ("<h1>" + problem.title())
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .build())
                .configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 << 20))
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }
}

package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.graph.PrecedenceFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrdinaryCallsTest {
    private final PrecedenceFixture precedence = new PrecedenceFixture();
    private final List<Boolean> seen = new ArrayList<>();

    private void call(HttpMethod method, String address, Mono<Void> answer) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(method, java.net.URI.create(address)));
        new OrdinaryCalls(precedence.precedence)
                .filter(exchange, e -> Mono.fromRunnable(this::look)
                        .then(e.getResponse().setComplete())
                        .then(Mono.fromRunnable(this::look))
                        .then(answer))
                .onErrorComplete()
                .block();
    }

    private void look() {
        precedence.pass();
        seen.add(precedence.isTaken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/offerings?kind=storage", "/offerings/abc", "/credentials/00", "/"})
    void a_read_goes_first_until_its_answer_begins(String address) {
        call(HttpMethod.GET, address, Mono.empty());
        assertThat(seen).containsExactly(true, false);
    }

    @Test
    void one_that_breaks_off_is_over_once() {
        call(HttpMethod.GET, "/offerings", Mono.error(new IllegalStateException("gone")));
        look();
        assertThat(seen).containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql?query=ASK%20%7B%7D", "/graph?default", "/offerings?after=7"})
    void what_is_lengthy_or_waits_does_not(String address) {
        call(HttpMethod.GET, address, Mono.empty());
        assertThat(seen).containsExactly(false, false);
    }

    @Test
    void a_publication_does_not() {
        call(HttpMethod.POST, "/credentials", Mono.empty());
        assertThat(seen).containsExactly(false, false);
    }
}

package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every route and every role: what is for operators is closed to all others, and this list says what that is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolesTest {
    /** Written down by hand: who adds a call for operators adds it here, and who forgets to protect one fails here. */
    private static final Set<String> FOR_OPERATORS = Set.of(
            "POST /credentials/{digest}/withdrawal",
            "POST /credentials/{digest}/erasure",
            "GET /trust/issuers",
            "POST /trust/issuers",
            "DELETE /trust/issuers/{did}",
            "GET /trust/attesters",
            "POST /trust/attesters",
            "DELETE /trust/attesters/{did}",
            "GET /trust/anchors",
            "POST /trust/anchors",
            "DELETE /trust/anchors/{sha}",
            "GET /trust/refused",
            "GET /log/backup",
            "GET /log/replica");

    static Stream<Route> routes() {
        return ContractTest.routes().stream();
    }

    @Test
    void exactly_these_calls_are_for_operators() {
        Set<String> closed = new TreeSet<>();
        routes().filter(route -> route.role() == Role.OPERATOR).forEach(r -> closed.add(r.method() + " " + r.path()));
        assertThat(closed).isEqualTo(new TreeSet<>(FOR_OPERATORS));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nobody_gets_through_who_may_not(Route route) {
        Route harmless = new Route(
                route.method(), route.path(), route.role(), route.cost(), List.of(), List.of(), r -> ServerResponse.ok()
                        .build());
        WebTestClient client = RimOfTest.around(() -> List.of(harmless));
        String address = route.path().replaceAll("\\{\\*?[a-z]+}", "x");
        boolean closed = route.role() == Role.OPERATOR;
        call(client, route, address, null, closed ? 401 : 200);
        call(client, route, address, "Bearer somebody", closed ? 403 : 200);
        call(client, route, address, RimOfTest.OPERATOR, 200);
    }

    private static void call(WebTestClient client, Route route, String address, String token, int status) {
        WebTestClient.RequestBodySpec request = client.method(route.method()).uri(address);
        if (token != null) {
            request.header("Authorization", token);
        }
        request.exchange().expectStatus().isEqualTo(status);
    }
}

package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.cartulary.wire.ProblemType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryProblemTypeTest {
    private static final String PROBLEM = """
            {"type":"/problems/%s","title":"T","status":%d,"detail":"D","traceId":"00f0","violations":[{"rule":"R_a_minCount",
            "pointer":"/credentialSubject","severity":"violation","message":"M","advice":"A"}],"accepted":["x"]}""";

    @Test
    void every_kind_of_problem_has_an_exception_of_its_own_with_all_that_was_said() {
        Map<Class<?>, ProblemType> seen = new HashMap<>();
        for (ProblemType type : ProblemType.values()) {
            try (StubCatalog stub = StubCatalog.saying(
                    type.status(), "application/problem+json", PROBLEM.formatted(type.slug(), type.status()))) {
                CatalogProblemException refused = catchThrowableOfType(
                        CatalogProblemException.class,
                        () -> stub.client().build().sync().rulebooks());
                assertThat(refused).as(type.slug()).isNotNull();
                assertThat(refused.type()).contains(type);
                assertThat(refused.status()).isEqualTo(type.status());
                assertThat(refused.traceId()).contains("00f0");
                assertThat(refused.violations()).singleElement().satisfies(violation -> assertThat(violation.advice())
                        .isEqualTo("A"));
                assertThat(refused.problem().more()).containsKey("accepted");
                assertThat(refused.getClass())
                        .as("%s has a class of its own", type.slug())
                        .isNotEqualTo(CatalogProblemException.class);
                assertThat(seen.put(refused.getClass(), type))
                        .as("only %s is a %s", type.slug(), refused.getClass().getSimpleName())
                        .isNull();
            }
        }
    }

    @Test
    void a_kind_that_is_not_known_yet_is_the_common_class() {
        try (StubCatalog stub = StubCatalog.saying(418, "application/problem+json", PROBLEM.formatted("newer", 418))) {
            CatalogProblemException refused = catchThrowableOfType(
                    CatalogProblemException.class,
                    () -> stub.client().build().sync().rulebooks());
            assertThat(refused.getClass()).isEqualTo(CatalogProblemException.class);
            assertThat(refused.type()).isEmpty();
        }
    }
}

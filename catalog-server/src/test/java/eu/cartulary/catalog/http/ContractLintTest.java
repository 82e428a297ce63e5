package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every operation of the contract owes its reader: a way in, an end, and for each refusal a problem with an example. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractLintTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final Schemas schemas = Schemas.ofContract();
    private final Map<?, ?> contract = schemas.contract();

    private interface Visitor {
        void see(String at, Map<?, ?> operation);
    }

    private void operations(Visitor visitor) {
        ((Map<?, ?>) contract.get("paths"))
                .forEach((path, item) -> METHODS.forEach(method -> {
                    if (((Map<?, ?>) item).get(method) instanceof Map<?, ?> operation) {
                        visitor.see(method + " " + path, operation);
                    }
                }));
    }

    @Test
    void every_refusal_is_a_problem_of_that_status_with_an_example() {
        List<String> lacking = new ArrayList<>();
        operations((at, operation) -> ((Map<?, ?>) operation.get("responses")).forEach((status, response) -> {
            if (status.toString().matches("[45]..") && !at.contains(" /actuator/")) {
                lookAt(at + " " + status, status.toString(), schemas.resolve((Map<?, ?>) response), lacking);
            }
        }));
        assertThat(lacking).isEmpty();
    }

    private void lookAt(String at, String status, Map<?, ?> response, List<String> lacking) {
        Map<?, ?> content = response.get("content") instanceof Map<?, ?> types ? types : Map.of();
        if (!(content.get("application/problem+json") instanceof Map<?, ?> problem)) {
            lacking.add(at + " is no problem: " + content.keySet());
            return;
        }
        if (!(problem.get("examples") instanceof Map<?, ?> examples) || examples.isEmpty()) {
            lacking.add(at + " has no example");
            return;
        }
        examples.forEach((name, example) -> {
            Map<?, ?> value = (Map<?, ?>) schemas.resolve((Map<?, ?>) example).get("value");
            // 405 has no operation of its own: it is told with 404.
            if (!name.equals("method-not-allowed") && !status.equals(String.valueOf(value.get("status")))) {
                lacking.add(at + " has an example of status " + value.get("status"));
            }
        });
    }

    @Test
    void every_type_of_problem_is_an_answer_of_some_operation() {
        Set<String> told = new LinkedHashSet<>();
        operations((at, operation) -> ((Map<?, ?>) operation.get("responses"))
                .values().stream()
                        .map(response -> schemas.resolve((Map<?, ?>) response).get("content"))
                        .filter(Map.class::isInstance)
                        .map(content -> ((Map<?, ?>) content).get("application/problem+json"))
                        .filter(Map.class::isInstance)
                        .map(problem -> ((Map<?, ?>) problem).get("examples"))
                        .filter(Map.class::isInstance)
                        .forEach(examples ->
                                ((Map<?, ?>) examples).keySet().forEach(name -> told.add(name.toString()))));
        assertThat(told)
                .containsAll(Arrays.stream(ProblemType.values())
                        .map(ProblemType::slug)
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_operation_says_what_it_gives_when_all_is_well_and_when_it_is_asked_wrongly() {
        List<String> lacking = new ArrayList<>();
        operations((at, operation) -> {
            Set<?> statuses = ((Map<?, ?>) operation.get("responses")).keySet();
            if (statuses.stream().noneMatch(status -> status.toString().matches("[23].."))) {
                lacking.add(at + " never succeeds");
            }
            if (!(operation.get("tags") instanceof List<?> tags) || tags.size() != 1) {
                lacking.add(at + " stands not in one chapter");
            }
            if (operation.get("security") != null
                    && !statuses.stream().map(Object::toString).toList().containsAll(List.of("401", "403"))) {
                lacking.add(at + " is for operators and refuses nobody");
            }
        });
        assertThat(lacking).isEmpty();
    }
}

package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.assess.Judge.Judged;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the Cloud Sovereignty Framework, held to published and recomputed values to the fourth decimal. */
class CsfVectorsTest {
    private static final Rulebook CSF = Rulebooks.bundled().byId("eu-csf-1.2.1").orElseThrow();

    /** The filled-in example of the spreadsheet: 47 answers, 1.6 is left empty. */
    private static final String EXAMPLE =
            "1.1=4 1.2=3 1.3=2 1.4=4 1.5=3 1.7=3 1.8=3 2.1=3 2.2=3 2.3=5 2.4=4 2.5=3 2.6=3 3.1=3 3.2=4 3.3=4 3.4=5 3.5=3 "
                    + "4.1=3 4.2=4 4.3=4 4.4=5 4.5=4 4.6=3 5.1=3 5.2=3 5.3=3 5.4=3 5.5=3 5.6=4 5.7=4 "
                    + "6.1=3 6.2=3 6.3=3 6.4=4 6.5=2 7.1=5 7.2=5 7.3=5 7.4=5 7.5=5 7.6=5 7.7=5 8.1=4 8.2=5 8.3=5 8.4=4";

    private static final Set<String> SILICON = Set.of("SOV-3.5", "SOV-5.1", "SOV-5.2", "SOV-5.3", "SOV-6.5");

    @ParameterizedTest(name = "{0}, weights {1}, divisor {2}, chips {3}: {4}, SEAL-{5}")
    @CsvSource({
        "example, 2026, actual,  gate,   67.9159,  2",
        "example, 2026, nominal, gate,   67.9724,  2",
        "example, 2025, actual,  gate,   65.9756,  2",
        "example, 2025, nominal, gate,   66.0327,  2",
        "silicon, 2026, actual,  gate,   97.6786,  3",
        "silicon, 2026, actual,  exempt, 97.6786,  4",
        "silicon, 2026, nominal, gate,   97.7531,  3",
        "silicon, 2026, nominal, exempt, 97.7531,  4",
        "silicon, 2025, actual,  gate,   96.6071,  3",
        "silicon, 2025, actual,  exempt, 96.6071,  4",
        "top,     2026, nominal, gate,   100.0756, 4",
    })
    @DisplayName("score and SEAL of the eight test vectors")
    void vectors(String input, String weights, String divisor, String chips, double score, int seal) {
        Parameters parameters = Parameters.with(CSF, Map.of("weights", weights, "divisor", divisor, "chips", chips));
        List<Judged> judged = judged(rungs(input), parameters);
        Map<String, Double> points = new HashMap<>();
        judged.forEach(j -> points.put(j.criterion().id(), j.answer().points()));
        assertThat(Scores.of(CSF, parameters, points, Set.of()).total()).isCloseTo(score, within(0.00005));
        assertThat(Levels.of(CSF, Parameters.defaults(CSF), judged, j -> j.answer()
                                .rung())
                        .overall()
                        .code())
                .isEqualTo("SEAL-" + seal);
    }

    @Test
    @DisplayName("nine criteria never bind the level, because each of their rungs leaves SEAL-4 open")
    void inert_criteria() {
        assertThat(CSF.criteria().stream()
                        .filter(c -> c.ladder().stream()
                                .allMatch(r -> r.level().code().equals("SEAL-4")))
                        .map(Criterion::id))
                .containsExactly(
                        "SOV-1.2", "SOV-1.4", "SOV-1.5", "SOV-1.6", "SOV-1.7", "SOV-2.5", "SOV-5.3", "SOV-7.2",
                        "SOV-8.4");
    }

    @Test
    @DisplayName("48 criteria, 8/6/5/6/7/5/7/4 by objective, 233 rungs, maxima as published")
    void shape_of_the_rulebook() {
        assertThat(CSF.criteria()).hasSize(48);
        assertThat(CSF.objectives().stream().map(o -> CSF.criteria().stream()
                        .filter(c -> c.objective().equals(o))
                        .count()))
                .containsExactly(8L, 6L, 5L, 6L, 7L, 5L, 7L, 4L);
        assertThat(CSF.criteria().stream().mapToInt(c -> c.ladder().size()).sum())
                .isEqualTo(233);
        assertThat(CSF.objectives().stream()
                        .map(o -> Math.round(100
                                        * CSF.criteria().stream()
                                                .filter(c -> c.objective().equals(o))
                                                .mapToDouble(c -> c.top().points())
                                                .sum())
                                / 100.0))
                .containsExactly(1000.03, 1002.0, 1000.0, 1002.0, 1001.0, 1000.0, 1001.0, 1000.0);
    }

    private static Map<String, Integer> rungs(String input) {
        Map<String, Integer> rungs = new HashMap<>();
        for (Criterion criterion : CSF.criteria()) {
            int top = criterion.ladder().size();
            rungs.put(criterion.id(), input.equals("silicon") && SILICON.contains(criterion.id()) ? top - 1 : top);
        }
        if (input.equals("example")) {
            rungs.clear();
            for (String answer : EXAMPLE.split(" ")) {
                String[] parts = answer.split("=");
                rungs.put("SOV-" + parts[0], Integer.valueOf(parts[1]));
            }
        }
        return rungs;
    }

    private static List<Judged> judged(Map<String, Integer> rungs, Parameters parameters) {
        return CSF.criteria().stream()
                .map(criterion -> {
                    int rung = rungs.getOrDefault(criterion.id(), 1);
                    boolean known = rungs.containsKey(criterion.id());
                    boolean gating = criterion.exemptWhen() == null || !parameters.has(criterion.exemptWhen());
                    CriterionAnswer answer = new CriterionAnswer(
                            criterion.id(),
                            known ? Verdict.PARTLY_MET : Verdict.NOT_DECLARED,
                            null,
                            rung,
                            known ? rung : criterion.ladder().size(),
                            criterion.rung(rung).points(),
                            gating,
                            null,
                            List.of());
                    return new Judged(criterion, answer, rung, rung, rung);
                })
                .toList();
    }
}

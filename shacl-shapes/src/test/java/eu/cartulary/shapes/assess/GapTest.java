package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport.FactReport;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.GapReport.GapStep;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing for a level: all that is needed, nothing that is not, in words of three languages, resting on credentials. */
class GapTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final Set<String> SCHEMES =
            Set.of("BSI-C3A", "EN-50600", "Blauer-Engel", "EMAS", "ISO-14001", "Common-Criteria", "EU-CoC-Energy");

    private static final Set<Verdict> OPEN = Set.of(Verdict.NOT_DECLARED, Verdict.NOT_APPLICABLE);

    static Stream<String> rulebooks() {
        return Rulebooks.bundled().all().stream().map(Rulebook::id);
    }

    @ParameterizedTest
    @MethodSource("rulebooks")
    @DisplayName("every level not reached has its gap; each step has advice in three languages, effort and template")
    void every_level_has_its_gap(String id) {
        Rulebook book = book(id);
        Assessment bare = assess(Fixture.bare("ObjectStorageProfile"), book);
        for (Language language : Language.values()) {
            AssessmentReport report = Reports.of(bare, book, language);
            assertThat(report.gaps().stream().map(GapReport::level))
                    .containsExactlyElementsOf(book.levels().stream()
                            .filter(level ->
                                    level.rank() > bare.reached().overall().rank())
                            .map(level -> level.code())
                            .toList());
            assertThat(report.gaps())
                    .allSatisfy(gap -> assertThat(gap.steps()).isNotEmpty().allSatisfy(step -> {
                        assertThat(step.advice()).isNotBlank();
                        assertThat(step.effort()).isNotNull();
                        assertThat(step.template()).isNotEmpty();
                        assertThat(book.criterion(step.criterion())
                                        .orElseThrow()
                                        .rung(step.rung())
                                        .advice()
                                        .in(language))
                                .isEqualTo(step.advice());
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipc-baseline", "data-act-switching", "site-sustainability"})
    @DisplayName("the gap is the smallest set: with all of it the level is reached, without any one step it is not")
    void smallest_set(String id) {
        Rulebook book = book(id);
        AssessmentReport report = Reports.of(assess(Fixture.bare("ObjectStorageProfile"), book), book, Language.EN);
        GapReport gap = report.gaps().get(report.gaps().size() - 1);
        Map<String, Graph> filled = new TreeMap<>();
        Map<String, Grade> grades = new TreeMap<>();
        for (GapStep step : gap.steps()) {
            filled.put(step.criterion(), TemplateFilling.read(step.template(), "DE"));
            grades.put(step.criterion(), step.grade());
        }
        assertThat(level(book, filled, grades, "")).isEqualTo(gap.level());
        assertThat(filled.keySet()).allSatisfy(left -> {
            MemoryClaims claims = with(filled, grades, left);
            CriterionAnswer answer = assess(claims, book).criteria().stream()
                    .filter(a -> a.criterion().equals(left))
                    .findFirst()
                    .orElseThrow();
            boolean answeredByOthers =
                    answer.rung() == book.criterion(left).orElseThrow().ladder().size();
            assertThat(level(book, filled, grades, left).equals(gap.level())).isEqualTo(answeredByOthers);
        });
    }

    static Stream<Arguments> rulebooksAndCountries() {
        return rulebooks().flatMap(id -> Stream.of("DE", "US").map(country -> Arguments.of(id, country)));
    }

    @ParameterizedTest
    @MethodSource("rulebooksAndCountries")
    @DisplayName("each verdict, good or bad, carries the facts it rests on, each with the credential that states it")
    void facts_and_their_credentials(String id, String country) {
        Rulebook book = book(id);
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        for (int round = 0; round < 3; round++) {
            Reports.of(assess(claims, book), book, Language.EN).gaps().stream()
                    .reduce((a, b) -> b)
                    .ifPresent(gap -> gap.steps()
                            .forEach(step -> claims.credential(
                                    TemplateFilling.read(step.template(), country), schemes(step.grade()), null)));
        }
        Closure closure = claims.closure(Fixture.OFFERING);
        Assessment assessment = ASSESSOR.assess(closure, book.id(), Fixture.NOW, Parameters.defaults(book));
        List<FactReport> facts = Reports.of(assessment, book, Language.EN).criteria().stream()
                .filter(c -> !OPEN.contains(c.verdict()))
                .flatMap(c -> {
                    assertThat(c.facts()).as(c.id()).isNotEmpty();
                    return c.facts().stream();
                })
                .toList();
        assertThat(facts).isNotEmpty().allSatisfy(fact -> {
            assertThat(closure.digests()).contains(fact.digest());
            assertThat(closure.facts().stream()
                            .filter(stated -> Compact.iri(stated.predicate()).equals(fact.path())
                                    && Compact.value(stated.subject()).equals(fact.subject())))
                    .as("%s says %s", fact.digest(), fact.path())
                    .anySatisfy(stated -> assertThat(stated.sources())
                            .anyMatch(source -> source.digest().equals(fact.digest())));
        });
    }

    private static String level(Rulebook book, Map<String, Graph> filled, Map<String, Grade> grades, String without) {
        return assess(with(filled, grades, without), book).reached().overall().code();
    }

    private static MemoryClaims with(Map<String, Graph> filled, Map<String, Grade> grades, String without) {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        filled.forEach((criterion, graph) -> {
            if (!criterion.equals(without)) {
                claims.credential(graph, schemes(grades.get(criterion)), null);
            }
        });
        return claims;
    }

    private static Set<String> schemes(Grade grade) {
        return grade == Grade.CERTIFIED ? SCHEMES : Set.of();
    }

    private static Rulebook book(String id) {
        return Rulebooks.bundled().byId(id).orElseThrow();
    }

    private static Assessment assess(MemoryClaims claims, Rulebook book) {
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), book.id(), Fixture.NOW, Parameters.defaults(book));
    }
}

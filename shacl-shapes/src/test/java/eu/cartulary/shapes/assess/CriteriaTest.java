package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.rulebook.Rung;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every criterion of every bundled rulebook, from nothing to the top: undeclared, then each rung by its own template filled
 * in and merged, then with one value turned into its contrary.
 */
class CriteriaTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    private static final Set<String> ANY_VALUE_WILL_DO = Set.of(
            "IPC-C3", "SOV-2-01-C", "PA1.1", "P1.1.5", "P1.2.5", "P1.2.7", "P1.3.2", "P2.2.3", "P2.2.4", "P3.1.10");

    static Stream<Arguments> rungs() {
        return Rulebooks.bundled().all().stream()
                .flatMap(book -> book.criteria().stream().flatMap(criterion -> criterion.ladder().stream()
                        .filter(rung -> rung.condition() != null)
                        .map(rung -> Arguments.of(
                                book, criterion, rung, book.id() + " " + criterion.id() + " rung " + rung.number()))));
    }

    static Stream<Arguments> criteria() {
        return Rulebooks.bundled().all().stream().flatMap(book -> book.criteria().stream()
                .map(criterion -> Arguments.of(book, criterion, book.id() + " " + criterion.id())));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("criteria")
    @DisplayName("where nothing is declared the verdict is not-declared, and everything is still possible")
    void nothing_declared(Rulebook book, Criterion criterion, String name) {
        CriterionAnswer answer = answer(Fixture.bare(Fixture.profileFor(criterion)), book, criterion);
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_DECLARED);
        assertThat(answer.atMost()).isEqualTo(criterion.ladder().size());
        assertThat(answer.rung()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("rungs")
    @DisplayName("the template of a rung, filled in and merged, reaches the rung")
    void template_reaches_its_rung(Rulebook book, Criterion criterion, Rung rung, String name) {
        MemoryClaims claims = Fixture.bare(Fixture.profileFor(criterion));
        merge(claims, book, criterion, rung);
        CriterionAnswer answer = answer(claims, book, criterion);
        assertThat(answer.rung())
                .as(() ->
                        "lacks " + (answer.worst() == null ? "" : answer.worst().lacks()) + " at " + answer.worst())
                .isGreaterThanOrEqualTo(rung.number());
        if (rung.number() == criterion.ladder().size()) {
            assertThat(answer.verdict()).isEqualTo(Verdict.MET);
            assertThat(answer.grade()).isNotNull();
            assertThat(answer.grade().reaches(rung.grade())).isTrue();
        } else {
            assertThat(answer.rung())
                    .as("a template asks for its own rung and not for a higher one")
                    .isEqualTo(rung.number());
        }
        assertThat(answer.worst().facts()).isNotEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("criteria")
    @DisplayName("there is a contrary value with which the criterion is not met, and says so")
    void some_contrary_value(Rulebook book, Criterion criterion, String name) {
        Rung top = criterion.top();
        MemoryClaims bare = Fixture.bare(Fixture.profileFor(criterion));
        Map<String, Object> template = template(bare, book, criterion, top);
        Set<Verdict> verdicts = new LinkedHashSet<>();
        for (Map<String, Object> contrary : Contraries.of(template)) {
            MemoryClaims claims = Fixture.bare(Fixture.profileFor(criterion));
            add(claims, contrary, top);
            CriterionAnswer answer = answer(claims, book, criterion);
            verdicts.add(answer.verdict());
        }
        if (verdicts.isEmpty() || ANY_VALUE_WILL_DO.contains(criterion.id())) {
            return; // It asks only whether something is there; the two other tests say all there is to say.
        }
        assertThat(verdicts)
                .containsAnyOf(Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NOT_DECLARED, Verdict.NOT_APPLICABLE);
    }

    @Test
    @DisplayName("facts that answer all 48 questions of the CSF at the top make the top of its published vectors")
    void all_at_the_top() {
        Rulebook csf = Rulebooks.bundled().byId("eu-csf-1.2.1").orElseThrow();
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        csf.criteria().forEach(criterion -> merge(claims, csf, criterion, criterion.top()));

        Assessment assessment = ASSESSOR.assess(
                claims.closure(Fixture.OFFERING),
                csf.id(),
                Fixture.NOW,
                Parameters.with(csf, Map.of("divisor", "nominal", "weights", "2026")));

        assertThat(assessment.criteria())
                .allSatisfy(answer ->
                        assertThat(answer.verdict()).as(answer.criterion()).isEqualTo(Verdict.MET));
        assertThat(assessment.reached().overall().code()).isEqualTo("SEAL-4");
        assertThat(assessment.score()).isCloseTo(100.0756, within(0.00005));
    }

    private static CriterionAnswer answer(MemoryClaims claims, Rulebook book, Criterion criterion) {
        return assess(claims, book, criterion).criteria().stream()
                .filter(a -> a.criterion().equals(criterion.id()))
                .findFirst()
                .orElseThrow();
    }

    /** On the usual day, or on the first one on which the criterion is asked. */
    private static Assessment assess(MemoryClaims claims, Rulebook book, Criterion criterion) {
        Instant first = criterion.from() == null
                ? Fixture.NOW
                : criterion.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant day = first.isAfter(Fixture.NOW) ? first : Fixture.NOW;
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), book.id(), day, Parameters.defaults(book));
    }

    /** A block or party after the other, until all have said what the rung asks for. */
    private static void merge(MemoryClaims claims, Rulebook book, Criterion criterion, Rung rung) {
        for (int round = 0; round < 12; round++) {
            CriterionAnswer answer = answer(claims, book, criterion);
            if (answer.rung() >= rung.number()) {
                return;
            }
            Map<String, Object> template = template(claims, book, criterion, rung);
            assertThat(template).as("a template").isNotNull();
            add(claims, template, rung);
        }
    }

    private static Map<String, Object> template(MemoryClaims claims, Rulebook book, Criterion criterion, Rung rung) {
        Assessment assessment = assess(claims, book, criterion);
        CriterionAnswer answer = assessment.criteria().stream()
                .filter(a -> a.criterion().equals(criterion.id()))
                .findFirst()
                .orElseThrow();
        return Templates.of(assessment, criterion, rung, answer.worst());
    }

    private static void add(MemoryClaims claims, Map<String, Object> template, Rung rung) {
        Graph graph = TemplateFilling.read(template, "DE");
        Set<String> schemes = rung.grade() == Grade.CERTIFIED ? schemes(graph) : Set.of();
        claims.credential(graph, schemes, null);
    }

    private static Set<String> schemes(Graph graph) {
        List<String> found = graph.find(
                        org.apache.jena.graph.Node.ANY,
                        org.apache.jena.graph.NodeFactory.createURI("https://w3id.org/cartulary/v1#scheme"),
                        org.apache.jena.graph.Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
        return Set.copyOf(found);
    }
}

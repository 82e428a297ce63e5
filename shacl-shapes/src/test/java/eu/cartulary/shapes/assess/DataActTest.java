package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Chapter VI of Regulation (EU) 2023/2854: each row of the reference has its criterion, each criterion its days. */
class DataActTest {
    private static final Rulebook BOOK =
            Rulebooks.bundled().byId("data-act-switching").orElseThrow();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    @ParameterizedTest
    @CsvSource({
        "23(a)",
        "23(b)",
        "23(c)",
        "23(d)",
        "23(e)",
        "25(1)",
        "25(2)(a)",
        "25(2)(b)",
        "25(2)(c)",
        "25(2)(d)",
        "25(2)(e)",
        "25(2)(f)",
        "25(2)(g)",
        "25(2)(h)",
        "25(2)(i)",
        "25(3)",
        "25(4)",
        "25(5)",
        "26(a)",
        "26(b)",
        "28(1)(a)",
        "28(1)(b)",
        "28(2)",
        "29(1)",
        "29(2)",
        "29(3)",
        "29(4)",
        "29(5)",
        "29(6)",
        "30(1)",
        "30(2)",
        "30(3)",
        "30(4)",
        "30(5)",
        "31(3)",
        "32(1)",
        "32(2)",
        "32(5)",
        "34(1)",
        "34(2)",
    })
    @DisplayName("every row that facts can show is the clause of a criterion")
    void rows(String article) {
        assertThat(BOOK.criteria().stream().map(c -> c.source().clause()).flatMap(DataActTest::articles))
                .contains(article);
    }

    @ParameterizedTest
    @CsvSource({"Article 24", "Article 27", "29(7)", "30(6)", "31(1)", "31(2)", "and 35"})
    @DisplayName("what facts cannot show, or what only limits the others, is said")
    void said(String article) {
        assertThat(BOOK.description().en()
                        + BOOK.notes().stream().map(note -> note.en()).collect(Collectors.joining()))
                .contains(article);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("edges")
    @DisplayName("a criterion is asked from its first day on and not any more from the day it ends, in UTC")
    void both_sides(String id, LocalDate day, boolean asked) {
        CriterionAnswer answer = answer(Fixture.bare("EmailProfile"), id, day);
        assertThat(answer.asked()).isEqualTo(asked);
        assertThat(answer.verdict()).isEqualTo(asked ? Verdict.NOT_DECLARED : Verdict.NOT_APPLICABLE);
    }

    static Stream<Arguments> edges() {
        return BOOK.criteria().stream()
                .filter(c -> c.isAskedOf(Set.of("messaging/email")))
                .flatMap(c -> Stream.of(
                        Arguments.of(c.id(), c.from().minusDays(1), false),
                        Arguments.of(c.id(), c.from(), true),
                        Arguments.of(c.id(), c.until() == null ? c.from().plusYears(9) : c.until(), c.until() == null),
                        Arguments.of(
                                c.id(),
                                (c.until() == null ? c.from() : c.until().minusDays(1)),
                                true)));
    }

    @Test
    @DisplayName("the days are those of the regulation")
    void days() {
        assertThat(BOOK.criteria().stream()
                        .filter(c -> !c.from().equals(LocalDate.of(2025, 9, 12)) || c.until() != null)
                        .map(c -> c.id() + " " + c.from() + " " + c.until()))
                .containsExactlyInAnyOrder("DA-29(1) 2027-01-12 null", "DA-29(2) 2024-01-11 2027-01-12");
    }

    @Test
    @DisplayName(
            "a charge at cost is well until 11 January 2027 and a fault from the day after; the assessment says when it changes")
    void charge() {
        MemoryClaims claims = Fixture.bare("EmailProfile")
                .credential(
                        "ex:service-profile ctl:egressFreeForSwitch true ;"
                                + " ctl:switching [ ctl:charge [ ctl:amount 5.0e0 ; ctl:currency \"EUR\" ; ctl:costBased true ] ] .");
        LocalDate last = LocalDate.of(2027, 1, 11);
        assertThat(answer(claims, "DA-29(2)", last).verdict()).isEqualTo(Verdict.MET);
        assertThat(answer(claims, "DA-29(1)", last).asked()).isFalse();
        assertThat(answer(claims, "DA-29(2)", last.plusDays(1)).asked()).isFalse();
        assertThat(answer(claims, "DA-29(1)", last.plusDays(1)).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(assess(claims, last).changesAt()).isEqualTo("2027-01-12T00:00:00Z");
    }

    @Test
    @DisplayName("a test version is outside the chapter, a custom-built service outside four of its duties")
    void outside() {
        MemoryClaims test = Fixture.bare("EmailProfile").credential("ex:service-profile ctl:stage \"test\" .");
        List<String> left = assess(test, LocalDate.of(2026, 11, 23)).criteria().stream()
                .filter(CriterionAnswer::asked)
                .map(CriterionAnswer::criterion)
                .toList();
        assertThat(left).isSubsetOf("DA-31(3)", "DA-32(2)", "DA-32(5)", "DA-28(1)(b)");
        MemoryClaims custom = Fixture.bare("EmailProfile").credential("ex:service-profile ctl:customBuilt true .");
        assertThat(answer(custom, "DA-29(2)", LocalDate.of(2026, 11, 23)).asked())
                .isFalse();
        assertThat(answer(custom, "DA-25(2)(d)", LocalDate.of(2026, 11, 23)).asked())
                .isTrue();
    }

    private static Stream<String> articles(String clause) {
        return Arrays.stream(clause.replace("Art. ", "").split(", | to ")).map(String::strip);
    }

    private static Assessment assess(MemoryClaims claims, LocalDate day) {
        return ASSESSOR.assess(
                claims.closure(Fixture.OFFERING),
                BOOK.id(),
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                Parameters.defaults(BOOK));
    }

    private static CriterionAnswer answer(MemoryClaims claims, String id, LocalDate day) {
        Criterion criterion = BOOK.criterion(id).orElseThrow();
        return assess(claims, day).criteria().stream()
                .filter(a -> a.criterion().equals(criterion.id()))
                .findFirst()
                .orElseThrow();
    }
}

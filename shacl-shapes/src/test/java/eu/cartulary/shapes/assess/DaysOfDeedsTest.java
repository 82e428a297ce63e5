package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a rule asks when something was done, a day that is still to come shows nothing; the day itself does. */
class DaysOfDeedsTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());
    private static final LocalDate TODAY = Fixture.NOW.atZone(ZoneOffset.UTC).toLocalDate();
    private static final String DOCUMENT =
            "ctl:document [ ctl:supports ctl:continuity ; ctl:url ex:doc ; ctl:sha256 '00' ; ctl:issuer 'Auditor' ;"
                    + " ctl:validUntil '2027-12-31'^^xsd:date ] ; ";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "eu-csf-1.2.1       | SOV-1.8     | true  | ctl:continuity [ ctl:afterCutOff 'autonomous' ; ctl:disconnectTested DAY ]",
                "bsi-c3a-1.0        | SOV-2-01-C  | true  | ctl:foreignLaw [ ctl:statute 'FISA-702' ; ctl:reaches false ; ctl:assessed DAY ] ; ctl:complete ctl:foreignLaw",
                "bsi-c3a-1.0        | SOV-4-07-C  | true  | ctl:dataExchangeLogged true ; ctl:dataExchangeReviewed DAY",
                "bsi-c3a-1.0        | SOV-4-09-C  | true  | ctl:disconnection [ ctl:disconnectPossible true ; ctl:withoutForeignParties true ; ctl:disconnectTested DAY ]",
                "bsi-c3a-1.0        | SOV-4-10-C  | false | ctl:disconnection [ ctl:reconnectWithin 'P60D'^^xsd:duration ; ctl:reconnectTested DAY ]",
                "data-act-switching | DA-26(b)    | true  | ctl:switching [ ctl:register <https://example.org/register> ; ctl:registerUpdated DAY ]",
            })
    void a_day_to_come_shows_nothing(String rulebook, String id, boolean everyYear, String facts) {
        assertThat(verdict(rulebook, id, facts, TODAY)).isEqualTo(Verdict.MET);
        assertThat(verdict(rulebook, id, facts, TODAY.minusMonths(12))).isEqualTo(Verdict.MET);
        assertThat(verdict(rulebook, id, facts, TODAY.minusMonths(12).minusDays(1)) == Verdict.MET)
                .isNotEqualTo(everyYear);
        for (LocalDate toCome : Arrays.asList(TODAY.plusDays(1), LocalDate.of(9999, 12, 31))) {
            Assessment assessment = assess(rulebook, facts, toCome);
            assertThat(answer(assessment, id).verdict()).isIn(Verdict.NOT_MET, Verdict.PARTLY_MET);
            assertThat(assessment.changesAt())
                    .as("on its day it will show something")
                    .isBeforeOrEqualTo(toCome.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    private static Verdict verdict(String rulebook, String id, String facts, LocalDate day) {
        return answer(assess(rulebook, facts, day), id).verdict();
    }

    private static CriterionAnswer answer(Assessment assessment, String id) {
        return assessment.criteria().stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Assessment assess(String id, String facts, LocalDate day) {
        Rulebook rulebook = Rulebooks.bundled().byId(id).orElseThrow();
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile")
                .credential(("ex:service-profile " + DOCUMENT + facts + " .")
                        .replace("DAY", "\"" + day + "\"^^xsd:date")
                        .replace('\'', '"'));
        return ASSESSOR.assess(claims.closure(Fixture.OFFERING), id, Fixture.NOW, Parameters.defaults(rulebook));
    }
}

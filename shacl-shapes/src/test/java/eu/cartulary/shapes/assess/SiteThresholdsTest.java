package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the steps of the sustainability of a site lie: a value on each side. */
class SiteThresholdsTest {
    private static final Rulebook BOOK =
            Rulebooks.bundled().byId("site-sustainability").orElseThrow();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SITE-1  | ctl:pue 1.41 ; ctl:climate 'warm'                                                        | known",
                "SITE-1  | ctl:pue 1.4 ; ctl:climate 'warm'                                                         | good",
                "SITE-1  | ctl:pue 1.31                                                                             | known",
                "SITE-1  | ctl:pue 1.3                                                                              | good",
                "SITE-1  | ctl:pue 1.21 ; ctl:pueMethod 'verified'                                                  | good",
                "SITE-1  | ctl:pue 1.2 ; ctl:pueMethod 'verified'                                                   | leading",
                "SITE-1  | ctl:pue 1.2                                                                              | good",
                "SITE-2  | ctl:wue 0.41                                                                             | known",
                "SITE-2  | ctl:wue 0.4                                                                              | good",
                "SITE-2  | ctl:wue 0.21                                                                             | good",
                "SITE-2  | ctl:wue 0.2                                                                              | leading",
                "SITE-3  | ctl:renewableShare 74                                                                    | known",
                "SITE-3  | ctl:renewableShare 75                                                                    | good",
                "SITE-3  | ctl:renewableShare 99                                                                    | good",
                "SITE-3  | ctl:renewableShare 100                                                                   | leading",
                "SITE-4  | ctl:heatReuse 9                                                                          | known",
                "SITE-4  | ctl:heatReuse 10                                                                         | good",
                "SITE-4  | ctl:heatReuse 24                                                                         | good",
                "SITE-4  | ctl:heatReuse 25                                                                         | leading",
                "SITE-5  | ctl:hardwareLifecycle [ ctl:sparePartsYears 2 ; ctl:repairable true ]                    | known",
                "SITE-5  | ctl:hardwareLifecycle [ ctl:sparePartsYears 3 ; ctl:repairable true ]                    | good",
                "SITE-5  | ctl:hardwareLifecycle [ ctl:sparePartsYears 6 ; ctl:repairable true ]                    | good",
                "SITE-5  | ctl:hardwareLifecycle [ ctl:sparePartsYears 7 ; ctl:repairable true ]                    | leading",
                "SITE-6  | ctl:hardwareLifecycle [ ctl:serviceLifeYears 4 ]                                         | known",
                "SITE-6  | ctl:hardwareLifecycle [ ctl:serviceLifeYears 5 ]                                         | good",
                "SITE-6  | ctl:hardwareLifecycle [ ctl:serviceLifeYears 7 ; ctl:refurbishedShare 9 ]                | good",
                "SITE-6  | ctl:hardwareLifecycle [ ctl:serviceLifeYears 7 ; ctl:refurbishedShare 10 ]               | leading",
                "SITE-7  | ctl:hardwareLifecycle [ ctl:reuseShare 9 ; ctl:recycledShare 65 ]                        | known",
                "SITE-7  | ctl:hardwareLifecycle [ ctl:reuseShare 10 ; ctl:recycledShare 64 ]                       | known",
                "SITE-7  | ctl:hardwareLifecycle [ ctl:reuseShare 10 ; ctl:recycledShare 65 ]                       | good",
                "SITE-7  | ctl:hardwareLifecycle [ ctl:reuseShare 50 ; ctl:recycledShare 40 ]                       | leading",
                "SITE-8  | ctl:hardwareLifecycle [ ctl:supplyDistance 2001 ]                                        | known",
                "SITE-8  | ctl:hardwareLifecycle [ ctl:supplyDistance 2000 ]                                        | good",
                "SITE-8  | ctl:hardwareLifecycle [ ctl:supplyDistance 501 ]                                         | good",
                "SITE-8  | ctl:hardwareLifecycle [ ctl:supplyDistance 500 ]                                         | leading",
                "SITE-10 | ctl:cue 3.0                                                                              | none",
                "SITE-10 | ctl:cue 0.11                                                                             | known",
                "SITE-10 | ctl:cue 0.1                                                                              | good",
                "SITE-10 | ctl:cue 0.03                                                                             | good",
                "SITE-10 | ctl:cue 0.02                                                                             | leading",
            })
    void a_step_is_taken_on_its_value_and_not_before(String id, String facts, String level) {
        String turtle = "ex:site-profile a ctl:SiteProfile ; ctl:describes ex:site ; " + facts.strip() + " .";
        String certificate = "ex:c a ctl:Certificate ; ctl:certifies ex:site ; ctl:scheme \"%s\" ;"
                + " ctl:supports ctl:pue, ctl:wue, ctl:renewableShare, ctl:heatReuse, ctl:hardwareLifecycle, ctl:cue ;"
                + " ctl:validUntil \"2027-06-30\"^^xsd:date .";
        String scheme = BOOK.criterion(id).orElseThrow().schemes().stream()
                .sorted()
                .findFirst()
                .orElse("ISO-14001");
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile")
                .credential(turtle.replace('\'', '"'))
                .credential(certificate.formatted(scheme), Set.of(scheme), null);
        Assessment assessment =
                ASSESSOR.assess(claims.closure(Fixture.OFFERING), BOOK.id(), Fixture.NOW, Parameters.defaults(BOOK));
        CriterionAnswer answer = assessment.criteria().stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(BOOK.criterion(id).orElseThrow().rung(answer.rung()).level().code())
                .isEqualTo(level);
    }
}

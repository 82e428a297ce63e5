package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.facts.ParticipantFacts;
import eu.cartulary.shapes.rulebook.AskedOf;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A graph that nobody sane would send still gets a verdict of every rulebook, or says that it was cut; never good for unknown.
 * How much is looked at is counted ({@link Looks}), so none of these can take for ever; the time limit is against a hang of
 * the build alone.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileClaimsTest {
    private static final Rulebooks RULEBOOKS = Rulebooks.bundled();
    private static final Assessor ASSESSOR = new Assessor(RULEBOOKS);

    @Test
    void everything_that_can_point_in_a_circle_does() {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile").credential("""
                        ex:service gx:dependsOn ex:service ; gx:aggregationOfResources ex:site ; gx:hostedOn ex:service .
                        ex:site gx:aggregationOfResources ex:site, ex:service .
                        ex:service-profile ctl:describes ex:service-profile, ex:provider ;
                            ctl:suppliedBy [ ctl:block "compute", "storage" ; ctl:offering ex:service, ex:other ] ;
                            ctl:party [ ctl:participant ex:provider ; ctl:role "support" ] .
                        ex:other a gx:ServiceOffering ; gx:providedBy ex:provider .
                        ex:other-profile a ctl:VirtualMachineProfile ; ctl:describes ex:other ;
                            ctl:suppliedBy [ ctl:block "compute" ; ctl:offering ex:service ] .
                        ex:provider gx:subOrganisationOf ex:holding . ex:holding gx:subOrganisationOf ex:provider .
                        ex:provider-profile a ctl:ParticipantProfile ; ctl:describes ex:provider ;
                            ctl:ownership [ ctl:owner ex:provider ; ctl:percent "100" ; ctl:ultimate true ] .""");

        assertJudged(claims.closure(Fixture.OFFERING), true);
        assertThat(OfferingFacts.of(claims.closure(Fixture.OFFERING)).exposure().determined())
                .isFalse();
    }

    @Test
    void nobody_answers_for_a_block_that_is_handed_round_in_a_circle() {
        String circle = """
                ex:service-profile ctl:suppliedBy [ ctl:block "compute", "storage", "network", "security", "iam" ;
                    ctl:offering ex:other ] .
                ex:other a gx:ServiceOffering ; gx:providedBy ex:provider .
                ex:other-profile a ctl:VirtualMachineProfile ; ctl:describes ex:other ;
                    ctl:suppliedBy [ ctl:block "compute", "storage", "network", "security", "iam" ; ctl:offering ex:service ] .""";
        Closure closure =
                Fixture.bare("ObjectStorageProfile").credential(circle).closure(Fixture.OFFERING);

        Rulebook csf = RULEBOOKS.byId("eu-csf-1.2.1").orElseThrow();
        List<CriterionAnswer> ofBlocks =
                ASSESSOR.assessAll(closure, Fixture.NOW).get("eu-csf-1.2.1").criteria().stream()
                        .filter(answer ->
                                csf.criterion(answer.criterion()).orElseThrow().askedOf() == AskedOf.BLOCK)
                        .toList();

        assertThat(ofBlocks).isNotEmpty().allSatisfy(answer -> assertThat(answer.verdict())
                .isEqualTo(Verdict.NOT_DECLARED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers", "documents", "parties", "certificates", "owners", "sites"})
    void what_is_woven_so_that_everything_is_asked_of_everything_is_judged_within_the_looks(String weave) {
        Graph graph = Weaves.of(weave);
        Closure closure = Fixture.bare("ObjectStorageProfile")
                .credential(graph, Weaves.SCHEMES, null)
                .closure(Fixture.OFFERING);

        Map<String, Assessment> all = ASSESSOR.assessAll(closure, Fixture.NOW);

        assertThat(all).hasSameSizeAs(RULEBOOKS.all());
        assertThat(OfferingFacts.of(closure).offering()).isEqualTo(Fixture.OFFERING);
        assertThat(ParticipantFacts.of(closure).iri()).isEqualTo(Fixture.OFFERING);
    }

    @Test
    void twice_as_many_suppliers_take_twice_as_many_looks_and_not_four_times_as_many() {
        int hundred = looks(100);
        int twoHundred = looks(200);
        int fourHundred = looks(400);

        assertThat(fourHundred - twoHundred)
                .isLessThan(3 * (twoHundred - hundred))
                .isPositive();
        assertThat(fourHundred).as("of all rulebooks together").isLessThan(Looks.MOST);
    }

    @Test
    void when_the_looks_are_spent_nothing_is_known_any_more_and_the_assessment_says_that_it_is_not_complete() {
        Closure closure = Fixture.bare("ObjectStorageProfile")
                .credential("ex:service-profile ctl:switching [ ctl:noticeMax \"P1M\"^^xsd:duration ] .")
                .closure(Fixture.OFFERING);
        assertThat(met(ASSESSOR.assessAll(closure, Fixture.NOW).get("data-act-switching")))
                .isNotEmpty();

        new Assessor(RULEBOOKS, 1).assessAll(closure, Fixture.NOW).values().forEach(assessment -> {
            assertThat(assessment.complete()).isFalse();
            assertThat(assessment.reached().overall().rank()).isZero();
            assertThat(assessment.criteria())
                    .filteredOn(CriterionAnswer::asked)
                    .allSatisfy(answer -> assertThat(answer.verdict()).isEqualTo(Verdict.NOT_DECLARED));
        });
    }

    @Test
    void a_triple_that_many_state_takes_room_for_each_of_them() {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        for (int n = 0; n < 100; n++) {
            claims.credential("ex:service a gx:ServiceOffering ; gx:providedBy ex:provider .");
        }

        Closure closure =
                Closure.of(Fixture.OFFERING, claims, new ClosureLimits(100, 16, 50, java.time.Duration.ofMinutes(5)));

        assertThat(closure.cutBecause()).isEqualTo("triples");
        assertThat(closure.facts().stream()
                        .mapToInt(fact -> fact.sources().size())
                        .sum())
                .isEqualTo(50);
    }

    private static int looks(int suppliers) {
        Closure closure = Fixture.bare("ObjectStorageProfile")
                .credential(Weaves.suppliers(suppliers), Set.of(), null)
                .closure(Fixture.OFFERING);
        int all = 0;
        for (Rulebook rulebook : RULEBOOKS.all()) {
            Facts facts = new Facts(closure, Fixture.NOW);
            Looks looks = new Looks();
            new Judge(
                            rulebook,
                            Parameters.defaults(rulebook),
                            facts,
                            new Topology(facts, closure),
                            new Changes(Fixture.NOW),
                            looks)
                    .all();
            all += Looks.MOST - looks.left();
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dependsOn", "describes", "party", "suppliedBy", "ownership"})
    void a_hundred_thousand_nodes_are_cut_and_the_verdict_says_so(String shape) {
        MemoryClaims claims =
                Fixture.bare("ObjectStorageProfile").credential(Weaves.many(shape, 100_000), Set.of(), null);
        Closure closure = claims.closure(Fixture.OFFERING);

        assertThat(closure.nodes()).hasSizeLessThanOrEqualTo(ClosureLimits.DEFAULT.nodes());
        assertThat(closure.facts()).hasSizeLessThanOrEqualTo(ClosureLimits.DEFAULT.triples());
        assertThat(closure.cutBecause()).isNotNull();
        assertJudged(closure, false);
    }

    @Test
    void of_values_that_contradict_each_other_the_better_one_does_not_count() {
        String good = "ex:service-profile ctl:switching [ ctl:noticeMax \"P1M\"^^xsd:duration ] .";
        String bad = "ex:service-profile ctl:switching [ ctl:noticeMax \"P9M\"^^xsd:duration ] .";
        Map<String, Assessment> one = ASSESSOR.assessAll(
                Fixture.bare("ObjectStorageProfile").credential(good).closure(Fixture.OFFERING), Fixture.NOW);
        Map<String, Assessment> both = ASSESSOR.assessAll(
                Fixture.bare("ObjectStorageProfile")
                        .credential(good)
                        .credential(bad)
                        .closure(Fixture.OFFERING),
                Fixture.NOW);

        List<String> met = met(one.get("data-act-switching"));
        assertThat(met(both.get("data-act-switching")))
                .as("one of %s rests on the notice", met)
                .hasSizeLessThan(met.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999-01-01",
                "-9999-12-31",
                "0000-00-00",
                "2026-02-30",
                "2026-13-01",
                "9999-12-31",
                "tomorrow",
                "",
                "2026-11-23T25:61:61Z"
            })
    void a_date_out_of_range_is_no_date(String date) {
        assertThat(met(dataAct("ctl:registerUpdated \"2026-11-22\"^^xsd:date"))).contains("DA-25(2)(d)", "DA-26(b)");
        for (String type : List.of("^^xsd:date", "^^xsd:dateTime", "")) {
            String text = "\"" + date + "\"" + type;
            MemoryClaims claims = Fixture.bare("ObjectStorageProfile").credential("""
                    ex:service-profile ctl:switching [ ctl:noticeMax "P1M"^^xsd:duration ; ctl:registerUpdated %1$s ;
                            ctl:exitTested %1$s ] ;
                        ctl:document [ ctl:supports ctl:switching ; ctl:validUntil %1$s ; ctl:validFrom %1$s ] ;
                        ctl:validUntil %1$s .
                    ex:certificate a ctl:Certificate ; ctl:certifies ex:service ; ctl:scheme "C5" ; ctl:validUntil %1$s .""".formatted(text));
            assertJudged(claims.closure(Fixture.OFFERING), true);
            assertThat(met(dataAct("ctl:registerUpdated " + text)))
                    .contains("DA-25(2)(d)")
                    .doesNotContain("DA-26(b)");
            assertThat(BaseShapes.bundled()
                            .validate(claims.closure(Fixture.OFFERING).union(), null, Language.DE))
                    .isNotNull();
        }
    }

    private static Assessment dataAct(String fact) {
        String switching = "ex:service-profile ctl:switching [ ctl:noticeMax \"P1M\"^^xsd:duration ;"
                + " ctl:register <https://example.org/register> ; " + fact + " ] .";
        return ASSESSOR.assessAll(
                        Fixture.bare("ObjectStorageProfile")
                                .credential(switching)
                                .closure(Fixture.OFFERING),
                        Fixture.NOW)
                .get("data-act-switching");
    }

    private static void assertJudged(Closure closure, boolean whole) {
        Map<String, Assessment> all = ASSESSOR.assessAll(closure, Fixture.NOW);

        assertThat(all.keySet())
                .containsExactlyElementsOf(
                        RULEBOOKS.all().stream().map(rulebook -> rulebook.id()).toList());
        all.values().forEach(assessment -> {
            assertThat(assessment.complete()).isEqualTo(whole);
            assertThat(Reports.of(
                                    assessment,
                                    RULEBOOKS.byId(assessment.rulebook()).orElseThrow(),
                                    Language.EN)
                            .criteria())
                    .isNotEmpty();
        });
    }

    private static List<String> met(Assessment assessment) {
        return assessment.criteria().stream()
                .filter(answer -> answer.verdict() == Verdict.MET)
                .map(answer -> answer.criterion())
                .toList();
    }
}

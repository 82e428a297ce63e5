package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.util.Set;

/**
 * A look at what an assessment costs; run by hand, never a test. Prints microseconds for a service of about twelve nodes
 * that states every fact of the CSF, judged by all rulebooks.
 */
public final class AssessorTiming {
    private AssessorTiming() {}

    public static void main(String[] args) {
        MemoryClaims claims = full();
        Assessor assessor = new Assessor(Rulebooks.bundled());
        for (int suppliers : new int[] {0, 3, 30, 300}) {
            MemoryClaims all = claims.copy();
            suppliers(all, suppliers);
            Closure closure = all.closure(Fixture.OFFERING);
            for (int round = 0; round < 6; round++) {
                int times = suppliers > 30 ? 30 : 300;
                long start = System.nanoTime();
                for (int n = 0; n < times; n++) {
                    assessor.assessAll(closure, Fixture.NOW);
                }
                long assess = (System.nanoTime() - start) / times / 1_000;
                start = System.nanoTime();
                for (int n = 0; n < times; n++) {
                    all.closure(Fixture.OFFERING);
                }
                long walk = (System.nanoTime() - start) / times / 1_000;
                start = System.nanoTime();
                for (int n = 0; n < times; n++) {
                    new Facts(closure, Fixture.NOW);
                }
                long index = (System.nanoTime() - start) / times / 1_000;
                System.out.printf(
                        "%d nodes, %d facts: walk %d us, index %d us, all rulebooks %d us%n",
                        closure.nodes().size(), closure.facts().size(), walk, index, assess);
            }
        }
    }

    static MemoryClaims full() {
        MemoryClaims claims = Fixture.bare("ObjectStorageProfile");
        Assessor assessor = new Assessor(Rulebooks.bundled());
        for (Rulebook book : Rulebooks.bundled().all()) {
            for (int round = 0; round < 6; round++) {
                Assessment assessment = assessor.assessAll(claims.closure(Fixture.OFFERING), Fixture.NOW)
                        .get(book.id());
                Reports.of(assessment, book, Language.EN).gaps().stream()
                        .reduce((a, b) -> b)
                        .ifPresent(gap -> gap.steps().forEach(step -> {
                            if (step.template() != null) {
                                claims.credential(
                                        TemplateFilling.read(step.template(), "DE"),
                                        step.grade() == Grade.CERTIFIED
                                                ? Set.of("BSI-C3A", "EN-50600", "EMAS")
                                                : Set.of(),
                                        null);
                            }
                        }));
            }
        }
        return claims;
    }

    private static void suppliers(MemoryClaims claims, int count) {
        for (int n = 0; n < count; n++) {
            claims.credential(
                    "ex:service-profile ctl:suppliedBy [ ctl:block \"compute\" ; ctl:offering ex:s%d ] ; ctl:party [ ctl:participant ex:p%d ; ctl:role \"support\" ] ."
                            .formatted(n, n));
            claims.credential(
                    "ex:s%d a gx:ServiceOffering ; gx:providedBy ex:p%d . ex:s%d-profile a ctl:VirtualMachineProfile ; ctl:describes ex:s%d ; ctl:block \"compute\" ; ctl:complete ctl:party ; ctl:keyCustody \"byok\" ; ctl:location [ ctl:country \"FR\" ] ."
                            .formatted(n, n, n, n));
            claims.credential(
                    "ex:p%d a gx:LegalPerson . ex:p%d-profile ctl:describes ex:p%d ; ctl:fundingFromEu \"all\" ; ctl:immunity \"clauses\" ."
                            .formatted(n, n, n));
        }
    }
}

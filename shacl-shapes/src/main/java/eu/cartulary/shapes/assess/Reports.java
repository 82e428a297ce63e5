package eu.cartulary.shapes.assess;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.CriterionReport.FactReport;
import eu.cartulary.report.CriterionReport.MissingFact;
import eu.cartulary.report.CriterionReport.NodeReport;
import eu.cartulary.report.CriterionReport.PathStep;
import eu.cartulary.report.CriterionReport.RelatedCriterion;
import eu.cartulary.report.Effort;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.ClosureEdge;
import eu.cartulary.shapes.rulebook.Bridges;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rung;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;

/** Puts an assessment into words. */
public final class Reports {
    private final Assessment assessment;
    private final Rulebook rulebook;
    private final Language language;

    private Reports(Assessment assessment, Rulebook rulebook, Language language) {
        this.assessment = assessment;
        this.rulebook = rulebook;
        this.language = language;
    }

    /** The report of an assessment by the rulebook that made it, in one language. */
    public static AssessmentReport of(Assessment assessment, Rulebook rulebook, Language language) {
        if (!rulebook.id().equals(assessment.rulebook())) {
            throw new IllegalArgumentException(assessment.rulebook() + " was not made by " + rulebook.id());
        }
        return new Reports(assessment, rulebook, language).report();
    }

    private AssessmentReport report() {
        List<CriterionReport> criteria = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        rulebook.notes().forEach(note -> notes.add(note.in(language)));
        if (!assessment.complete()) {
            notes.add(Wording.cut().in(language));
        }
        for (CriterionAnswer answer : assessment.criteria()) {
            Criterion criterion = rulebook.criterion(answer.criterion()).orElseThrow();
            criteria.add(criterion(answer, criterion));
            if (criterion.note() != null && answer.asked()) {
                notes.add(criterion.id() + ": " + criterion.note().in(language));
            }
        }
        Map<Grade, String> byProof = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            byProof.put(grade, assessment.proof(grade).overall().code());
        }
        return new AssessmentReport(
                rulebook.id(),
                rulebook.title().in(language),
                rulebook.version(),
                rulebook.edition(),
                assessment.offering(),
                assessment.at(),
                language.tag(),
                assessment.details(),
                byProof,
                criteria,
                new Gaps(assessment, rulebook, language).all(),
                assessment.changesAt(),
                assessment.complete(),
                notes);
    }

    private CriterionReport criterion(CriterionAnswer answer, Criterion criterion) {
        boolean asked = answer.asked();
        Rung rung = criterion.rung(answer.rung());
        Rung next = asked && answer.rung() < criterion.ladder().size() ? criterion.rung(answer.rung() + 1) : null;
        NodeAnswer worst = answer.worst();
        boolean points = rulebook.points() != null;
        return new CriterionReport(
                criterion.id(),
                criterion.title().in(language),
                criterion.pillar().code(),
                criterion.objective().code(),
                answer.verdict(),
                answer.grade(),
                asked && answer.known() ? answer.rung() : null,
                criterion.ladder().size(),
                asked && answer.known() ? rung.label().in(language) : null,
                asked
                        ? criterion
                                .rung(answer.known() ? answer.rung() : answer.atMost())
                                .level(assessment.parameters())
                                .code()
                        : null,
                points && asked ? answer.points() : null,
                points ? criterion.top().points() : null,
                asked && answer.gating(),
                worst == null
                        ? List.of()
                        : worst.facts().stream()
                                .map(Reports::fact)
                                .sorted(FACTS)
                                .toList(),
                worst == null || answer.verdict() == Verdict.MET
                        ? null
                        : node(assessment, worst, criterion.askedOf().code()),
                worst == null ? List.of() : missing(worst),
                Wording.why(answer.verdict()).in(language),
                next == null ? null : next.advice().in(language),
                next == null ? null : effort(answer, next),
                next == null ? null : Templates.of(assessment, criterion, next, worst),
                related(rulebook.bridges().to(criterion)),
                related(rulebook.bridges().from(criterion)),
                criterion.source());
    }

    /** Saying what is so costs less than changing it: the rung's own effort counts only where facts speak against it. */
    static Effort effort(CriterionAnswer answer, Rung to) {
        return switch (answer.verdict()) {
            case NOT_DECLARED -> to.grade() == Grade.DECLARED ? Effort.DECLARE : Effort.ATTACH_EVIDENCE;
            case NOT_EVIDENCED, EVIDENCE_EXPIRED -> Effort.ATTACH_EVIDENCE;
            default ->
                answer.worst() != null && answer.worst().ifDeclared() >= to.number()
                        ? Effort.ATTACH_EVIDENCE
                        : to.effort();
        };
    }

    private static List<RelatedCriterion> related(List<Bridges.End> ends) {
        return ends.stream()
                .map(end -> new RelatedCriterion(end.rulebook(), end.criterion()))
                .toList();
    }

    /** A graph has no order; two readers of the same facts should say the same. */
    private static final Comparator<FactReport> FACTS = Comparator.comparing(FactReport::path)
            .thenComparing(FactReport::value)
            .thenComparing(FactReport::subject)
            .thenComparing(FactReport::digest);

    private static FactReport fact(FactUsed used) {
        return new FactReport(
                Compact.value(used.subject()),
                Compact.iri(used.predicate()),
                Compact.value(used.object()),
                used.digest(),
                used.grade());
    }

    private static List<MissingFact> missing(NodeAnswer answer) {
        return answer.lacks().stream()
                .map(lack -> new MissingFact(lack.path(), lack.reason().code(), lack.value()))
                .distinct()
                .toList();
    }

    static NodeReport node(Assessment assessment, NodeAnswer answer, String role) {
        List<ClosureEdge> edges = assessment.paths().getOrDefault(answer.node(), List.of());
        boolean declared = !answer.node().startsWith("urn:undeclared:")
                && !answer.node().contains(" (")
                && (!answer.unknown() || !answer.lacks().isEmpty());
        return new NodeReport(
                answer.node(),
                role,
                answer.block(),
                declared,
                edges.stream().map(Reports::step).toList());
    }

    /** Profiles and certificates point at what they are about: their edges are walked backwards. */
    private static PathStep step(ClosureEdge edge) {
        String by = Compact.iri(NodeFactory.createURI(edge.predicate()));
        boolean backwards =
                edge.predicate().equals(Ctl.DESCRIBES) || edge.predicate().equals(Ctl.CERTIFIES);
        return new PathStep(backwards ? "^" + by : by, edge.to());
    }
}

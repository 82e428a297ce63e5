package eu.cartulary.shapes.local;

import eu.cartulary.client.Envelope;
import eu.cartulary.client.LocalValidator;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.wire.Keys;
import eu.cartulary.wire.ValidationReport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/** The checks of this library as a {@link LocalValidator}; found by {@link java.util.ServiceLoader}. Safe for all threads. */
public final class LocalChecks implements LocalValidator {
    static {
        JenaSystem.init();
    }

    private final Clock clock;

    /** For the service loader: today's rules, today. */
    @AllowedHere("a service has no one who could hand it a clock")
    public LocalChecks() {
        this(Clock.systemUTC());
    }

    LocalChecks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ValidationReport validate(Envelope document, Language language) {
        return validate(document, language, clock.instant());
    }

    @Override
    public ValidationReport validate(Envelope document, Language language, Instant now) {
        Credentials.Found found;
        try {
            found = Credentials.in(document);
        } catch (Credentials.UnreadableException unreadable) {
            Violation violation = new Violation(
                    unreadable.rule(),
                    null,
                    null,
                    null,
                    null,
                    Severity.VIOLATION,
                    String.valueOf(unreadable.getMessage()),
                    null,
                    null);
            return new ValidationReport(false, 0, List.of(), List.of(violation), List.of(), Map.of());
        }
        DocumentClaims claims = new DocumentClaims(now);
        List<Violation> readings = new ArrayList<>();
        List<Violation> shapes = new ArrayList<>();
        for (int i = 0; i < found.documents().size(); i++) {
            Credentials.Document credential = found.documents().get(i);
            CredentialReading reading = CredentialReader.bundled().read(credential.bytes(), language);
            Violation.CredentialRef ref = found.shape() == Credentials.Shape.ALONE
                            || found.documents().size() == 1
                    ? null
                    : new Violation.CredentialRef(i, id(credential.bytes()));
            Graph graph = reading.graph();
            List<Violation> broken = new ArrayList<>(reading.violations());
            if (graph != null) {
                broken.addAll(BaseShapes.bundled().validate(graph, credential.bytes(), language));
                claims.add(credential, reading, graph);
            }
            broken.forEach(remark -> shapes.add(ref == null ? remark : remark.in(ref)));
            reading.findings().forEach(remark -> readings.add(ref == null ? remark : remark.in(ref)));
        }
        return report(readings, shapes, claims, language, now);
    }

    /** In the order of a catalog, which reports the refusal first where there is one. */
    private static ValidationReport report(
            List<Violation> readings, List<Violation> shapes, DocumentClaims claims, Language language, Instant now) {
        boolean acceptable = shapes.stream().noneMatch(remark -> remark.severity() == Severity.VIOLATION);
        Set<Violation> remarks = new LinkedHashSet<>(acceptable ? readings : shapes);
        remarks.addAll(acceptable ? shapes : readings);
        List<ValidationReport.AssessedOffering> offerings = new ArrayList<>();
        Assessor assessor = new Assessor(Rulebooks.bundled());
        for (String offering : claims.offerings()) {
            offerings.add(assessed(offering, claims, assessor, language, now));
        }
        return new ValidationReport(acceptable, 0, List.of(), List.copyOf(remarks), offerings, Map.of());
    }

    private static ValidationReport.AssessedOffering assessed(
            String offering, DocumentClaims claims, Assessor assessor, Language language, Instant now) {
        Closure closure = Closure.of(offering, claims, ClosureLimits.DEFAULT);
        Map<String, Assessment> assessments = assessor.assessAll(closure, now);
        Map<String, String> levels = new TreeMap<>();
        Map<String, LevelDetails> details = new TreeMap<>();
        Map<String, AssessmentReport> reports = new TreeMap<>();
        for (Rulebook rulebook : assessor.rulebooks().all()) {
            Assessment assessment = assessments.get(rulebook.id());
            if (assessment != null) {
                levels.put(rulebook.id(), assessment.details().reached());
                details.put(rulebook.id(), assessment.details());
                reports.put(rulebook.id(), Reports.of(assessment, rulebook, language));
            }
        }
        List<OfferingFacts.Wording> names = OfferingFacts.of(closure).names();
        return new ValidationReport.AssessedOffering(
                Keys.of(offering),
                offering,
                names.isEmpty() ? null : names.get(0).text(),
                levels,
                details,
                reports);
    }

    private static @Nullable String id(byte[] credential) {
        try {
            return Json.read(credential).path("id").asString(null);
        } catch (Json.MalformedJsonException unreadable) {
            return null;
        }
    }
}

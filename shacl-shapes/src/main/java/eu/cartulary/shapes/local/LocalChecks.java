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
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.wire.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/** The checks of this library as a {@link LocalValidator}; found by {@link java.util.ServiceLoader}. Safe for all threads. */
public final class LocalChecks implements LocalValidator {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int KEY_LENGTH = 26;

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
        Instant now = clock.instant();
        DocumentClaims claims = new DocumentClaims(now);
        List<Violation> remarks = new ArrayList<>();
        for (int i = 0; i < found.documents().size(); i++) {
            byte[] credential = found.documents().get(i);
            List<Violation> own = check(credential, claims, language);
            Violation.CredentialRef ref =
                    found.shape() == Credentials.Shape.ALONE ? null : new Violation.CredentialRef(i, id(credential));
            own.forEach(remark -> remarks.add(ref == null ? remark : remark.in(ref)));
        }
        return report(remarks, claims, language, now);
    }

    private static List<Violation> check(byte[] credential, DocumentClaims claims, Language language) {
        CredentialReading reading = CredentialReader.bundled().read(credential, language);
        List<Violation> remarks = new ArrayList<>(reading.violations());
        remarks.addAll(reading.findings());
        Graph graph = reading.graph();
        if (graph != null) {
            remarks.addAll(BaseShapes.bundled().validate(graph, credential, language));
            claims.add(credential, reading, graph);
        }
        return remarks;
    }

    private static ValidationReport report(
            List<Violation> remarks, DocumentClaims claims, Language language, Instant now) {
        List<Violation> violations = new ArrayList<>();
        List<Violation> findings = new ArrayList<>();
        remarks.forEach(remark -> (remark.severity() == Severity.VIOLATION ? violations : findings).add(remark));
        List<ValidationReport.AssessedOffering> offerings = new ArrayList<>();
        Assessor assessor = new Assessor(Rulebooks.bundled());
        for (String offering : claims.offerings()) {
            offerings.add(assessed(offering, claims, assessor, language, now));
        }
        return new ValidationReport(violations.isEmpty(), 0, findings, violations, offerings, Map.of());
    }

    private static ValidationReport.AssessedOffering assessed(
            String offering, DocumentClaims claims, Assessor assessor, Language language, Instant now) {
        Closure closure = Closure.of(offering, claims, ClosureLimits.DEFAULT);
        Map<String, Assessment> assessments = assessor.assessAll(closure, now);
        Map<String, String> levels = new LinkedHashMap<>();
        Map<String, LevelDetails> details = new LinkedHashMap<>();
        Map<String, AssessmentReport> reports = new LinkedHashMap<>();
        for (Rulebook rulebook : assessor.rulebooks().all()) {
            Assessment assessment = assessments.get(rulebook.id());
            if (assessment != null) {
                levels.put(rulebook.id(), assessment.details().reached());
                details.put(rulebook.id(), assessment.details());
                reports.put(rulebook.id(), Reports.of(assessment, rulebook, language));
            }
        }
        return new ValidationReport.AssessedOffering(
                key(offering), offering, claims.name(offering), levels, details, reports);
    }

    private static @Nullable String id(byte[] credential) {
        try {
            return Json.read(credential).path("id").asString(null);
        } catch (Json.MalformedJsonException unreadable) {
            return null;
        }
    }

    /** The key that a catalog gives an offering: the first 26 characters of the base32 of the SHA-256 of its IRI. */
    static String key(String iri) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(iri.getBytes(StandardCharsets.UTF_8));
            StringBuilder key = new StringBuilder(KEY_LENGTH);
            int buffer = 0;
            int bits = 0;
            for (int i = 0; key.length() < KEY_LENGTH; ) {
                if (bits < 5) {
                    buffer = buffer << 8 | hash[i++] & 0xff;
                    bits += 8;
                }
                bits -= 5;
                key.append(BASE32.charAt(buffer >> bits & 31));
            }
            return key.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

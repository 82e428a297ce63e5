package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.validation.Validated;
import eu.cartulary.catalog.validation.Validator;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.wire.ValidationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /validations}: what would become of a document. Nothing is stored, nobody needs a right to ask. */
public final class ValidationResource implements Resource {
    private final Validator validator;
    private final Rulebooks rulebooks;
    private final Messages messages;
    private final Blocking blocking;
    private final HttpSettings settings;

    /** Judges with this. */
    public ValidationResource(
            Validator validator, Rulebooks rulebooks, Messages messages, Blocking blocking, HttpSettings settings) {
        this.validator = validator;
        this.rulebooks = rulebooks;
        this.messages = messages;
        this.blocking = blocking;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(
                        "/validations",
                        this::validate,
                        MediaTypes.VC_JWT,
                        MediaTypes.VP_JWT,
                        MediaTypes.JSON_LD,
                        MediaTypes.VC,
                        MediaTypes.JWT,
                        MediaTypes.TURTLE)
                .giving(MediaTypes.JSON, MediaTypes.SARIF, MediaTypes.TURTLE));
    }

    private Mono<ServerResponse> validate(ServerRequest request) {
        Parameters.only(request);
        Language language = Call.language(request);
        MediaType type = Call.chosen(request, MediaTypes.JSON);
        Reply.inLanguage(request);
        return Bodies.read(request, settings.maxEnvelope(), settings.bodyTime())
                .flatMap(body ->
                        blocking.call(Bulkhead.JUDGE, c -> validator.validate(mediaType(request), body, language)))
                .flatMap(Refused::unwrap)
                .flatMap(validated -> blocking.call(Bulkhead.JUDGE, c -> write(validated, language, type)))
                .flatMap(report -> ServerResponse.ok()
                        .contentType(type)
                        .header("Cache-Control", "no-store")
                        .bodyValue(report));
    }

    private static String mediaType(ServerRequest request) {
        MediaType type = request.headers().contentType().orElseThrow();
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    private byte[] write(Validated validated, Language language, MediaType type) {
        ValidationReport report = report(validated, language);
        if (MediaTypes.same(type, MediaTypes.SARIF)) {
            return Sarif.of(report);
        }
        return MediaTypes.same(type, MediaTypes.TURTLE) ? ShaclReport.of(report, language) : Json.write(report);
    }

    private ValidationReport report(Validated validated, Language language) {
        List<Violation> findings = new ArrayList<>();
        for (Finding finding : validated.findings()) {
            findings.add(messages.render(finding, language));
        }
        List<Violation> violations = new ArrayList<>();
        if (validated.refusal() != null) {
            violations.addAll(messages.render(validated.refusal(), language));
        }
        validated.violations().stream().filter(v -> !violations.contains(v)).forEach(violations::add);
        Map<String, Object> more = new LinkedHashMap<>();
        if (validated.refusal() != null) {
            more.put("problem", "/problems/" + validated.refusal().type().slug());
            more.putAll(validated.refusal().members());
        }
        return new ValidationReport(
                validated.refusal() == null,
                validated.wouldBe(),
                findings,
                violations,
                validated.offerings().stream().map(o -> offering(o, language)).toList(),
                more);
    }

    private ValidationReport.AssessedOffering offering(Validated.ValidatedOffering offering, Language language) {
        Map<String, String> levels = new TreeMap<>();
        Map<String, LevelDetails> details = new TreeMap<>();
        Map<String, AssessmentReport> reports = new TreeMap<>();
        for (Map.Entry<String, Assessment> each : offering.assessments().entrySet()) {
            rulebooks.byId(each.getKey()).ifPresent(rulebook -> {
                AssessmentReport report = Reports.of(each.getValue(), rulebook, language);
                levels.put(rulebook.id(), report.level().reached());
                details.put(rulebook.id(), report.level());
                reports.put(rulebook.id(), report);
            });
        }
        List<OfferingFacts.Wording> names = offering.facts().names();
        return new ValidationReport.AssessedOffering(
                Key.of(offering.offering()).value(),
                offering.offering(),
                names.isEmpty() ? null : names.get(0).text(),
                levels,
                details,
                reports);
    }
}

package eu.cartulary.testkit;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.wire.Keys;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import eu.cartulary.wire.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the credentials say together, by the real rules. Judged again when anything has changed. */
final class Judging {
    private final Memory memory;
    private final Clock clock;
    private final Assessor assessor = new Assessor(Rulebooks.bundled());
    private final Map<String, Judged> judged = new HashMap<>();
    private long version = -1;

    Judging(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** One offering as it stands. */
    record Judged(OfferingSummary summary, OfferingFacts facts, Map<String, Assessment> assessments, Status status) {
        boolean isListed() {
            return status == Status.LISTED;
        }
    }

    enum Status {
        LISTED,
        PROVIDER_UNKNOWN,
        ENDED
    }

    Assessor assessor() {
        return assessor;
    }

    /** All of them, as they came. */
    synchronized List<Judged> all() {
        long now = memory.version();
        if (now != version) {
            judged.clear();
            version = now;
        }
        List<Judged> all = new ArrayList<>();
        for (String offering : memory.offerings()) {
            all.add(judged.computeIfAbsent(offering, this::judge));
        }
        return all;
    }

    Judged byKey(String key) {
        return all().stream()
                .filter(each -> each.summary().key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.because(ProblemType.NOT_FOUND, "no offering " + key));
    }

    private Judged judge(String offering) {
        Closure closure = Closure.of(offering, memory, ClosureLimits.DEFAULT);
        OfferingFacts facts = OfferingFacts.of(closure);
        Map<String, Assessment> assessments = assessor.assessAll(closure, clock.instant());
        Map<String, String> levels = new TreeMap<>();
        Map<String, LevelDetails> details = new TreeMap<>();
        assessments.forEach((rulebook, assessment) -> {
            levels.put(rulebook, assessment.details().reached());
            details.put(rulebook, assessment.details());
        });
        Status status = status(offering, facts);
        OfferingSummary summary = new OfferingSummary(
                Keys.of(offering),
                offering,
                first(facts.names()),
                first(facts.descriptions()),
                facts.kinds().stream()
                        .findFirst()
                        .map(kind -> kind.replaceFirst("/.*", ""))
                        .orElse(null),
                List.copyOf(facts.kinds()),
                status == Status.ENDED ? "ended" : "active",
                null,
                provider(facts),
                List.copyOf(countries(facts)),
                levels,
                details,
                null,
                admitted(offering),
                Map.of());
        return new Judged(summary, facts, assessments, status);
    }

    private Status status(String offering, OfferingFacts facts) {
        if (memory.about(offering).isEmpty()) {
            return Status.ENDED;
        }
        OfferingFacts.Participant provider = facts.provider();
        return provider == null || memory.about(provider.iri()).isEmpty() ? Status.PROVIDER_UNKNOWN : Status.LISTED;
    }

    private static @Nullable ParticipantRef provider(OfferingFacts facts) {
        OfferingFacts.Participant provider = facts.provider();
        return provider == null
                ? null
                : new ParticipantRef(Keys.of(provider.iri()), provider.iri(), provider.name(), provider.country());
    }

    /** Where data is processed or stored. */
    static Set<String> countries(OfferingFacts facts) {
        Set<String> countries = new TreeSet<>();
        for (OfferingFacts.Location location : facts.locations()) {
            String purpose = Objects.requireNonNullElse(location.purpose(), "");
            if (location.country() != null && (purpose.equals("processing") || purpose.equals("storage"))) {
                countries.add(location.country());
            }
        }
        return countries;
    }

    private @Nullable Instant admitted(String offering) {
        return memory.sources(offering).stream()
                .map(kept -> kept.record().admitted())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String first(List<OfferingFacts.Wording> words) {
        return words.isEmpty() ? null : words.get(0).text();
    }

    Map<String, AssessmentReport> reports(Judged offering, Language language) {
        Map<String, AssessmentReport> reports = new TreeMap<>();
        for (Rulebook rulebook : assessor.rulebooks().all()) {
            Assessment assessment = offering.assessments().get(rulebook.id());
            if (assessment != null) {
                reports.put(rulebook.id(), Reports.of(assessment, rulebook, language));
            }
        }
        return reports;
    }

    OfferingDetail detail(Judged offering) {
        OfferingSummary s = offering.summary();
        List<OfferingDetail.Source> sources = memory.sources(s.id()).stream()
                .map(Kept::record)
                .map(r -> new OfferingDetail.Source(r.digest(), r.id(), r.issuer(), r.types(), r.status()))
                .toList();
        List<OfferingDetail.Site> sites = offering.facts().sites().stream()
                .map(site -> new OfferingDetail.Site(site.iri(), site.name(), site.country(), List.of()))
                .toList();
        return new OfferingDetail(
                s.key(),
                s.id(),
                s.name(),
                s.description(),
                s.kind(),
                s.kinds(),
                s.status(),
                s.endsAt(),
                s.provider(),
                s.countries(),
                s.levels(),
                s.levelDetails(),
                null,
                List.of(),
                sites,
                sources,
                List.of(),
                s.published(),
                Map.of());
    }
}

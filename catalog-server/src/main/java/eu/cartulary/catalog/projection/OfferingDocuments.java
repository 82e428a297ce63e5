package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.catalog.assessment.OfferingState.Pending;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingStatus;
import eu.cartulary.catalog.search.Standing;
import eu.cartulary.json.Json;
import eu.cartulary.report.Grade;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.LevelSet;
import eu.cartulary.shapes.facts.OfferingFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a judged offering what the index keeps of it. */
final class OfferingDocuments {
    private static final int MAX_DESCRIPTION = 500;

    private OfferingDocuments() {}

    static OfferingDocument of(OfferingState state, Instant published, List<Map<String, Object>> sources) {
        OfferingFacts facts = state.facts();
        Map<String, Object> item = item(state, published);
        Map<String, Object> detail = new LinkedHashMap<>(item);
        detail.put("description", description(facts, Integer.MAX_VALUE));
        detail.put(
                "sites", facts.sites().stream().map(site -> site(site, facts)).toList());
        detail.put(
                "exposure",
                Map.of(
                        "orders",
                        sorted(facts.exposure().orders()),
                        "determined",
                        facts.exposure().determined()));
        detail.put("certificates", sorted(facts.certificates()));
        detail.put(
                "attested",
                facts.labels().stream().map(OfferingDocuments::label).toList());
        detail.put("protocols", sorted(facts.protocols()));
        detail.put("exportFormats", sorted(facts.exportFormats()));
        detail.put("keyCustody", sorted(facts.keyCustody()));
        detail.put("locations", locations(facts));
        detail.put("locationsComplete", facts.locationsComplete());
        put(detail, "changesAt", state.changesAt());
        detail.put("sources", sources);
        return new OfferingDocument(
                state.offering(),
                display(facts),
                List.copyOf(facts.kinds()),
                status(state),
                state.endsAt(),
                published,
                provider(facts),
                places(facts),
                new OfferingDocument.Exposure(
                        facts.exposure().orders(), facts.exposure().determined()),
                new OfferingDocument.Facts(
                        facts.certificates(), facts.protocols(), facts.exportFormats(), facts.keyCustody()),
                standings(state),
                state.pending() == Pending.YES,
                state.sources(),
                Json.write(item),
                Json.write(detail));
    }

    /** A label of a clearing house: said by it, shown as it is. */
    private static Map<String, Object> label(OfferingFacts.Label label) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scheme", "Gaia-X-Label");
        members.put("level", label.level());
        members.put("issuer", label.issuer());
        members.put("from", label.from());
        put(members, "until", label.until());
        members.put("credential", label.credential());
        return members;
    }

    /** The members of an offering in a list, in the order of the contract. */
    private static Map<String, Object> item(OfferingState state, Instant published) {
        OfferingFacts facts = state.facts();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", state.key().value());
        item.put("id", state.offering());
        item.put("name", name(facts));
        put(item, "description", description(facts, MAX_DESCRIPTION));
        String first = facts.kinds().iterator().next();
        item.put("kind", first.contains("/") ? first.substring(0, first.indexOf('/')) : first);
        item.put("kinds", facts.kinds());
        item.put("status", status(state).word());
        put(item, "endsAt", state.endsAt());
        put(item, "provider", provider(state));
        item.put("countries", countries(facts));
        item.put("levels", state.levels());
        Map<String, Object> details = new LinkedHashMap<>();
        state.assessments().values().stream()
                .sorted((a, b) -> a.rulebook().compareTo(b.rulebook()))
                .forEach(assessment -> details.put(assessment.rulebook(), assessment.details()));
        item.put("levelDetails", details);
        if (state.pending() == Pending.YES) {
            item.put("assessment", "pending");
        }
        item.put("listed", state.listed());
        if (!state.notListedBecause().isEmpty()) {
            item.put("notListedBecause", state.notListedBecause());
        }
        item.put("published", published);
        return item;
    }

    private static @Nullable Map<String, Object> provider(OfferingState state) {
        OfferingFacts.Participant provider = state.facts().provider();
        if (provider == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", Key.of(provider.iri()).value());
        members.put("id", provider.iri());
        members.put("name", provider.name());
        put(members, "country", provider.country());
        return members;
    }

    private static OfferingDocument.Provider provider(OfferingFacts facts) {
        OfferingFacts.Participant provider = facts.provider();
        // An offering whose provider is not stated is kept, and not listed: it needs some name to stand under.
        return provider == null
                ? new OfferingDocument.Provider("urn:cartulary:nobody", "", null)
                : new OfferingDocument.Provider(provider.iri(), provider.name(), provider.country());
    }

    private static OfferingDocument.Display display(OfferingFacts facts) {
        List<OfferingDocument.Wording> names = wordings(facts.names());
        return new OfferingDocument.Display(
                names.isEmpty() ? List.of(new OfferingDocument.Wording(facts.offering(), null)) : names,
                wordings(facts.descriptions()),
                List.copyOf(facts.keywords()));
    }

    private static List<OfferingDocument.Wording> wordings(List<OfferingFacts.Wording> found) {
        return found.stream()
                .map(wording -> new OfferingDocument.Wording(wording.text(), wording.language()))
                .toList();
    }

    private static OfferingDocument.Places places(OfferingFacts facts) {
        return new OfferingDocument.Places(
                facts.locations().stream()
                        .map(location -> new OfferingDocument.Location(purpose(location.purpose()), location.country()))
                        .distinct()
                        .toList(),
                facts.locationsComplete(),
                facts.points().stream()
                        .map(point -> new OfferingDocument.Point(point.latitude(), point.longitude()))
                        .toList());
    }

    private static OfferingDocument.Purpose purpose(@Nullable String word) {
        if (word == null) {
            return OfferingDocument.Purpose.UNSAID;
        }
        try {
            return OfferingDocument.Purpose.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException ofAnotherKind) {
            return OfferingDocument.Purpose.UNSAID;
        }
    }

    private static OfferingStatus status(OfferingState state) {
        return switch (state.status()) {
            case ACTIVE -> state.listed() ? OfferingStatus.ACTIVE : OfferingStatus.UNLISTED;
            case REVOKED, SUPERSEDED -> OfferingStatus.REVOKED;
            case EXPIRED -> OfferingStatus.EXPIRED;
            case UNTRUSTED -> OfferingStatus.UNTRUSTED;
            case WITHDRAWN, ERASED -> OfferingStatus.WITHDRAWN;
        };
    }

    /** Countries where data is processed or stored, or where what is done was not said. */
    private static Set<String> countries(OfferingFacts facts) {
        Set<String> countries = new TreeSet<>();
        for (OfferingFacts.Location location : facts.locations()) {
            boolean data = location.purpose() == null
                    || location.purpose().equals("processing")
                    || location.purpose().equals("storage");
            if (data && location.country() != null) {
                countries.add(location.country());
            }
        }
        return countries;
    }

    private static List<Map<String, Object>> locations(OfferingFacts facts) {
        List<Map<String, Object>> locations = new ArrayList<>();
        for (OfferingFacts.Location location : facts.locations()) {
            Map<String, Object> members = new LinkedHashMap<>();
            put(members, "country", location.country());
            put(members, "purpose", location.purpose());
            put(members, "site", location.site());
            locations.add(members);
        }
        return locations;
    }

    private static Map<String, Object> site(OfferingFacts.Site site, OfferingFacts facts) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", site.iri());
        put(members, "name", site.name());
        put(members, "country", site.country());
        List<String> purposes = facts.locations().stream()
                .filter(location -> site.iri().equals(location.site()))
                .flatMap(location -> Stream.ofNullable(location.purpose()))
                .distinct()
                .sorted()
                .toList();
        members.put("purposes", purposes);
        return members;
    }

    private static List<Standing> standings(OfferingState state) {
        List<Standing> standings = new ArrayList<>();
        for (Assessment assessment : state.assessments().values()) {
            for (Grade proof : Grade.values()) {
                LevelSet reached = assessment.proof(proof);
                LevelSet atMost = assessment.atMost();
                standings.add(standing(
                        assessment.rulebook(),
                        proof,
                        reached.overall().rank(),
                        atMost.overall().rank()));
                reached.objectives()
                        .forEach((objective, level) -> standings.add(standing(
                                assessment.rulebook() + "/" + objective,
                                proof,
                                level.rank(),
                                atMost.objectives()
                                        .getOrDefault(objective, level)
                                        .rank())));
            }
        }
        return standings;
    }

    private static Standing standing(String scale, Grade proof, int reached, int atMost) {
        return new Standing(scale, proof, reached, Math.max(reached, atMost));
    }

    private static String name(OfferingFacts facts) {
        return facts.names().isEmpty() ? facts.offering() : facts.names().get(0).text();
    }

    private static @Nullable String description(OfferingFacts facts, int longest) {
        if (facts.descriptions().isEmpty()) {
            return null;
        }
        String text = facts.descriptions().get(0).text();
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}

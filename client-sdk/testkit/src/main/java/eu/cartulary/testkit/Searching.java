package eu.cartulary.testkit;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.facts.OfferingFacts;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.FacetValue;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ProblemType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Questions for offerings, answered by looking at each. What takes an index or a map of the world ({@code near},
 * {@code exposedTo}, {@code notExposedTo}, {@code proof}, sorting by level or distance) is refused as an unknown parameter,
 * never silently passed over.
 */
final class Searching {
    private static final Set<String> KNOWN = Set.of(
            "q",
            "kind",
            "provider",
            "country",
            "onlyIn",
            "certificate",
            "protocol",
            "exportFormat",
            "keyCustody",
            "level",
            "status",
            "id",
            "sort",
            "facets",
            "limit",
            "cursor",
            "after");

    private static final Map<String, Function<Judging.Judged, Set<String>>> FACETS = Map.of(
            "kind", judged -> Set.copyOf(judged.summary().kinds()),
            "country", judged -> Judging.countries(judged.facts()),
            "certificate", judged -> judged.facts().certificates(),
            "protocol", judged -> judged.facts().protocols(),
            "exportFormat", judged -> judged.facts().exportFormats(),
            "keyCustody", judged -> judged.facts().keyCustody());

    private final Judging judging;

    Searching(Judging judging) {
        this.judging = judging;
    }

    /** A question as it stands in an address. */
    record Question(Map<String, List<String>> parameters) {
        static Question of(@Nullable String query) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
                String[] pair = part.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>())
                        .add(pair.length == 1 ? "" : decoded(pair[1]));
            }
            return new Question(parameters);
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        List<String> all(String name) {
            return parameters.getOrDefault(name, List.of());
        }

        @Nullable
        String one(String name) {
            List<String> values = all(name);
            return values.isEmpty() ? null : values.get(0);
        }

        int number(String name, int otherwise) {
            String value = one(name);
            try {
                return value == null ? otherwise : Integer.parseInt(value);
            } catch (NumberFormatException notANumber) {
                throw Refused.because(ProblemType.UNKNOWN_PARAMETER, name + " is a number");
            }
        }
    }

    /** Every match, in order. */
    List<Judging.Judged> matches(Question question) {
        for (String name : question.parameters().keySet()) {
            if (!KNOWN.contains(name)) {
                throw Refused.because(
                        ProblemType.UNKNOWN_PARAMETER, "the in-memory catalog does not know the parameter " + name);
            }
        }
        return judging.all().stream()
                .filter(filter(question))
                .sorted(order(question.one("sort")))
                .toList();
    }

    OfferingPage page(Question question) {
        List<Judging.Judged> matches = matches(question);
        int from = question.number("cursor", 0);
        int to = Math.min(matches.size(), from + Math.min(200, Math.max(1, question.number("limit", 20))));
        List<OfferingSummary> items = matches.subList(Math.min(from, to), to).stream()
                .map(Judging.Judged::summary)
                .toList();
        return new OfferingPage(
                matches.size(),
                0,
                Grade.DECLARED,
                items,
                facets(question.one("facets"), matches),
                to < matches.size() ? next(question, to) : null,
                Map.of());
    }

    private static String next(Question question, int cursor) {
        List<String> parts = new ArrayList<>();
        question.parameters().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value)));
            }
        });
        parts.add("cursor=" + cursor);
        return "/offerings?" + String.join("&", parts);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Predicate<Judging.Judged> filter(Question question) {
        String status = Objects.requireNonNullElse(question.one("status"), "active");
        Predicate<Judging.Judged> filter = status.equals("active")
                ? Judging.Judged::isListed
                : each -> each.summary().status().equals(status);
        for (String word : Objects.requireNonNullElse(question.one("q"), "").split("\\s+")) {
            filter = filter.and(each -> text(each.summary()).contains(word.toLowerCase(Locale.ROOT)));
        }
        filter = any(filter, question, "kind", (each, kind) -> each.summary().kinds().stream()
                .anyMatch(own -> own.equals(kind) || own.startsWith(kind + "/")));
        filter = any(filter, question, "id", (each, id) -> each.summary().id().equals(id));
        filter = any(filter, question, "provider", Searching::isProvider);
        for (String facet : FACETS.keySet()) {
            if (!facet.equals("kind")) {
                filter = any(filter, question, facet, (each, value) -> FACETS.get(facet).apply(each).stream()
                        .anyMatch(value::equalsIgnoreCase));
            }
        }
        for (String area : question.all("onlyIn")) {
            filter = filter.and(each -> onlyIn(each.facts(), area));
        }
        for (String level : question.all("level")) {
            filter = filter.and(each -> reaches(each.summary(), level));
        }
        return filter;
    }

    private interface Has {
        boolean has(Judging.Judged offering, String value);
    }

    /** Several values are alternatives. */
    private static Predicate<Judging.Judged> any(
            Predicate<Judging.Judged> filter, Question question, String name, Has has) {
        List<String> values = question.all(name);
        return values.isEmpty() ? filter : filter.and(each -> values.stream().anyMatch(value -> has.has(each, value)));
    }

    private static boolean isProvider(Judging.Judged offering, String keyOrIri) {
        var provider = offering.summary().provider();
        return provider != null && (provider.key().equals(keyOrIri) || keyOrIri.equals(provider.id()));
    }

    private static String text(OfferingSummary summary) {
        return (summary.name() + " " + summary.description()
                        + (summary.provider() == null
                                ? ""
                                : " " + summary.provider().name()))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean onlyIn(OfferingFacts facts, String area) {
        return facts.locationsComplete()
                && !facts.locations().isEmpty()
                && facts.locations().stream()
                        .allMatch(each ->
                                each.country() != null && CodeLists.bundled().inGroup(area, each.country()));
    }

    private boolean reaches(OfferingSummary offering, String asked) {
        String[] parts = asked.split(":", 2);
        Rulebook rulebook = parts.length < 2
                ? null
                : judging.assessor().rulebooks().byId(parts[0]).orElse(null);
        if (rulebook == null || rulebook.level(parts[1]).isEmpty()) {
            throw Refused.because(
                    ProblemType.UNKNOWN_PARAMETER,
                    "the in-memory catalog knows level=<rulebook>:<level>, not " + asked);
        }
        int least = rulebook.level(parts[1]).map(Level::rank).orElseThrow();
        return rulebook.level(offering.levels().getOrDefault(parts[0], ""))
                        .map(Level::rank)
                        .orElse(-1)
                >= least;
    }

    private static Comparator<Judging.Judged> order(@Nullable String sort) {
        String by = sort == null ? "relevance" : sort.replaceFirst("^-", "");
        Comparator<Judging.Judged> order =
                switch (by) {
                    case "relevance" -> (a, b) -> 0; // As they were published: every match counts the same here.
                    case "name" ->
                        Comparator.comparing(
                                each -> String.valueOf(each.summary().name()));
                    case "published" ->
                        Comparator.comparing(
                                each -> String.valueOf(each.summary().published()));
                    default ->
                        throw Refused.because(
                                ProblemType.UNKNOWN_PARAMETER, "the in-memory catalog does not sort by " + by);
                };
        return sort != null && sort.startsWith("-") ? order.reversed() : order;
    }

    private static Map<String, List<FacetValue>> facets(@Nullable String names, List<Judging.Judged> matches) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        for (String name : names == null ? new String[0] : names.split(",")) {
            Function<Judging.Judged, Set<String>> values = FACETS.get(name);
            if (values == null) {
                throw Refused.because(ProblemType.UNKNOWN_PARAMETER, "the in-memory catalog has no facet " + name);
            }
            Map<String, Long> counts = new TreeMap<>();
            matches.forEach(each -> values.apply(each).forEach(value -> counts.merge(value, 1L, Long::sum)));
            facets.put(
                    name,
                    counts.entrySet().stream()
                            .map(each -> new FacetValue(each.getKey(), each.getValue(), null))
                            .toList());
        }
        return facets;
    }
}

package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.search.SearchQuestion.Direction;
import eu.cartulary.catalog.search.SearchQuestion.LevelAtLeast;
import eu.cartulary.catalog.search.SearchQuestion.Near;
import eu.cartulary.catalog.search.SearchQuestion.Order;
import eu.cartulary.catalog.search.SearchQuestion.SortField;
import eu.cartulary.report.Grade;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a question from query parameters. Says everything that is wrong, not only the first thing. */
final class QuestionParser {
    private static final List<String> OTHERS =
            List.of("q", "level", "proof", "near", "sort", "facets", "limit", "cursor");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
    private static final List<String> KEY_CUSTODY = List.of("managed", "byok", "hyok");
    private static final int MAX_CURSOR = 2_048;
    private static final int MAX_IRI = 2_048;
    // Half the girth of the earth: a wider circle is everywhere.
    private static final double MAX_KILOMETRES = 20_100;

    private final SearchVocabulary vocabulary;
    private final SearchSettings settings = SearchSettings.DEFAULT;
    private final List<Finding> findings = new ArrayList<>();

    QuestionParser(SearchVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Outcome<SearchQuestion> parse(Map<String, List<String>> parameters) {
        parameters.keySet().forEach(this::name);
        Map<Choice, SortedSet<String>> choices = new EnumMap<>(Choice.class);
        for (Choice choice : Choice.values()) {
            SortedSet<String> values = choice(choice, given(parameters, choice.parameter()));
            if (!values.isEmpty()) {
                choices.put(choice, Collections.unmodifiableSortedSet(values));
            }
        }
        if (!choices.containsKey(Choice.ID)) {
            choices.putIfAbsent(
                    Choice.STATUS,
                    Collections.unmodifiableSortedSet(new TreeSet<>(List.of(OfferingStatus.ACTIVE.word()))));
        }
        String text = text(parameters);
        Near near = one(parameters, "near").map(this::near).orElse(null);
        SearchQuestion question = new SearchQuestion(
                text,
                choices,
                levels(parameters),
                one(parameters, "proof").map(this::proof).orElse(vocabulary.defaultProof()),
                near,
                order(parameters, text, near),
                facets(parameters),
                one(parameters, "limit").map(this::limit).orElse(settings.defaultLimit()),
                one(parameters, "cursor").map(this::cursor).orElse(null));
        return findings.isEmpty()
                ? Outcome.done(question)
                : Outcome.refused(Refusal.of(ProblemType.UNKNOWN_PARAMETER, findings));
    }

    private void name(String parameter) {
        if (Choice.of(parameter).isEmpty()
                && !OTHERS.contains(parameter)
                && !SearchQuestion.OF_THE_RIM.contains(parameter)) {
            findings.add(
                    Finding.violation("parameter-unknown", null, parameter, parameter, String.join(", ", names())));
        }
    }

    private static List<String> names() {
        return Stream.concat(Stream.of(Choice.values()).map(Choice::parameter), OTHERS.stream())
                .sorted()
                .toList();
    }

    private List<String> given(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of()).stream()
                .filter(v -> v != null && !v.isBlank())
                .map(String::strip)
                .toList();
        if (values.size() > settings.maxValues()) {
            findings.add(Finding.violation("values-too-many", null, null, name, String.valueOf(settings.maxValues())));
            return List.of();
        }
        return values;
    }

    private Optional<String> one(Map<String, List<String>> parameters, String name) {
        List<String> values = given(parameters, name);
        if (values.size() > 1) {
            findings.add(Finding.violation("value-repeated", null, values.get(1), name));
        }
        return values.stream().findFirst();
    }

    private SortedSet<String> choice(Choice choice, List<String> given) {
        SortedSet<String> values = new TreeSet<>();
        for (String value : given) {
            canonical(choice, value)
                    .ifPresentOrElse(values::add, () -> unknown(choice.parameter(), value, allowed(choice)));
        }
        return values;
    }

    private Optional<String> canonical(Choice choice, String value) {
        return switch (choice) {
            case KIND -> vocabulary.kinds().canonical(value);
            case CERTIFICATE -> vocabulary.certificates().canonical(value);
            case PROTOCOL -> vocabulary.protocols().canonical(value);
            case COUNTRY, ONLY_IN, EXPOSED_TO, NOT_EXPOSED_TO -> Countries.canonical(value);
            case KEY_CUSTODY -> among(KEY_CUSTODY, value);
            case STATUS -> OfferingStatus.ofWord(value).map(OfferingStatus::word);
            case EXPORT_FORMAT ->
                vocabulary.formats().canonical(value).or(() -> Optional.of(value.toLowerCase(Locale.ROOT))
                        .filter(v -> MEDIA_TYPE.matcher(v).matches()));
            case PROVIDER -> key(value);
            case ID -> value.length() <= MAX_IRI ? Optional.of(Key.of(value).value()) : Optional.empty();
        };
    }

    private String allowed(Choice choice) {
        return switch (choice) {
            case KIND -> list(vocabulary.kinds().all());
            case CERTIFICATE -> list(vocabulary.certificates().all());
            case PROTOCOL -> list(vocabulary.protocols().all());
            case COUNTRY, ONLY_IN, EXPOSED_TO, NOT_EXPOSED_TO -> "ISO 3166-1 (DE, FR …), EU, EEA";
            case KEY_CUSTODY -> list(KEY_CUSTODY);
            case STATUS ->
                list(Stream.of(OfferingStatus.values())
                        .map(OfferingStatus::word)
                        .toList());
            case EXPORT_FORMAT -> "text/calendar, application/mbox …";
            case PROVIDER -> "26 × a–z 2–7, IRI";
            case ID -> "IRI";
        };
    }

    private static Optional<String> key(String value) {
        if (Key.isKey(value)) {
            return Optional.of(value);
        }
        return value.indexOf(':') > 0 && value.length() <= MAX_IRI
                ? Optional.of(Key.of(value).value())
                : Optional.empty();
    }

    private @Nullable String text(Map<String, List<String>> parameters) {
        String text = one(parameters, "q").orElse(null);
        if (text == null) {
            return null;
        }
        if (text.length() > settings.maxText() || TextWords.of(text).size() > settings.maxWords()) {
            findings.add(Finding.violation(
                    "text-too-long",
                    null,
                    text,
                    "q",
                    String.valueOf(settings.maxText()),
                    String.valueOf(settings.maxWords())));
            return null;
        }
        return text;
    }

    private List<LevelAtLeast> levels(Map<String, List<String>> parameters) {
        List<LevelAtLeast> levels = new ArrayList<>();
        for (String value : given(parameters, "level")) {
            level(value).ifPresentOrElse(levels::add, () -> unknown("level", value, list(allLevels())));
        }
        return levels;
    }

    private Optional<LevelAtLeast> level(String value) {
        int colon = value.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String name = value.substring(colon + 1);
        return scale(value.substring(0, colon)).flatMap(scale -> among(scale.levels(), name)
                .map(level -> new LevelAtLeast(scale.id(), level, scale.levels().indexOf(level) + 1)));
    }

    private Optional<SearchVocabulary.Scale> scale(String id) {
        return vocabulary.scales().stream()
                .filter(s -> s.id().equalsIgnoreCase(id))
                .findFirst();
    }

    private List<String> allLevels() {
        return vocabulary.scales().stream()
                .flatMap(s -> s.levels().stream().map(level -> s.id() + ":" + level))
                .toList();
    }

    private @Nullable Grade proof(String value) {
        for (Grade grade : Grade.values()) {
            if (grade.name().equalsIgnoreCase(value)) {
                return grade;
            }
        }
        return unknown("proof", value, "declared, evidenced, certified");
    }

    private @Nullable Near near(String value) {
        String[] parts = value.split(",", -1);
        if (parts.length == 3) {
            double latitude = number(parts[0]);
            double longitude = number(parts[1]);
            double kilometres = number(parts[2]);
            // Written so that NaN fails.
            if (Math.abs(latitude) <= 90
                    && Math.abs(longitude) <= 180
                    && kilometres > 0
                    && kilometres <= MAX_KILOMETRES) {
                return new Near(latitude, longitude, kilometres);
            }
        }
        return unknown("near", value, "<-90…90>,<-180…180>,<km>: 50.11,8.68,100");
    }

    private static double number(String text) {
        String digits = text.strip();
        return digits.matches("[+-]?\\d{1,5}(\\.\\d{1,15})?") ? Double.parseDouble(digits) : Double.NaN;
    }

    private Order order(Map<String, List<String>> parameters, @Nullable String text, @Nullable Near near) {
        Order usual = text == null ? Order.NEWEST : Order.BEST;
        String value = one(parameters, "sort").orElse(null);
        if (value == null) {
            return usual;
        }
        boolean falling = value.startsWith("-");
        String name = falling ? value.substring(1) : value;
        Direction direction = falling ? Direction.DESCENDING : Direction.ASCENDING;
        if (name.regionMatches(true, 0, "level:", 0, 6)) {
            Order byLevel = scale(name.substring(6))
                    .map(s -> new Order(SortField.LEVEL, s.id(), direction))
                    .orElse(null);
            return byLevel != null ? byLevel : orElse(usual, unknown("sort", value, sorts()));
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "name" -> new Order(SortField.NAME, null, direction);
            case "published" -> new Order(SortField.PUBLISHED, null, direction);
            case "distance" ->
                near != null || parameters.containsKey("near")
                        ? new Order(SortField.DISTANCE, null, direction)
                        : orElse(usual, needsNear(value));
            // The best come first, whichever way it is written: nobody asks for the worst.
            case "relevance" -> usual;
            default -> orElse(usual, unknown("sort", value, sorts()));
        };
    }

    private static Order orElse(Order usual, @Nullable Object ignored) {
        return usual;
    }

    private @Nullable Object needsNear(String value) {
        findings.add(Finding.violation("sort-needs-near", null, value, "sort"));
        return null;
    }

    private String sorts() {
        return "relevance, name, published, distance, "
                + list(vocabulary.scales().stream().map(s -> "level:" + s.id()).toList()) + " (-)";
    }

    private List<String> facets(Map<String, List<String>> parameters) {
        List<String> names = new ArrayList<>();
        for (String value : given(parameters, "facets")) {
            for (String name : value.split(",", -1)) {
                facet(name.strip()).ifPresentOrElse(names::add, () -> unknown("facets", name, list(allFacets())));
            }
        }
        return names.stream().distinct().toList();
    }

    private Optional<String> facet(String name) {
        return among(allFacets(), name);
    }

    private List<String> allFacets() {
        return Stream.concat(
                        Stream.of(Choice.values()).filter(Choice::countable).map(Choice::parameter),
                        vocabulary.scales().stream().map(s -> Facets.LEVEL + s.id()))
                .toList();
    }

    private @Nullable Integer limit(String value) {
        if (value.matches("\\d{1,4}") && Integer.parseInt(value) <= settings.maxLimit()) {
            return Integer.valueOf(value);
        }
        return unknown("limit", value, "0 … " + settings.maxLimit());
    }

    private @Nullable String cursor(String value) {
        return value.length() <= MAX_CURSOR ? value : unknown("cursor", value, "next");
    }

    private <T> @Nullable T unknown(String parameter, String value, String allowed) {
        findings.add(Finding.violation("value-unknown", null, value, parameter, allowed));
        return null;
    }

    private static Optional<String> among(List<String> words, String word) {
        Function<String, Boolean> same = w -> w.equalsIgnoreCase(word);
        return words.stream().filter(same::apply).findFirst();
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }
}

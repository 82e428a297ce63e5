package eu.cartulary.catalog.query;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.projection.Participants.Listed;
import eu.cartulary.catalog.search.Countries;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.wire.ProblemType;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@code GET /participants}.
 *
 * @param text as typed; none asks for all
 * @param countries of the legal seat, groups dissolved; empty asks for all
 * @param limit items of a page
 * @param place behind which the page begins
 */
public record ParticipantQuestion(
        @Nullable String text,
        Set<String> countries,
        int limit,
        @Nullable Listed place) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final List<String> PARAMETERS = List.of("country", "cursor", "limit", "q");

    public ParticipantQuestion {
        countries = Set.copyOf(countries);
    }

    /** Reads the parameters; {@code unknown-parameter} with all that is wrong with them. */
    public static Outcome<ParticipantQuestion> parse(Map<String, List<String>> parameters) {
        return new Reader(parameters).read();
    }

    /** Whether a participant is asked for: every word of the question begins one of its name or address. */
    boolean matches(Listed participant) {
        boolean inCountry =
                countries.isEmpty() || participant.country() != null && countries.contains(participant.country());
        if (!inCountry || text == null) {
            return inCountry;
        }
        List<String> there = words(participant.name() + ' ' + participant.iri());
        return words(text).stream().allMatch(word -> there.stream().anyMatch(each -> each.startsWith(word)));
    }

    private static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Stream.of(BETWEEN_WORDS.split(plain.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The cursor that begins behind this participant. */
    static String cursor(Listed last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.key().value() + last.sortName()).getBytes(StandardCharsets.UTF_8));
    }

    private static final class Reader {
        private final Map<String, List<String>> parameters;
        private final SearchSettings settings = SearchSettings.DEFAULT;
        private final List<Finding> findings = new ArrayList<>();

        Reader(Map<String, List<String>> parameters) {
            this.parameters = parameters;
        }

        Outcome<ParticipantQuestion> read() {
            parameters.keySet().stream()
                    .filter(name -> !PARAMETERS.contains(name) && !SearchQuestion.OF_THE_RIM.contains(name))
                    .forEach(name -> findings.add(
                            Finding.violation("parameter-unknown", null, name, name, String.join(", ", PARAMETERS))));
            ParticipantQuestion question = new ParticipantQuestion(
                    one("q").filter(this::isShort).orElse(null),
                    countries(),
                    one("limit").map(this::limit).orElse(settings.defaultLimit()),
                    one("cursor").map(this::place).orElse(null));
            return findings.isEmpty()
                    ? Outcome.done(question)
                    : Outcome.refused(Refusal.of(ProblemType.UNKNOWN_PARAMETER, findings));
        }

        private List<String> given(String name) {
            return parameters.getOrDefault(name, List.of()).stream()
                    .filter(value -> value != null && !value.isBlank())
                    .map(String::strip)
                    .toList();
        }

        private Optional<String> one(String name) {
            List<String> values = given(name);
            if (values.size() > 1) {
                findings.add(Finding.violation("value-repeated", null, values.get(1), name));
            }
            return values.stream().findFirst();
        }

        private boolean isShort(String text) {
            boolean fits = text.length() <= settings.maxText() && words(text).size() <= settings.maxWords();
            if (!fits) {
                findings.add(Finding.violation(
                        "text-too-long",
                        null,
                        text,
                        "q",
                        String.valueOf(settings.maxText()),
                        String.valueOf(settings.maxWords())));
            }
            return fits;
        }

        private Set<String> countries() {
            List<String> values = given("country");
            if (values.size() > settings.maxValues()) {
                findings.add(Finding.violation(
                        "values-too-many", null, null, "country", String.valueOf(settings.maxValues())));
                return Set.of();
            }
            Set<String> countries = new TreeSet<>();
            for (String value : values) {
                Countries.canonical(value)
                        .ifPresentOrElse(
                                countries::add, () -> unknown("country", value, "ISO 3166-1 (DE, FR …), EU, EEA"));
            }
            return Countries.dissolve(countries);
        }

        private @Nullable Integer limit(String value) {
            if (value.matches("\\d{1,4}") && Integer.parseInt(value) <= settings.maxLimit()) {
                return Integer.valueOf(value);
            }
            return unknown("limit", value, "0 … " + settings.maxLimit());
        }

        private @Nullable Listed place(String cursor) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                String key = text.substring(0, Math.min(26, text.length()));
                if (Key.isKey(key) && cursor.length() <= 2_048) {
                    return Listed.place(text.substring(26), new Key(key));
                }
            } catch (IllegalArgumentException notOne) {
                // Not of this catalog, like any other text.
            }
            return unknown("cursor", cursor, "next");
        }

        private <T> @Nullable T unknown(String parameter, String value, String allowed) {
            findings.add(Finding.violation("value-unknown", null, value, parameter, allowed));
            return null;
        }
    }
}

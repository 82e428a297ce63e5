package eu.cartulary.shapes.facts;

import static eu.cartulary.shapes.facts.ClosureGraph.node;
import static eu.cartulary.shapes.facts.ClosureGraph.text;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer reads and filters of one offering, as it is stated in its closure.
 *
 * @param offering IRI
 * @param names with their languages, in no order
 * @param kinds in full, such as {@code storage/object}, sorted
 * @param provider who offers it, when that is said
 * @param locations what happens where
 * @param locationsComplete the provider signed that there are no other locations
 * @param points sites with coordinates
 * @param exposure whose law reaches it
 * @param labels what clearing houses gave it, never computed here
 * @param certificates schemes of the certificates about it that an accredited attester signed
 */
public record OfferingFacts(
        String offering,
        List<Wording> names,
        List<Wording> descriptions,
        Set<String> keywords,
        Set<String> kinds,
        @Nullable Participant provider,
        List<Location> locations,
        boolean locationsComplete,
        List<Point> points,
        List<Site> sites,
        Exposure exposure,
        List<Label> labels,
        Set<String> certificates,
        Set<String> protocols,
        Set<String> exportFormats,
        Set<String> keyCustody) {

    /** A text with its language tag, where it has one. */
    public record Wording(String text, @Nullable String language) {}

    /** Who offers: IRI, name as stated or the IRI, country of the legal seat where it is stated. */
    public record Participant(
            String iri, String name, @Nullable String country) {}

    /**
     * A label that somebody accredited gave.
     *
     * @param level {@code SC}, {@code L1}, {@code L2}, {@code L3}
     * @param issuer who gave it
     * @param credential digest of the credential that says so
     */
    public record Label(
            String level,
            String issuer,
            Instant from,
            @Nullable Instant until,
            String credential) {}

    /** A location: country where it is stated, purpose in the words of the code list where it is stated. */
    public record Location(
            @Nullable String country,
            @Nullable String purpose,
            @Nullable String site) {}

    /** Degrees, WGS 84. */
    public record Point(double latitude, double longitude) {}

    /** A described site behind the service. */
    public record Site(
            String iri, @Nullable String name, @Nullable String country) {}

    /** Reads the facts of a closure. */
    public static OfferingFacts of(Closure closure) {
        return new FactsReader(closure).read();
    }

    /** Country of the legal seat (ISO 3166-1 alpha-2), where it is stated. */
    static Optional<String> countryOf(ClosureGraph graph, Node participant) {
        return addressCountry(graph, participant, Terms.LEGAL_ADDRESS)
                .or(() -> addressCountry(graph, participant, Terms.HEADQUARTERS_ADDRESS))
                .or(() -> graph.subjectsWith(Ctl.DESCRIBES, participant).stream()
                        .flatMap(profile -> graph.firstText(profile, Ctl.COUNTRY).stream())
                        .findFirst())
                .flatMap(OfferingFacts::alpha2);
    }

    static Optional<String> addressCountry(ClosureGraph graph, Node subject, String property) {
        return graph.along(subject, property, Terms.COUNTRY_CODE).stream()
                .flatMap(value -> text(value).stream())
                .sorted()
                .findFirst()
                .flatMap(OfferingFacts::alpha2);
    }

    /** The country of an ISO 3166-1 or 3166-2 code: {@code DE-BY} is in {@code DE}. */
    static Optional<String> alpha2(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        boolean fits = upper.length() >= 2
                && Character.isLetter(upper.charAt(0))
                && Character.isLetter(upper.charAt(1))
                && (upper.length() == 2 || upper.charAt(2) == '-');
        return fits ? Optional.of(asInIso(upper.substring(0, 2))) : Optional.empty();
    }

    /** Offices of the EU write two countries otherwise than ISO 3166-1 does, and so do descriptions. */
    private static String asInIso(String code) {
        return switch (code) {
            case "EL" -> "GR";
            case "UK" -> "GB";
            default -> code;
        };
    }

    static List<Wording> wordings(ClosureGraph graph, Node subject, List<String> properties) {
        Set<Wording> found = new LinkedHashSet<>();
        for (Node value : graph.values(subject, properties)) {
            if (value.isLiteral()) {
                String tag = value.getLiteralLanguage();
                found.add(new Wording(value.getLiteralLexicalForm().strip(), tag.isEmpty() ? null : tag));
            }
        }
        return new ArrayList<>(found);
    }

    static Set<String> sortedTexts(List<Node> values) {
        Set<String> texts = new TreeSet<>();
        values.forEach(value -> text(value).ifPresent(texts::add));
        return texts;
    }

    static Node offeringNode(Closure closure) {
        return node(closure.offering());
    }
}

package eu.cartulary.client;

import eu.cartulary.report.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question for offerings, with every parameter of {@code GET /offerings}. Immutable: each method gives a changed copy.
 *
 * <pre>{@code
 * OfferingQuery.any().text("calendar").kind("messaging/email").onlyIn("EU").level("ipc-baseline", "IPC-2")
 * }</pre>
 */
public final class OfferingQuery {
    private static final OfferingQuery ANY = new OfferingQuery(List.of());

    private final List<Map.Entry<String, String>> parameters;

    private OfferingQuery(List<Map.Entry<String, String>> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Every active offering. */
    public static OfferingQuery any() {
        return ANY;
    }

    /** Words, in any of the languages; the last one may be unfinished. */
    public OfferingQuery text(String words) {
        return with("q", words);
    }

    /** A kind such as {@code storage/object}; {@code storage} includes its children. Several are alternatives. */
    public OfferingQuery kind(String kind) {
        return and("kind", kind);
    }

    /** Key or IRI of the provider. */
    public OfferingQuery provider(String keyOrIri) {
        return and("provider", keyOrIri);
    }

    /** Some data is processed or stored in this country. */
    public OfferingQuery country(String iso3166) {
        return and("country", iso3166);
    }

    /** Every location lies in there (a country, {@code EU} or {@code EEA}) and the provider signed that the list is complete. */
    public OfferingQuery onlyIn(String area) {
        return with("onlyIn", area);
    }

    /** Legal orders of this country can compel somebody who operates, owns or supplies it. */
    public OfferingQuery exposedTo(String country) {
        return and("exposedTo", country);
    }

    /** It is known that no legal order of this country can. */
    public OfferingQuery notExposedTo(String country) {
        return and("notExposedTo", country);
    }

    /** Holds this certificate. */
    public OfferingQuery certificate(String scheme) {
        return and("certificate", scheme);
    }

    /** Speaks this protocol. */
    public OfferingQuery protocol(String standard) {
        return and("protocol", standard);
    }

    /** Hands data out in this format. */
    public OfferingQuery exportFormat(String mediaType) {
        return and("exportFormat", mediaType);
    }

    /** Who holds the keys: {@code managed}, {@code byok}, {@code hyok}. */
    public OfferingQuery keyCustody(String custody) {
        return and("keyCustody", custody);
    }

    /** Reaches at least this level of a rulebook. Several are all asked. */
    public OfferingQuery level(String rulebook, String level) {
        return and("level", rulebook + ":" + level);
    }

    /** Reaches at least this level in one objective of a rulebook. */
    public OfferingQuery level(String rulebook, String objective, String level) {
        return and("level", rulebook + "/" + objective + ":" + level);
    }

    /** How every fact behind {@code level} must be shown at least. */
    public OfferingQuery proof(Grade atLeast) {
        return with("proof", atLeast.name().toLowerCase(Locale.ROOT));
    }

    /** Other than {@code active}. */
    public OfferingQuery status(String status) {
        return with("status", status);
    }

    /** Has a site within so many kilometres of a place (WGS 84 degrees). */
    public OfferingQuery near(double latitude, double longitude, double kilometres) {
        return with("near", number(latitude) + "," + number(longitude) + "," + number(kilometres));
    }

    /** {@code relevance}, {@code name}, {@code published}, {@code level:<rulebook>} or {@code distance}; {@code -} turns it round. */
    public OfferingQuery sort(String order) {
        return with("sort", order);
    }

    /** Counts by these facets, beside the matches. */
    public OfferingQuery facets(String... names) {
        return with("facets", String.join(",", names));
    }

    /** So many on a page, 200 at most. */
    public OfferingQuery limit(int pageSize) {
        return with("limit", Integer.toString(pageSize));
    }

    /** Continues where another page ended. */
    public OfferingQuery cursor(String opaque) {
        return with("cursor", opaque);
    }

    /** The offering of this IRI. */
    public OfferingQuery id(String iri) {
        return with("id", iri);
    }

    /** A parameter that this version does not know. */
    public OfferingQuery and(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new OfferingQuery(more);
    }

    private OfferingQuery with(String name, String value) {
        List<Map.Entry<String, String>> others = new ArrayList<>(parameters);
        others.removeIf(each -> each.getKey().equals(name));
        others.add(Map.entry(name, value));
        return new OfferingQuery(others);
    }

    /** As it stands in an address, encoded, without a question mark. */
    public String encoded() {
        return Call.query(parameters);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfferingQuery that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return encoded();
    }
}

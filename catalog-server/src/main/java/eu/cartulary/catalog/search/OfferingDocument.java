package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is asked and shown of one offering, ready for the index. What is not known is left out: an absent value never
 * matches a guarantee.
 *
 * @param iri what names it
 * @param display what people read
 * @param kinds in full, such as {@code storage/object}; parents are added by the index
 * @param status where it stands
 * @param endsAt its own end, if it has one
 * @param published when it first came into the catalog
 * @param provider who offers it
 * @param places where its data is
 * @param exposure whose law reaches it
 * @param facts what it holds, speaks and exports
 * @param standings levels, for every scale and every grade of proof; a scale that is left out counts as rank 0 of at most 0
 * @param pending its assessment still runs: level filters treat it as not reached and as not undetermined either
 * @param sources digests of the credentials it was made from
 * @param item the JSON object of a result list, UTF-8, complete ({@code levels}, {@code levelDetails} and all)
 * @param detail the JSON object of {@code GET /offerings/{key}}, UTF-8
 */
public record OfferingDocument(
        String iri,
        Display display,
        List<String> kinds,
        OfferingStatus status,
        @Nullable Instant endsAt,
        Instant published,
        Provider provider,
        Places places,
        Exposure exposure,
        Facts facts,
        List<Standing> standings,
        boolean pending,
        List<Digest> sources,
        byte[] item,
        byte[] detail) {

    public OfferingDocument {
        kinds = List.copyOf(kinds);
        standings = List.copyOf(standings);
        sources = List.copyOf(sources);
    }

    /** Its short name in addresses. */
    public Key key() {
        return Key.of(iri);
    }

    /**
     * A text and its language.
     *
     * @param language tag of BCP 47; none when the provider said none
     */
    public record Wording(String text, @Nullable String language) {}

    /**
     * What people read.
     *
     * @param names first the one that is shown and sorted by
     * @param descriptions in any order
     * @param keywords without order
     */
    public record Display(List<Wording> names, List<Wording> descriptions, List<String> keywords) {
        public Display {
            names = List.copyOf(names);
            descriptions = List.copyOf(descriptions);
            keywords = List.copyOf(keywords);
        }
    }

    /**
     * Who offers it.
     *
     * @param country ISO 3166-1 alpha-2 of the legal seat
     */
    public record Provider(
            String iri, String name, @Nullable String country) {
        /** Its short name in addresses. */
        public Key key() {
            return Key.of(iri);
        }
    }

    /**
     * Where its data is.
     *
     * @param locations every known location with what happens there
     * @param complete the provider signed that there are no others
     * @param points sites on the map
     */
    public record Places(List<Location> locations, boolean complete, List<Point> points) {
        public Places {
            locations = List.copyOf(locations);
            points = List.copyOf(points);
        }
    }

    /** What is done at a location. */
    public enum Purpose {
        PROCESSING,
        STORAGE,
        BACKUP,
        METADATA,
        SUPPORT,
        /** Not among the purposes that {@code onlyIn} guarantees. */
        ADMINISTRATION,
        /** Not said: counted as if it could be any. */
        UNSAID
    }

    /**
     * A location.
     *
     * @param country ISO 3166-1 alpha-2; none when it is not known
     */
    public record Location(Purpose purpose, @Nullable String country) {}

    /** A place on the map, degrees (WGS 84). */
    public record Point(double latitude, double longitude) {
        public Point {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("not on the map: " + latitude + ", " + longitude);
            }
        }
    }

    /**
     * Whose law reaches it: legal orders that can compel operator, owners, sub-contractors or key holders.
     *
     * @param orders country codes, or {@code EU}
     * @param determined whether the supply chain is known well enough to say that there are no others
     */
    public record Exposure(Set<String> orders, boolean determined) {
        public Exposure {
            orders = Set.copyOf(orders);
        }
    }

    /**
     * What it holds, speaks and exports, in the words of the code lists.
     *
     * @param certificates schemes it is certified under
     * @param protocols standards it speaks
     * @param exportFormats media types
     * @param keyCustody {@code managed}, {@code byok}, {@code hyok}
     */
    public record Facts(
            Set<String> certificates, Set<String> protocols, Set<String> exportFormats, Set<String> keyCustody) {
        public Facts {
            certificates = Set.copyOf(certificates);
            protocols = Set.copyOf(protocols);
            exportFormats = Set.copyOf(exportFormats);
            keyCustody = Set.copyOf(keyCustody);
        }
    }
}

package eu.cartulary.did;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which IRIs belong to a DID. A {@code did:web} stands for a host and path: below it, by whole segments, everything belongs to
 * its holder, written as {@code https:}, {@code http:} or {@code did:web:}. Any other DID stands for itself alone.
 */
public final class IriSpace {
    private static final Pattern DISGUISED = Pattern.compile("(?i).*(?:%2e|%2f|%5c|%25|\\\\).*");

    private IriSpace() {}

    /**
     * The prefixes that belong to the holder of this DID: the DID, and for a {@code did:web} its web space.
     *
     * @throws DidException where a {@code did:web} is malformed
     */
    public static List<String> of(String did) throws DidException {
        return did.startsWith("did:web:") ? List.of(did, DidWeb.parse(did).webSpace()) : List.of(did);
    }

    /** The widest prefix that could own this IRI: of an https or did:web IRI its host, of others the IRI without its end. */
    public static Optional<String> hostOf(String iri) {
        Place place = Place.of(iri);
        return place == null ? Optional.empty() : Optional.of("https://" + place.authority());
    }

    /** Whether the IRI lies in the space of this prefix. */
    public static boolean covers(String prefix, String iri) {
        if (iri.equals(prefix)) {
            return true;
        }
        Place space = Place.of(prefix);
        if (space != null) {
            Place place = Place.of(iri);
            return place != null && space.holds(place);
        }
        return prefix.startsWith("did:")
                && iri.length() > prefix.length()
                && iri.startsWith(prefix)
                && "#?/".indexOf(iri.charAt(prefix.length())) >= 0;
    }

    /** A place in the web: authority and path segments. */
    private record Place(String authority, List<String> segments) {

        boolean holds(Place other) {
            return authority.equals(other.authority)
                    && other.segments.size() >= segments.size()
                    && other.segments.subList(0, segments.size()).equals(segments);
        }

        static @Nullable Place of(String iri) {
            if (iri.startsWith("did:web:")) {
                return ofDid(iri);
            }
            return iri.startsWith("https://") || iri.startsWith("http://") ? ofUrl(iri) : null;
        }

        private static @Nullable Place ofDid(String iri) {
            try {
                DidWeb web = DidWeb.parse(DidUrl.parse(iri).did());
                return new Place(web.port() == 443 ? web.host() : web.host() + ":" + web.port(), web.path());
            } catch (DidException e) {
                return null;
            }
        }

        /** Only an address in plain sight has an owner: no user, no dot segments, nothing that a server could read otherwise. */
        private static @Nullable Place ofUrl(String iri) {
            URI uri = uri(iri);
            if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            if (DISGUISED.matcher(path).matches()) {
                return null;
            }
            List<String> segments = new ArrayList<>();
            for (String segment : path.split("/", -1)) {
                if (segment.equals(".") || segment.equals("..")) {
                    return null;
                }
                segments.add(segment);
            }
            segments.remove(0);
            if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            return new Place(authority(uri), segments);
        }

        /** The IRI with what is not ASCII in path, query or fragment percent-encoded; a host that is not ASCII has no owner. */
        private static @Nullable URI uri(String iri) {
            try {
                URI uri = new URI(iri);
                return new URI(uri.toASCIIString());
            } catch (URISyntaxException e) {
                return null;
            }
        }

        private static String authority(URI uri) {
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            boolean usual =
                    uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equalsIgnoreCase("https") ? 443 : 80);
            return usual ? host : host + ":" + uri.getPort();
        }
    }
}

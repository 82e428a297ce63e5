package eu.cartulary.catalog.http;

import eu.cartulary.catalog.outbound.Ask;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys of an OAuth2 issuer: a set that was put into a file, or the one that the issuer names in its metadata (RFC 8414, OpenID
 * Connect Discovery 1.0), fetched through the one way out. A key that is not there is looked for once more in a fresh set, for
 * keys are rotated. Blocks.
 */
public final class IssuerKeys {
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Duration DOUBTED = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_KEYS = 20;

    /** How old a set may be → the set; absent where it cannot be had. */
    private final Function<Duration, @Nullable JsonNode> source;

    private IssuerKeys(Function<Duration, @Nullable JsonNode> source) {
        this.source = source;
    }

    /** The set in a file; read once, at the start. */
    public static IssuerKeys inFile(Path file) throws IOException {
        try {
            JsonNode set = Json.read(Files.readAllBytes(file));
            return new IssuerKeys(maxAge -> set);
        } catch (Json.MalformedJsonException e) {
            throw new IOException(file + " is no JSON Web Key Set", e);
        }
    }

    /** The set at an address. */
    public static IssuerKeys at(URI address, Outbound outbound) {
        return new IssuerKeys(maxAge -> fetched(outbound, address, maxAge));
    }

    /** The set that the issuer names, found anew when it is asked for. */
    public static IssuerKeys of(String issuer, Outbound outbound) {
        URI metadata = URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
        return new IssuerKeys(maxAge -> {
            JsonNode said = fetched(outbound, metadata, USUAL);
            String address = said == null || !said.path("issuer").asString("").equals(issuer)
                    ? ""
                    : said.path("jwks_uri").asString("");
            try {
                return address.isEmpty() ? null : fetched(outbound, URI.create(address), maxAge);
            } catch (IllegalArgumentException e) {
                return null;
            }
        });
    }

    /** The keys with this name; all, where a token names none. */
    List<VerificationKey> named(@Nullable String kid) {
        List<VerificationKey> found = named(kid, USUAL);
        return found.isEmpty() ? named(kid, DOUBTED) : found;
    }

    private List<VerificationKey> named(@Nullable String kid, Duration maxAge) {
        JsonNode set = source.apply(maxAge);
        List<VerificationKey> keys = new ArrayList<>();
        if (set == null) {
            return keys;
        }
        for (JsonNode key : set.path("keys")) {
            boolean asked = kid == null || key.path("kid").asString("").equals(kid);
            if (asked && keys.size() < MAX_KEYS) {
                try {
                    keys.add(VerificationKey.parse(key));
                } catch (JoseException notForUs) {
                    // Sets hold keys for encryption and of other kinds as well.
                }
            }
        }
        return keys;
    }

    private static @Nullable JsonNode fetched(Outbound outbound, URI address, Duration maxAge) {
        try {
            return outbound.get(address, new Ask("application/json", MAX_BYTES, maxAge)) instanceof Fetched.Found found
                    ? Json.read(found.bytes())
                    : null;
        } catch (Json.MalformedJsonException e) {
            return null;
        }
    }
}

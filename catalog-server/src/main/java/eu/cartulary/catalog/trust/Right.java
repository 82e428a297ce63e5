package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import java.util.List;

/**
 * What an issuer may speak of. Kept with the evidence of the credential, so that a replay needs no network and a changed DID
 * document changes nothing that was admitted.
 *
 * @param issuer whose right it is
 * @param prefixes IRIs that it owns, each with everything below it by whole path segments (and by fragment or query):
 *     its own DID, {@code https://host/path}, and hosts that it proved through {@code alsoKnownAs}
 * @param schemes certificate schemes for which it is an accredited attester when admitted; about these it may speak of others
 */
public record Right(Did issuer, List<String> prefixes, List<String> schemes) {
    public Right {
        prefixes = List.copyOf(prefixes);
        schemes = List.copyOf(schemes);
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.did.DidException;
import java.time.Duration;

/** DID → its document. A port: tests and replays bring documents of their own. */
public interface KeyResolver {

    /** How old a document may be that nobody doubts. */
    Duration USUAL = Duration.ofMinutes(5);
    /** How old it may be once a signature has not matched it: keys are rotated, and attackers try. */
    Duration DOUBTED = Duration.ofSeconds(10);

    /**
     * The document of this DID.
     *
     * @throws DidException with a rule {@code did-…} where it cannot be had or read
     */
    ResolvedDid resolve(Did did, Duration maxAge) throws DidException;

    /** Whether resolving this DID opens a connection. */
    static boolean needsNetwork(Did did) {
        return !did.method().equals("key") && !did.method().equals("jwk");
    }
}

package eu.cartulary.catalog.kernel;

import java.util.Locale;

/** Where a credential stands in its life. Only active ones are in the graph; all stay in the journal. */
public enum CredentialStatus {
    /** In force. */
    ACTIVE,
    /** A newer one of the same issuer took its place. */
    SUPERSEDED,
    /** Its {@code validUntil} has passed. */
    EXPIRED,
    /** Its issuer took it back. */
    REVOKED,
    /** The operator took it out of the views. */
    WITHDRAWN,
    /** Its issuer is no longer on the trust list; comes back when the issuer does. */
    UNTRUSTED,
    /** Its bytes were blanked by a lawful erasure; its header stays. */
    ERASED;

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

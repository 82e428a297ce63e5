package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Whom the operator trusts, asked before anything is fetched. Answers for the moment; any thread may ask. */
public interface TrustPolicy {

    /** Who may publish at all. */
    enum Mode {
        /** Only who is on the list. */
        LISTED,
        /** And whose key carries a certificate that leads to one of the configured anchors. */
        ANCHORED,
        /** Everybody who can sign, but those taken off the list. */
        OPEN
    }

    /** The mode of this catalog. */
    Mode mode();

    /** Whether the issuer is on the list, by its DID or by a pattern of hosts ({@code did:web:*.example}). */
    boolean lists(Did issuer);

    /** Whether the operator took the issuer off the list; no mode lets it in. */
    boolean blocks(Did issuer);

    /** The schemes for which the issuer is an accredited attester; {@code *} stands for every scheme; empty for none. */
    List<String> schemes(Did issuer);

    /** Certificates to which the chains of keys may lead; the same set until the list changes. */
    Set<TrustAnchor> anchors();

    /** Takes note of somebody who tried and was refused. */
    void refused(Did issuer, String reason, Instant when);
}

package eu.cartulary.catalog.trust;

import java.util.Locale;

/** What those who issued the certificates of a chain say of them. */
public enum CertificateStatus {
    /** Each that names where to ask was asked for, and none is revoked; an anchor is never asked for. */
    GOOD,
    /** One is revoked. */
    REVOKED,
    /** Of one at least nobody could be asked, or the answer cannot be relied on. */
    UNKNOWN;

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

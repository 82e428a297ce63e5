package eu.cartulary.client;

/** What somebody on the trust list is trusted for. */
public enum TrustedAs {
    /** May publish about its own subjects. */
    ISSUER("/trust/issuers"),
    /** May certify the facts of others. */
    ATTESTER("/trust/attesters");

    private final String path;

    TrustedAs(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}

package eu.cartulary.client;

/** What becomes of a catalog's private keys in a backup: whoever holds them can sign as this catalog. */
public enum BackupKeys {
    /** As the catalog is set: in it, unless its operator has forbidden that. */
    AS_SET(""),
    /** They are in it: unpacked, it can be started as it is. */
    INCLUDE("keys=include"),
    /** They are not: a restore needs them from elsewhere. */
    OMIT("keys=omit");

    private final String query;

    BackupKeys(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }
}

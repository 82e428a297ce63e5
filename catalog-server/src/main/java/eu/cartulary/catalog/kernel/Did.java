package eu.cartulary.catalog.kernel;

/** A decentralized identifier (W3C DID Core 1.0, section 3.1), without path, query or fragment: {@code did:web:host}. */
public record Did(String value) {
    public Did {
        if (!value.startsWith("did:") || value.indexOf('#') >= 0 || value.length() > 2_048) {
            throw new IllegalArgumentException("not a DID: " + value);
        }
    }

    /** The method, such as {@code web}, {@code key} or {@code jwk}. */
    public String method() {
        int end = value.indexOf(':', 4);
        return end < 0 ? "" : value.substring(4, end);
    }

    @Override
    public String toString() {
        return value;
    }
}

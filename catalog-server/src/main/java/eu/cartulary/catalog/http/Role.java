package eu.cartulary.catalog.http;

/** Who may call a route. Publishing needs no account: the signature of an envelope is its right. */
public enum Role {
    /** Everybody. */
    ANYONE,
    /** Who holds an operator's token (scope {@code operate}). */
    OPERATOR
}

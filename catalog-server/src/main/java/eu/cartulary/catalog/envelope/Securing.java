package eu.cartulary.catalog.envelope;

/** How a credential or a presentation is signed. */
public enum Securing {
    /** A compact JWS around it (VC-JWT, VP-JWT). */
    JWT,
    /** A proof inside the JSON-LD document. */
    PROOF,
    /** Not at all: good for a validation, never for a publication. */
    NONE
}

package eu.cartulary.catalog.http;

/** Work of one kind never starves work of another: each has its own threads and its own queue. */
public enum Bulkhead {
    /** Buyers' questions: milliseconds each. */
    SEARCH,
    /** The batches of answers without end: many readers of everything stand in line behind each other, not before a question. */
    STREAM,
    /** Reads from the journal; writing RDF. */
    READ,
    /** The checks of publications; may wait for the host of a DID document. */
    PUBLISH,
    /** Validations and what-if: CPU for longer. */
    JUDGE
}

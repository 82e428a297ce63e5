package eu.cartulary.cli;

/** The forms of a result. */
enum OutputFormat {
    TABLE,
    JSON,
    NDJSON,
    CSV,
    TTL
}

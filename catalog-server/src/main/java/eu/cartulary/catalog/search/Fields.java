package eu.cartulary.catalog.search;

/** The fields of the index. A change here is a change of {@link #FORMAT}: older indexes are then filled anew. */
final class Fields {
    /** Version of all that follows. */
    static final String FORMAT = "1";

    /** The key, to find and replace by. */
    static final String KEY = "key";
    /** {@link Conditions}. */
    static final String CONDITIONS = "conditions";
    /** Words of the names, plain. */
    static final String NAME_WORDS = "name";
    /** All words, plain. */
    static final String WORDS = "words";
    /** All words by stems, with the language behind. */
    static final String STEMS = "words.";

    /** Columns: first 60 bits and next 60 bits of the key, in the order of its text. */
    static final String KEY_HIGH = "keyHigh";

    static final String KEY_LOW = "keyLow";
    /** Column: milliseconds since 1970. */
    static final String PUBLISHED = "published";
    /** Column: the name as it sorts. */
    static final String SORT_NAME = "sortName";
    /** Column: pairs of latitude and longitude, as doubles. */
    static final String POINTS = "points";
    /** Column: length of the IRI (4 bytes), IRI, item JSON. */
    static final String ITEM = "item";
    /** Column: the provider's name. */
    static final String PROVIDER_NAME = "providerName";
    /** Stored: detail JSON. */
    static final String DETAIL = "detail";
    /** Stored: digests, comma-separated. */
    static final String SOURCES = "sources";
    /** Stored: status word. */
    static final String STATUS = "status";

    /** Commit data: last journal index applied. */
    static final String COMMIT_INDEX = "journalIndex";
    /** Commit data: {@link #FORMAT}. */
    static final String COMMIT_FORMAT = "format";

    private Fields() {}
}

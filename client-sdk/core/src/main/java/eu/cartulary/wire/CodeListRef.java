package eu.cartulary.wire;

/** A code list in the index {@code GET /vocabulary}, its title in the language of the answer. */
public record CodeListRef(String name, String title) {}

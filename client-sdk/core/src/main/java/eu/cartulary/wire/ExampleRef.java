package eu.cartulary.wire;

/** A kind of which there is an example, and the address of it: {@code GET /examples}. */
public record ExampleRef(String kind, String href) {}

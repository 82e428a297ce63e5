package eu.cartulary.shapes.rulebook;

/**
 * One level of a rulebook.
 *
 * @param rank 0 is the lowest, which nobody misses
 * @param code as in filters and answers: {@code SEAL-3}
 * @param label its name
 */
public record Level(int rank, String code, Texts label) {}

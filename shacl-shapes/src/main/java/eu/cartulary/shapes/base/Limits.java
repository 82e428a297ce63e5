package eu.cartulary.shapes.base;

/**
 * How much one validation may cost. The SHACL engine has no clock of its own: what bounds its time is the size of what it
 * is given, and shapes whose cost grows with that size and no faster (the lint of the shapes and of a pack sees to it).
 *
 * @param triples most triples of a graph
 * @param focusNodes most nodes with rules
 * @param remarks most remarks of one report; the rest is counted in a last remark
 * @param packBytes most bytes of one file of a pack
 */
public record Limits(int triples, int focusNodes, int remarks, long packBytes) {
    /** For a small machine: the largest real description seen has about 1,500 triples and 200 nodes. */
    public static final Limits DEFAULT = new Limits(20_000, 1_000, 100, 64L << 20);
}

package eu.cartulary.catalog.http;

/**
 * How the event stream is cut: pages of {@link #RECORDS} journal records, and above them nodes of {@link #CHILDREN} each, as in a
 * tile log. A node never moves: what it covers is in its address, and once the journal has passed it, it never changes.
 *
 * @param level 0 for pages of members
 * @param number from 0, of its level
 */
record EventStreamTree(int level, long number) {
    /** Journal records of a page: few enough for records of five hundred changed levels each. */
    static final int RECORDS = 32;

    /** Nodes below a node. */
    static final int CHILDREN = 64;

    /** Beyond this a journal cannot grow. */
    private static final int HIGHEST = 8;

    /** Journal records below a node of this level. */
    private static long width(int level) {
        long width = RECORDS;
        for (int i = 0; i < level; i++) {
            width *= CHILDREN;
        }
        return width;
    }

    /** First journal index. */
    long from() {
        return number * width(level);
    }

    /** Behind its last journal index, once it is full. */
    long to() {
        return from() + width(level);
    }

    boolean isFullAt(long size) {
        return to() <= size;
    }

    /** Whether there is anything of it in a journal of this size. */
    boolean isThereAt(long size) {
        return level >= 0 && level <= HIGHEST && number >= 0 && number < size / width(level) + 1 && from() < size;
    }

    /** The part of a journal of this size that lies below it. */
    EventStreamTree child(int place) {
        return new EventStreamTree(level - 1, number * CHILDREN + place);
    }

    /** The lowest level of which a journal of this size needs no more nodes than a node has room for. */
    static int topOf(long size) {
        int level = 0;
        while (level < HIGHEST && (size + width(level) - 1) / width(level) > CHILDREN) {
            level++;
        }
        return level;
    }

    /** The path of its address. */
    String path() {
        return "/ldes/" + level + "/" + number;
    }
}

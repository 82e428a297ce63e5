package eu.cartulary.shapes.assess;

/**
 * How much one part of an assessment may still look at. A closure is bounded (see {@code ClosureLimits}), but what stands in
 * it can be woven so that everything is asked of everything; so each look at a fact is counted, and when the last is spent
 * nothing more is found. Counted, not timed: the same input gives the same answer on every machine. Used by one thread.
 */
final class Looks {
    /**
     * Most looks of the topology, of the attestations, and of each rulebook; a hundred times what a service with a thousand
     * nodes behind it takes, and a second or so of work.
     */
    static final int MOST = 2_000_000;

    private int left;

    Looks() {
        this(MOST);
    }

    Looks(int most) {
        this.left = most;
    }

    /** Takes so many; false when there are not enough left, and then there are none. */
    boolean take(int looks) {
        left = looks > left ? 0 : left - looks;
        return left > 0;
    }

    boolean spent() {
        return left == 0;
    }

    int left() {
        return left;
    }
}

package eu.cartulary.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of which the complete subtrees can be asked; from them come every root and every proof. Whoever holds the tree
 * (a server its leaves, a client the tiles it fetched) implements the one method.
 */
@FunctionalInterface
public interface Subtrees {

    /**
     * Root of the complete subtree over the leaves {@code [index << height, (index + 1) << height)}.
     *
     * @param height 0 for a leaf
     */
    Hash complete(int height, long index);

    /** Root of the first {@code size} leaves. */
    default Hash root(long size) {
        return size == 0 ? Merkle.EMPTY : range(0, size);
    }

    /**
     * The proof that the leaf at {@code index} is in the tree of the first {@code size}.
     *
     * @throws IllegalArgumentException when the index is outside the tree
     */
    default Inclusion inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is outside a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long split = from + split(to - from);
            if (index < split) {
                path.add(0, range(split, to));
                to = split;
            } else {
                path.add(0, range(from, split));
                from = split;
            }
        }
        return new Inclusion(index, size, path);
    }

    /**
     * The proof that the tree of the first {@code from} leaves is the beginning of the tree of the first {@code to}.
     *
     * @throws IllegalArgumentException when {@code from} is more than {@code to} or negative
     */
    default Consistency consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no way from size " + from + " to size " + to);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = to;
        while (from > 0 && from < end) {
            long split = start + split(end - start);
            if (from <= split) {
                path.add(0, range(split, end));
                end = split;
            } else {
                path.add(0, range(start, split));
                start = split;
            }
        }
        if (start > 0) {
            path.add(0, range(start, end));
        }
        return new Consistency(from, to, path);
    }

    /** Root over the leaves {@code [from, to)}; {@code from} is where a subtree of the RFC's definition starts. */
    private Hash range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return complete(height, from >> height);
        }
        long split = split(width);
        return Merkle.node(range(from, from + split), range(from + split, to));
    }

    /** The largest power of two below {@code width}, which is at least 2. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}

package eu.cartulary.log;

import java.util.List;

/**
 * The way from a leaf to the root (RFC 6962, section 2.1.1).
 *
 * @param index place of the leaf, from 0
 * @param size leaves of the tree
 * @param path siblings, from the leaf up
 */
public record Inclusion(long index, long size, List<Hash> path) {
    public Inclusion {
        path = List.copyOf(path);
    }
}

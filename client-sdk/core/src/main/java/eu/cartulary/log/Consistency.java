package eu.cartulary.log;

import java.util.List;

/**
 * That a tree is the beginning of a later one (RFC 6962, section 2.1.2).
 *
 * @param from leaves of the earlier tree
 * @param to leaves of the later tree
 * @param path nodes, in the order of the RFC
 */
public record Consistency(long from, long to, List<Hash> path) {
    public Consistency {
        path = List.copyOf(path);
    }
}

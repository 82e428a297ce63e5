package eu.cartulary.wire;

import java.util.List;

/**
 * That one tree is the beginning of another: {@code GET /log/consistency?from=&to=} (RFC 6962, section 2.1.2).
 *
 * @param from size of the older tree
 * @param to size of the newer tree
 * @param proof hashes, lower-case hex
 */
public record ConsistencyProof(long from, long to, List<String> proof) {

    public ConsistencyProof {
        proof = Members.list(proof);
    }
}

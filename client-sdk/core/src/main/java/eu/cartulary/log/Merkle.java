package eu.cartulary.log;

import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 6962, section 2.1: how leaves and nodes are hashed, and what the two proofs prove. The algorithms of
 * verification are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which read proofs of RFC 6962.
 */
public final class Merkle {
    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY = Hash.of(Hash.digest().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** SHA-256(0x00 ‖ entry). */
    public static Hash leaf(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.raw(), right.raw());
    }

    /**
     * Checks that the leaf stands at the proof's index in the tree with this root.
     *
     * @return why it does not; empty when it does
     */
    public static Optional<String> whyNotIncluded(Hash leaf, Inclusion proof, Hash root) {
        if (proof.index() < 0 || proof.index() >= proof.size()) {
            return Optional.of("index " + proof.index() + " is outside a tree of " + proof.size());
        }
        long fn = proof.index();
        long sn = proof.size() - 1;
        Hash reached = leaf;
        for (Hash sibling : proof.path()) {
            if (sn == 0) {
                return Optional.of("the proof is longer than the tree is high");
            }
            if ((fn & 1) == 1 || fn == sn) {
                reached = node(sibling, reached);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                reached = node(reached, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            return Optional.of("the proof is shorter than the tree is high");
        }
        return reached.equals(root) ? Optional.empty() : Optional.of("the proof leads to another root");
    }

    /**
     * Checks that the tree with the first root is the beginning of the tree with the second.
     *
     * @return why it is not; empty when it is
     */
    public static Optional<String> whyNotConsistent(Consistency proof, Hash first, Hash second) {
        long from = proof.from();
        long to = proof.to();
        if (from <= 0 || from > to) {
            // Everything begins with nothing: a proof from size 0 would say nothing, and is refused rather than
            // believed.
            return Optional.of("there is no proof from size " + from + " to size " + to);
        }
        if (from == to) {
            return trivial(proof, first, second);
        }
        if (proof.path().isEmpty()) {
            return Optional.of("the proof is empty");
        }
        return climb(proof, first, second);
    }

    private static Optional<String> trivial(Consistency proof, Hash first, Hash second) {
        if (!proof.path().isEmpty()) {
            return Optional.of("a proof between these sizes is empty");
        }
        return first.equals(second) ? Optional.empty() : Optional.of("two roots at the same size");
    }

    /** RFC 9162, section 2.1.4.2, steps 3 to 7; a power of two starts from the first root itself. */
    private static Optional<String> climb(Consistency proof, Hash first, Hash second) {
        List<Hash> path = proof.path();
        boolean whole = Long.bitCount(proof.from()) == 1;
        long fn = proof.from() - 1;
        long sn = proof.to() - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = whole ? first : path.get(0);
        Hash sr = fr;
        for (Hash step : whole ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                return Optional.of("the proof is longer than the tree is high");
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(step, fr);
                sr = node(step, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            return Optional.of("the proof is shorter than the tree is high");
        }
        if (!fr.equals(first)) {
            return Optional.of("the proof does not start at the first root");
        }
        return sr.equals(second) ? Optional.empty() : Optional.of("the proof leads to another second root");
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.log.Consistency;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Inclusion;
import java.io.IOException;
import java.util.Optional;

/**
 * The journal as a tiled log (C2SP tlog-tiles): leaves are headers. Nothing here speaks of a record that is not on the disk.
 * May be called by any thread; only {@link #entries} reads files.
 */
public interface TransparencyLog {

    /** The newest signed checkpoint (C2SP tlog-checkpoint), which covers all that is durable at this moment. */
    String checkpoint();

    /** Name of the log, first line of its checkpoints. */
    String origin();

    /** The key that signs checkpoints, as a verifier key (C2SP signed-note). */
    String verifierKey();

    /** How many leaves there are, all durable. */
    long size();

    /** Root of the first {@code size} leaves. */
    Hash root(long size);

    /** Hash of the leaf at this index. */
    Hash leaf(long index);

    /**
     * A tile of hashes.
     *
     * @param level 0 for leaves, then one per 8 levels of the tree
     * @param number place of the tile in its level
     * @param width 256 for a full tile, else that of the partial one
     * @return its bytes, or nothing where the log is not that long yet
     */
    Optional<byte[]> tile(int level, long number, int width);

    /** A bundle of headers, each behind its length (16 bits, big-endian). */
    Optional<byte[]> entries(long number, int width) throws IOException;

    /** The proof that the leaf is among the first {@code size}; the caller keeps to {@code index < size <= size()}. */
    Inclusion inclusion(long index, long size);

    /** The proof that the first {@code from} leaves are the beginning of the first {@code to}; {@code to <= size()}. */
    Consistency consistency(long from, long to);
}

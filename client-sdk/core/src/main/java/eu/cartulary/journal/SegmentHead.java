package eu.cartulary.journal;

import eu.cartulary.log.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first 64 bytes of a segment, big-endian: magic "CTLGSEG1", version (32 bits), 32 bits of zero, index of the first record (64
 * bits), root of the tree of all records before it (32 bytes), CRC32C of these 56, zeroes.
 */
public final class SegmentHead {
    /** Bytes before the first record. */
    public static final int LENGTH = 64;
    /** "CTLGSEG1". */
    public static final long MAGIC = 0x43544c4753454731L;
    /** Of the format. */
    public static final int VERSION = 1;
    /** So many bytes are summed; the sum stands behind them. */
    public static final int SUMMED = 56;

    private SegmentHead() {}

    /** The head of a segment that begins with this record, after records with this root. */
    public static byte[] bytes(long first, Hash root) {
        ByteBuffer head = ByteBuffer.allocate(LENGTH);
        head.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(first).put(root.bytes());
        head.putInt(Frame.sum(head.array(), 0, SUMMED));
        return head.array();
    }

    /** Whether these are the first bytes of a segment that begins with this record, after records with this root. */
    public static boolean begins(byte[] found, long first, Hash root) {
        return Arrays.equals(found, bytes(first, root));
    }
}

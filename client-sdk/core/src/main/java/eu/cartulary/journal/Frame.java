package eu.cartulary.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The fixed part in front of each record in a segment, big-endian:
 *
 * <pre>
 *  0  magic "CTR1"
 *  4  bytes of the header
 *  8  bytes of the payload
 * 12  bytes of the evidence here; 0 when there is none, or when an earlier record holds it
 * 16  index of the record
 * 24  how many records were on the disk for sure when this was written
 * 32  CRC32C of the header, 36 of the payload, 40 of the evidence, 44 of the 44 bytes before
 * </pre>
 *
 * Behind it header, payload and evidence, and zeroes up to a multiple of 8. Header and payload have separate sums, so that a
 * payload can be blanked. The number at 24 tells a torn tail from damage: when a record that is whole says that one before it
 * had been synced, that one was lost later.
 */
public record Frame(
        int headerLength,
        int payloadLength,
        int evidenceLength,
        long index,
        long durable,
        int headerSum,
        int payloadSum,
        int evidenceSum) {
    /** Bytes of the fixed part. */
    public static final int LENGTH = 48;
    /** Largest header: the length before a tile entry has 16 bits (C2SP tlog-tiles, "Log entries"). */
    public static final int MAX_HEADER = 65_535;
    /** Largest payload, and largest evidence; an envelope is far below. */
    public static final int MAX_PART = 64 << 20;

    /** Every record begins on a multiple of this. */
    public static final int ALIGNMENT = 8;

    private static final int MAGIC = 0x43545231;

    /** The fixed part of a record. */
    public static Frame of(long index, long durable, byte[] header, byte[] payload, byte[] evidence) {
        return new Frame(
                header.length,
                payload.length,
                evidence.length,
                index,
                durable,
                sum(header, 0, header.length),
                sum(payload, 0, payload.length),
                sum(evidence, 0, evidence.length));
    }

    /** Bytes of the whole record, with frame and padding. */
    public long recordLength() {
        return aligned((long) LENGTH + headerLength + payloadLength + evidenceLength);
    }

    /** Where the payload begins, from the beginning of the record. */
    public long payloadOffset() {
        return (long) LENGTH + headerLength;
    }

    /** Where the evidence begins, from the beginning of the record. */
    public long evidenceOffset() {
        return payloadOffset() + payloadLength;
    }

    /** The next place at which a record can begin. */
    public static long aligned(long length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Puts the whole record. */
    public void put(ByteBuffer target, byte[] header, byte[] payload, byte[] evidence) {
        int start = target.position();
        target.putInt(MAGIC).putInt(headerLength).putInt(payloadLength).putInt(evidenceLength);
        target.putLong(index).putLong(durable);
        target.putInt(headerSum).putInt(payloadSum).putInt(evidenceSum);
        target.putInt(sum(target.array(), target.arrayOffset() + start, LENGTH - 4));
        target.put(header).put(payload).put(evidence);
        while ((target.position() - start) % ALIGNMENT != 0) {
            target.put((byte) 0);
        }
    }

    /** Reads the fixed part; nothing when these bytes are not one. */
    public static @Nullable Frame read(byte[] bytes, int offset) {
        if (bytes.length - offset < LENGTH) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, LENGTH);
        if (buffer.getInt() != MAGIC || sum(bytes, offset, LENGTH - 4) != buffer.getInt(offset + LENGTH - 4)) {
            return null;
        }
        Frame frame = new Frame(
                buffer.getInt(),
                buffer.getInt(),
                buffer.getInt(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getInt(),
                buffer.getInt(),
                buffer.getInt());
        boolean sane = frame.headerLength > 0
                && frame.headerLength <= MAX_HEADER
                && frame.payloadLength >= 0
                && frame.payloadLength <= MAX_PART
                && frame.evidenceLength >= 0
                && frame.evidenceLength <= MAX_PART
                && frame.index >= 0
                && frame.durable >= 0
                && frame.durable <= frame.index;
        return sane ? frame : null;
    }

    /** CRC32C of some bytes. */
    public static int sum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}

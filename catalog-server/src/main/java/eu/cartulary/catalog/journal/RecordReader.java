package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.journal.Frame;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads durable records by index; every sum is checked on every read. For any number of threads. */
final class RecordReader {
    /** Most records fit, so that one read is enough. */
    private static final int FIRST_READ = 8 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final Ledger ledger;
    private final Segments segments;

    RecordReader(Ledger ledger, Segments segments) {
        this.ledger = ledger;
        this.segments = segments;
    }

    Optional<JournalRecord> record(long index) throws IOException {
        if (index < 0 || index >= ledger.readable()) {
            return Optional.empty();
        }
        Raw raw = raw(index, Frame::evidenceOffset);
        RecordHeader header = HeaderCodec.read(raw.header());
        Digest evidence = header.evidence();
        return Optional.of(new JournalRecord(
                header, payload(raw), evidence == null ? null : evidence(evidence, header.evidenceLength())));
    }

    Optional<RecordHeader> header(long index) throws IOException {
        return index < 0 || index >= ledger.readable()
                ? Optional.empty()
                : Optional.of(HeaderCodec.read(headerBytes(index)));
    }

    /** The bytes that are the leaf. */
    byte[] headerBytes(long index) throws IOException {
        return raw(index, Frame::payloadOffset).header();
    }

    /** The payload of a record that is not redacted. */
    byte[] payload(long index) throws IOException {
        byte[] payload = payload(raw(index, Frame::evidenceOffset));
        return payload == null ? NOTHING : payload;
    }

    private byte @Nullable [] payload(Raw raw) throws IOException {
        long index = raw.frame.index();
        if (ledger.isRedacted(index)) {
            return null;
        }
        byte[] payload = raw.part(raw.frame.payloadOffset(), raw.frame.payloadLength());
        if (Frame.sum(payload, 0, payload.length) != raw.frame.payloadSum()) {
            if (ledger.isRedacted(index)) {
                // It was blanked while it was read.
                return null;
            }
            throw damaged(index, raw.frame.payloadOffset(), "the payload is not what was written");
        }
        return payload;
    }

    private byte[] evidence(Digest hash, int length) throws IOException {
        long index = ledger.evidence(hash);
        if (index < 0) {
            throw new IOException("no record holds the evidence " + hash);
        }
        Raw raw = raw(index, Frame::recordLength);
        byte[] evidence = raw.part(raw.frame.evidenceOffset(), raw.frame.evidenceLength());
        if (evidence.length != length || Frame.sum(evidence, 0, length) != raw.frame.evidenceSum()) {
            throw damaged(index, raw.frame.evidenceOffset(), "the evidence is not what was written");
        }
        return evidence;
    }

    private Raw raw(long index, Part until) throws IOException {
        Segment segment = segments.of(index);
        long offset = ledger.offset(index);
        return segments.read(segment, file -> {
            byte[] bytes = new byte[FIRST_READ];
            int read = file.read(offset, bytes, 0, bytes.length);
            Frame frame = Frame.read(bytes, 0);
            if (frame == null || frame.index() != index) {
                throw damaged(index, 0, "there is no record " + index);
            }
            int wanted = (int) until.end(frame);
            if (wanted > read) {
                bytes = Arrays.copyOf(bytes, Math.max(wanted, read));
                read += file.read(offset + read, bytes, read, wanted - read);
            }
            Raw raw = new Raw(frame, bytes, read);
            byte[] header = raw.header();
            if (read < wanted || Frame.sum(header, 0, header.length) != frame.headerSum()) {
                throw damaged(index, Frame.LENGTH, "the header is not what was written");
            }
            return raw;
        });
    }

    private JournalDamagedException damaged(long index, long within, String what) {
        return new JournalDamagedException(
                segments.of(index).file(),
                ledger.offset(index) + within,
                what + " (record " + index + ")",
                Remedy.RESTORE);
    }

    /** How much of a record is wanted. */
    private interface Part {
        long end(Frame frame);
    }

    private record Raw(Frame frame, byte[] bytes, int length) {
        byte[] header() {
            return part(Frame.LENGTH, frame.headerLength());
        }

        byte[] part(long offset, int partLength) {
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + partLength);
        }
    }
}

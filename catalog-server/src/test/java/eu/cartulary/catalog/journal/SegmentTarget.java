package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.journal.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Records as a segment, a backup or a peer brings them: frame, header, payload. */
final class SegmentTarget implements FuzzTarget {
    @Override
    public void eat(byte[] input) throws IOException {
        header(input);
        // With a right frame in front: sums keep chance away from what is behind them.
        byte[] record = record(input);
        scan(record);
        scan(input);
        RecordHeader header = header(Arrays.copyOfRange(record, Frame.LENGTH, Frame.LENGTH + input.length));
        if (header != null) {
            byte[] again = HeaderCodec.write(header);
            FuzzTarget.require(header.equals(HeaderCodec.read(again)), "another header when read again");
        }
    }

    private static @org.jspecify.annotations.Nullable RecordHeader header(byte[] bytes) {
        try {
            return HeaderCodec.read(bytes);
        } catch (IOException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
            return null;
        }
    }

    private static byte[] record(byte[] header) {
        Frame frame = Frame.of(0, 0, header, new byte[0], new byte[0]);
        ByteBuffer whole = ByteBuffer.allocate((int) frame.recordLength());
        frame.put(whole, header, new byte[0], new byte[0]);
        return whole.array();
    }

    private static void scan(byte[] bytes) throws IOException {
        SegmentScan scan = new SegmentScan(new Bytes(bytes), 0);
        for (SegmentScan.Found found = scan.next(); found != null; found = scan.next()) {
            FuzzTarget.require(scan.position() <= bytes.length, "beyond the end");
        }
        scan.onlyZeroesFollow();
        scan.durableSaidAfter(scan.position());
    }

    @Override
    public List<byte[]> seeds() {
        byte[] header = HeaderCodec.write(new RecordHeader(
                0,
                RecordKind.ADMITTED,
                Sample.DAY,
                Sample.ALPHA,
                List.of(Sample.head("one", "https://alpha.example/1", 1)),
                List.of(),
                "application/vc+jwt",
                Digest.of(new byte[] {1}),
                1,
                Digest.of(new byte[] {2}),
                1));
        return List.of(header, record(header));
    }

    /** A file in memory that nobody writes. */
    private record Bytes(byte[] all) implements DiskFile {
        @Override
        public long length() {
            return all.length;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            int read = (int) Math.max(0, Math.min(length, all.length - position));
            System.arraycopy(all, (int) Math.min(position, all.length), target, offset, read);
            return read;
        }

        @Override
        public void write(long position, byte[] source, int offset, int length) throws IOException {
            throw new IOException("read only");
        }

        @Override
        public void truncate(long length) throws IOException {
            throw new IOException("read only");
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.journal.BackupFile;
import eu.cartulary.journal.Frame;
import eu.cartulary.journal.JournalReport;
import eu.cartulary.journal.SegmentHead;
import eu.cartulary.journal.Tar;
import eu.cartulary.log.Hash;
import eu.cartulary.log.HashTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A backup that somebody hands over: to be proved, and to be unpacked into a folder that it must not leave. */
final class BackupTarget implements FuzzTarget {
    private static final List<String> NAMES =
            List.of("keys/catalog.json", "log/segment-00000000000000000000", "log/checkpoint", BackupFile.TRAILER);
    private static final byte[] END = new byte[2 * Tar.BLOCK];

    private final Path folder = temporary();

    @Override
    public void eat(byte[] input) throws IOException {
        take(input);
        if (input.length == 0) {
            return;
        }
        // Sums keep chance away from what is behind them: the same bytes as a file, and as a record in a segment.
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        String name = NAMES.get(Math.floorMod(input[0], NAMES.size()));
        take(joined(file(name, rest), END));
        take(joined(file(NAMES.get(1), segment(rest)), END));
        named(new String(rest, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private void named(String name) throws IOException {
        byte[] header;
        try {
            header = Tar.header(name, 1);
        } catch (IllegalArgumentException tooLong) {
            return;
        }
        take(joined(header, new byte[Tar.BLOCK], END));
    }

    private void take(byte[] backup) throws IOException {
        JournalReport report = BackupFile.verify(new ByteArrayInputStream(backup), Optional.empty());
        FuzzTarget.require(report.records() >= 0, "fewer records than none");
        Path into = folder.resolve("in");
        try {
            BackupFile.unpack(new ByteArrayInputStream(backup), into);
        } catch (IOException refused) {
            FuzzTarget.require(!report.isWhole(), "proved, and not to be unpacked: " + refused);
        } finally {
            emptied();
        }
    }

    /** Nothing beside the folder that was named. */
    private void emptied() throws IOException {
        try (Stream<Path> beside = Files.list(folder)) {
            FuzzTarget.require(
                    beside.allMatch(one -> one.getFileName().toString().equals("in")), "written beside the folder");
        }
        Path in = folder.resolve("in");
        if (Files.exists(in)) {
            try (Stream<Path> all = Files.walk(in)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static byte[] segment(byte[] header) {
        Hash nothing = new HashTree().root(0);
        byte[] cut =
                header.length == 0 ? new byte[1] : Arrays.copyOf(header, Math.min(header.length, Frame.MAX_HEADER));
        Frame frame = Frame.of(0, 0, cut, new byte[0], new byte[0]);
        ByteBuffer record = ByteBuffer.allocate((int) frame.recordLength());
        frame.put(record, cut, new byte[0], new byte[0]);
        return joined(SegmentHead.bytes(0, nothing), record.array());
    }

    private static byte[] file(String name, byte[] content) {
        return joined(Tar.header(name, content.length), content, new byte[Tar.padding(content.length)]);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public List<byte[]> seeds() {
        try {
            Path data = Files.createTempDirectory("backup-seed");
            try (FileJournal journal = FileJournal.open(Sample.opening(data))) {
                Sample.done(journal, Sample.envelope("one"));
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                Backup.write(journal, data, whole);
                byte[] header = HeaderCodec.write(journal.read(0).orElseThrow().header());
                return List.of(
                        whole.toByteArray(),
                        joined(new byte[] {1}, header),
                        joined(new byte[] {0}, Files.readAllBytes(data.resolve("keys/catalog.json"))),
                        joined(
                                new byte[] {2},
                                FuzzTarget.bytes(journal.checkpointNow().note().note())),
                        joined(new byte[] {3}, "../out".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("backup-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Frame;
import eu.cartulary.journal.SegmentHead;
import eu.cartulary.log.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One file of the journal: 64 bytes of its own, then records; the last segment ends in zeroes that wait for records. Its own
 * bytes, big-endian: magic "CTLGSEG1", version (32 bits), 32 bits of zero, index of the first record (64 bits), root of the tree
 * of all records before it (32 bytes), CRC32C of these 56, zeroes.
 *
 * @param file where
 * @param first index of its first record
 */
record Segment(Path file, long first) {
    static final int LENGTH = SegmentHead.LENGTH;
    private static final Pattern NAME = Pattern.compile("segment-[0-9]{16}");
    private static final String NEW = ".new";

    static Segment at(Path folder, long first) {
        return new Segment(folder.resolve(String.format(Locale.ROOT, "segment-%016d", first)), first);
    }

    /** The segments of a folder in order; what a crash left half made is deleted. */
    static List<Segment> all(Disk disk, Path folder) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (Path file : disk.list(folder)) {
            String name = file.getFileName().toString();
            if (NAME.matcher(name).matches()) {
                segments.add(new Segment(file, Long.parseLong(name.substring("segment-".length()))));
            } else if (name.endsWith(NEW)) {
                disk.delete(file);
            }
        }
        return segments;
    }

    /** Makes a new one, whole or not at all: under another name first. */
    static Segment create(Disk disk, Path folder, long first, Hash root) throws IOException {
        Segment segment = at(folder, first);
        Path draft = segment.file.resolveSibling(segment.file.getFileName() + NEW);
        try (DiskFile file = disk.open(draft)) {
            file.truncate(0);
            file.write(0, SegmentHead.bytes(first, root), 0, LENGTH);
            file.sync();
        }
        disk.rename(draft, segment.file);
        disk.syncFolder(folder);
        return segment;
    }

    /** Compares its own bytes with what must stand there, given all that is in the segments before it. */
    void check(DiskFile open, long count, Hash root) throws IOException {
        byte[] found = new byte[LENGTH];
        int length = open.read(0, found, 0, LENGTH);
        ByteBuffer header = ByteBuffer.wrap(found);
        if (length < LENGTH
                || header.getLong() != SegmentHead.MAGIC
                || header.getInt(SegmentHead.SUMMED) != Frame.sum(found, 0, SegmentHead.SUMMED)) {
            throw new JournalDamagedException(file, 0, "this is not the beginning of a segment", Remedy.RESTORE);
        }
        if (header.getInt() != SegmentHead.VERSION) {
            throw new JournalDamagedException(file, 8, "a newer catalog wrote this segment", Remedy.NEWER);
        }
        if (first != count || header.getLong(16) != count) {
            throw new JournalDamagedException(
                    file, 16, "the segment starts at record " + first + " where " + count + " must be", Remedy.RESTORE);
        }
        if (!Hash.at(found, 24).equals(root)) {
            throw new JournalDamagedException(
                    file, 24, "the segments before it have another root than when it was begun", Remedy.RESTORE);
        }
        if (!SegmentHead.begins(found, count, root)) {
            throw new JournalDamagedException(
                    file, SegmentHead.SUMMED + 4, "zeroes stood here that are none", Remedy.RESTORE);
        }
    }
}

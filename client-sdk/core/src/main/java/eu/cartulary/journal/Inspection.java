package eu.cartulary.journal;

import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.HashTree;
import eu.cartulary.log.Merkle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments from front to back and compares every byte with what must stand there: sums, hashes, order, roots, padding. Needs
 * no folder, so that a backup is looked at in the same way while it streams by.
 */
public final class Inspection {
    /** Name of the file with the newest signed checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    private final HashTree tree = new HashTree();
    private final List<Damage> damages = new ArrayList<>();
    /** Records whose payload is zeroes and not what the header says: right only if a later record blanked them. */
    private final List<Suspect> blank = new ArrayList<>();

    /** Credential → the first record that says that it was erased. */
    private final Map<String, Long> erased = new HashMap<>();

    private final Set<String> evidence = new HashSet<>();
    private long count;
    private long segments;
    private boolean stopped;

    /** Something that is not as it was written. */
    public record Damage(String file, long offset, String what) {}

    private record Suspect(String file, long offset, RecordHead header) {}

    /** Whether what comes behind the records of a segment can be room for more. */
    public enum Place {
        /** There can be none. */
        SEALED,
        /** There can. */
        LAST
    }

    /**
     * Takes in the next segment.
     *
     * @param file name for the report
     * @return where its whole records end
     */
    public long segment(String file, InputStream in, Place place) throws IOException {
        segments++;
        long position = SegmentHead.LENGTH;
        byte[] own = in.readNBytes(SegmentHead.LENGTH);
        if (!SegmentHead.begins(own, count, tree.root(count))) {
            return stop(file, 0, "this is not the beginning of a segment at record " + count);
        }
        while (!stopped) {
            byte[] fixed = in.readNBytes(Frame.LENGTH);
            Frame frame = Frame.read(fixed, 0);
            if (frame == null) {
                if (fixed.length > 0 && (place == Place.SEALED || !isZero(fixed) || !onlyZeroes(in))) {
                    stop(file, position, "there is no record " + count);
                }
                break;
            }
            position = record(file, position, frame, in);
        }
        return position;
    }

    private long record(String file, long position, Frame frame, InputStream in) throws IOException {
        byte[] rest = in.readNBytes((int) frame.recordLength() - Frame.LENGTH);
        ByteBuffer parts = ByteBuffer.wrap(rest);
        if (rest.length < frame.recordLength() - Frame.LENGTH) {
            return stop(file, position, "record " + count + " ends in the middle");
        }
        byte[] headerBytes = part(parts, frame.headerLength());
        if (Frame.sum(headerBytes, 0, headerBytes.length) != frame.headerSum()) {
            return stop(file, position, "the header of record " + count + " is not what was written");
        }
        RecordHead header = RecordHead.read(headerBytes);
        if (header.index() != count || frame.index() != count) {
            return stop(file, position, "record " + header.index() + " where " + count + " must be");
        }
        payload(file, position + frame.payloadOffset(), header, part(parts, frame.payloadLength()));
        evidence(file, position + frame.evidenceOffset(), header, part(parts, frame.evidenceLength()));
        if (!isZero(part(parts, parts.remaining()))) {
            damages.add(new Damage(file, position, "the padding behind record " + count + " is not zero"));
        }
        if (header.isRedaction()) {
            header.digests().forEach(digest -> erased.putIfAbsent(digest, header.index()));
        }
        tree.add(Merkle.leaf(headerBytes));
        count++;
        return position + frame.recordLength();
    }

    private void payload(String file, long offset, RecordHead header, byte[] payload) {
        boolean right = payload.length == header.payloadLength()
                && RecordHead.hash(payload).equals(header.payloadHash());
        if (!right && isZero(payload)) {
            blank.add(new Suspect(file, offset, header));
        } else if (!right) {
            damages.add(new Damage(file, offset, "the payload of record " + count + " is not what was written"));
        }
    }

    private void evidence(String file, long offset, RecordHead header, byte[] bytes) {
        String named = header.evidence();
        if (bytes.length > 0 && !RecordHead.hash(bytes).equals(named)) {
            damages.add(new Damage(file, offset, "the evidence in record " + count + " is not what was written"));
        } else if (bytes.length > 0) {
            evidence.add(named);
        } else if (named != null && !evidence.contains(named)) {
            damages.add(new Damage(file, offset, "no record holds the evidence that record " + count + " names"));
        }
    }

    private long stop(String file, long offset, String what) {
        stopped = true;
        damages.add(new Damage(file, offset, what));
        return offset;
    }

    /** Compares with a checkpoint of the log. */
    public void compare(Checkpoint checkpoint) {
        if (checkpoint.size() > count) {
            damages.add(new Damage(
                    CHECKPOINT, 0, "there are " + count + " records, and " + checkpoint.size() + " were signed"));
        } else if (!tree.root(checkpoint.size()).equals(checkpoint.root())) {
            damages.add(new Damage(CHECKPOINT, 0, "the records have another root than was signed"));
        }
    }

    /** Everything that is wrong; empty when nothing is. */
    public List<Damage> damages() {
        List<Damage> all = new ArrayList<>(damages);
        for (Suspect one : unexplainedBefore(count)) {
            all.add(new Damage(
                    one.file,
                    one.offset,
                    "the payload of record " + one.header.index() + " is gone, and no record says that it was erased"));
        }
        return all;
    }

    /** What is wrong but for payloads that are blank without a record that says so: that record may be what is lost. */
    public List<Damage> damagesBesideBlanks() {
        return List.copyOf(damages);
    }

    /** Credentials among the first {@code records} whose bytes are blank, while none of these records says so. */
    public List<String> blankBefore(long records) {
        return unexplainedBefore(records).stream()
                .flatMap(one -> one.header.credentials().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Suspect> unexplainedBefore(long records) {
        return blank.stream()
                .filter(one -> one.header.index() < records)
                .filter(one -> one.header.credentials().stream()
                        .noneMatch(digest -> erased.getOrDefault(digest, Long.MAX_VALUE) < records))
                .toList();
    }

    /** Whether the records could be followed to their end; if not, the last damage says where they stop. */
    public boolean wentThrough() {
        return !stopped;
    }

    /** How many records were whole. */
    public long count() {
        return count;
    }

    /** How many segments there were. */
    public long segments() {
        return segments;
    }

    /** Root of the records that were whole. */
    public Hash root() {
        return tree.root(count);
    }

    /** Root of the first records. */
    public Hash root(long size) {
        return tree.root(size);
    }

    private static byte[] part(ByteBuffer from, int length) {
        byte[] part = new byte[length];
        from.get(part);
        return part;
    }

    private static boolean onlyZeroes(InputStream in) throws IOException {
        byte[] block = new byte[64 * 1024];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            if (!isZero(read == block.length ? block : Arrays.copyOf(block, read))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte @Nullable [] bytes) {
        if (bytes != null) {
            for (byte one : bytes) {
                if (one != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}

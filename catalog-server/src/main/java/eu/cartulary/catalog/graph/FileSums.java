package eu.cartulary.catalog.graph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Sums of the files of a TDB2 dataset, which has none of its own: a bit that flips in its node table is another answer, and nobody
 * is told. Committed bytes of TDB2 never change (its trees are copied on write, its node table grows at the end), so a seal adds
 * the sums of what is new, and a start compares all of them before it believes a byte. Only its small files of state are written in
 * place; where a process died between a commit and the next seal, they are newer than their sums, and cannot be compared. The
 * writer's thread only.
 */
final class FileSums {
    private static final int PIECE = 256 * 1024;
    private static final int MAGIC = 0x43545331;
    private static final String FILE = "sums";
    /** Roots of trees and ends of files; all others come in pieces of megabytes. */
    private static final int STATE = 4 * 1024;

    private final Path dataset;
    private final Path file;
    private final Map<String, List<Piece>> sums = new TreeMap<>();
    private final List<String> changed = new ArrayList<>();
    private boolean grown;

    /** The bytes of a piece up to the last that is not zero: behind it there is room. */
    private record Piece(int used, int sum) {}

    private FileSums(Path folder) {
        this.dataset = folder.resolve("tdb2");
        this.file = folder.resolve(FILE);
    }

    /**
     * Compares the dataset in a folder with the sums beside it.
     *
     * @throws IOException when a byte is not as it was committed, or nobody can say
     */
    static FileSums check(Path folder) throws IOException {
        FileSums kept = new FileSums(folder);
        if (Files.exists(kept.file)) {
            kept.read();
            kept.compare();
        } else if (!kept.files().isEmpty()) {
            throw new IOException("the graph in " + folder + " has no sums");
        }
        return kept;
    }

    /** Sums what was committed since, and keeps the sums, so that they survive a crash. */
    void seal() throws IOException {
        for (Path one : files()) {
            String name = dataset.relativize(one).toString();
            List<Piece> pieces = sums.computeIfAbsent(name, n -> new ArrayList<>());
            // The last piece may have had room.
            int from = Math.max(0, pieces.size() - 1);
            pieces.subList(from, pieces.size()).clear();
            pieces.addAll(sumsOf(one, from));
        }
        write();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(dataset)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(dataset)) {
            return all.filter(Files::isRegularFile)
                    .filter(one -> !one.endsWith("tdb.lock"))
                    .sorted()
                    .toList();
        }
    }

    /** Pieces from one on, up to the first without a byte in it. */
    private static List<Piece> sumsOf(Path file, int from) throws IOException {
        List<Piece> found = new ArrayList<>();
        byte[] bytes = new byte[PIECE];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek((long) from * PIECE);
            for (int used = used(bytes, read(open, bytes)); used > 0; used = used(bytes, read(open, bytes))) {
                found.add(new Piece(used, sum(bytes, used)));
            }
        }
        return found;
    }

    private static int read(RandomAccessFile open, byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int more = open.read(bytes, done, bytes.length - done);
            if (more < 0) {
                break;
            }
            done += more;
        }
        return done;
    }

    private static int used(byte[] bytes, int length) {
        int used = length;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }

    private static int sum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private void compare() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, List<Piece>> one : sums.entrySet()) {
            Path summed = dataset.resolve(one.getKey());
            try {
                compare(summed, one.getValue());
            } catch (IOException e) {
                if (!Files.exists(summed) || Files.size(summed) > STATE) {
                    throw e;
                }
                changed.add(one.getKey());
            }
        }
        // A commit makes trees grow: where none did, nothing was committed since.
        if (!changed.isEmpty() && !grown) {
            throw new IOException(changed + " in " + dataset + ": not what was committed");
        }
    }

    private void compare(Path file, List<Piece> pieces) throws IOException {
        byte[] bytes = new byte[PIECE];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            int known = 0;
            int read = 0;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                read = read(open, bytes);
                known = piece.used;
                if (read < known || sum(bytes, known) != piece.sum) {
                    throw new IOException(file + ", from byte " + (long) i * PIECE + ": not what was committed");
                }
            }
            grown |= used(bytes, read) > known || used(bytes, read(open, bytes)) > 0;
        }
    }

    private void read() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int length = all.length - Integer.BYTES;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        if (length < 0 || java.nio.ByteBuffer.wrap(all).getInt(length) != sum(all, length) || in.readInt() != MAGIC) {
            throw new IOException(file + " is damaged");
        }
        for (int files = in.readInt(); files > 0; files--) {
            List<Piece> pieces = new ArrayList<>();
            String name = in.readUTF();
            for (int left = in.readInt(); left > 0; left--) {
                pieces.add(new Piece(in.readInt(), in.readInt()));
            }
            sums.put(name, pieces);
        }
    }

    private void write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(sums.size());
        for (Map.Entry<String, List<Piece>> one : sums.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeInt(one.getValue().size());
            for (Piece piece : one.getValue()) {
                out.writeInt(piece.used);
                out.writeInt(piece.sum);
            }
        }
        out.writeInt(sum(bytes.toByteArray(), bytes.size()));
        Path draft = file.resolveSibling(FILE + ".new");
        try (RandomAccessFile open = new RandomAccessFile(draft.toFile(), "rw")) {
            open.setLength(0);
            open.write(bytes.toByteArray());
            open.getFD().sync();
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import eu.cartulary.log.Hash;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * What views keep in memory, in a file beside them, so that a start need not read the journal. Derived, like all views: a file that is
 * damaged, of another format, of another journal, or of more records than the views beside it have is passed over, and said in the log.
 *
 * <p>Big-endian: magic, format, how many records it knows of, root of the log at that size (32 bytes), contents, CRC32C of all of it.
 */
final class MemoryFile {
    private static final System.Logger LOG = System.getLogger(MemoryFile.class.getName());
    /** Of the file. */
    static final String NAME = "memory";

    private static final int MAGIC = 0x43544c4d;
    private static final int SUM = 8;
    private static final int BUFFER = 1 << 18;
    /** It is read at once: some hundred bytes an offering, so that this is room for millions. */
    private static final long MOST = 1L << 30;

    private final Path file;
    private final int format;
    private final Journal journal;

    MemoryFile(Path file, int format, Journal journal) {
        this.file = file;
        this.format = format;
        this.journal = journal;
    }

    /** Writes the contents. */
    interface Writing {
        void to(WordsOut out) throws IOException;
    }

    /** Reads the contents. */
    interface Reading {
        void from(WordsIn in) throws IOException;
    }

    /**
     * Writes it, whole or not at all. A failure costs the next start time and nothing else: it is said, and not thrown.
     *
     * @param records how many records are in it
     */
    void write(long records, Writing contents) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (RandomAccessFile open = new RandomAccessFile(draft.toFile(), "rw")) {
                open.setLength(0);
                CRC32C sum = new CRC32C();
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(new CheckedOutputStream(new Appending(open), sum), BUFFER));
                out.writeInt(MAGIC);
                out.writeInt(format);
                out.writeLong(records);
                out.write(journal.log().root(records).bytes());
                contents.to(new WordsOut(out));
                out.flush();
                open.writeLong(sum.getValue());
                open.getFD().sync();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "what views keep in memory could not be written: the next start reads more of the journal",
                    e);
        }
    }

    /**
     * Reads it.
     *
     * @param most how many records the views beside it have
     * @return how many records it knows of; nothing when it is of no use. Then whatever was filled on the way must be thrown away
     */
    OptionalLong read(long most, Reading contents) {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try {
            if (Files.size(file) > MOST) {
                return useless("it has more than " + MOST + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            CRC32C sum = new CRC32C();
            sum.update(bytes, 0, Math.max(0, bytes.length - SUM));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            String why = why(in, bytes, sum.getValue());
            if (!why.isEmpty()) {
                return useless(why);
            }
            long records = in.readLong();
            Hash root = Hash.of(in.readNBytes(Hash.LENGTH));
            if (records > Math.min(most, journal.size())) {
                return useless("it knows " + records + " records, and the views beside it " + most);
            }
            if (!journal.log().root(records).equals(root)) {
                return useless("it is of another journal");
            }
            contents.from(new WordsIn(in));
            return OptionalLong.of(records);
        } catch (IOException | RuntimeException e) {
            return useless(e.toString());
        }
    }

    private String why(DataInputStream in, byte[] bytes, long sum) throws IOException {
        if (bytes.length < SUM || in.readInt() != MAGIC) {
            return "it is not such a file";
        }
        if (java.nio.ByteBuffer.wrap(bytes).getLong(bytes.length - SUM) != sum) {
            return "it is damaged";
        }
        return in.readInt() == format ? "" : "it is of another format";
    }

    private OptionalLong useless(String why) {
        LOG.log(System.Logger.Level.WARNING, "{0} is not used, and the journal is read instead: {1}", file, why);
        return OptionalLong.empty();
    }

    /** A file as a stream; its own position is the end. */
    private static final class Appending extends OutputStream {
        private final RandomAccessFile open;

        Appending(RandomAccessFile open) {
            this.open = open;
        }

        @Override
        public void write(int one) throws IOException {
            open.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            open.write(bytes, offset, length);
        }
    }
}

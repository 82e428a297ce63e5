package eu.cartulary.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner reads, from their first byte on. */
public final class OwnerOnly {
    private static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final int PIECE = 1 << 16;

    private OwnerOnly() {}

    /** Creates a file that must not be there yet. */
    public static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, MODE);
        } else {
            Files.createFile(file);
        }
    }

    /** Creates a file that must not be there yet, fills it, and puts it onto the disk. */
    public static void copy(InputStream in, Path file) throws IOException {
        create(file);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                open.write(piece, 0, read);
            }
            open.getFD().sync();
        }
    }
}

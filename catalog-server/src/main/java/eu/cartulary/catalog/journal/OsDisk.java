package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.AllowedHere;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The file system of the machine. */
final class OsDisk implements Disk {

    @Override
    public DiskFile open(Path file) throws IOException {
        try {
            return new OsFile(new RandomAccessFile(file.toFile(), "rw"), file);
        } catch (IOException e) {
            throw named(e, file, 0);
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        }
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        createFolders(above);
        Files.createDirectories(folder);
        syncFolder(above);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw named(e, to, 0);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** The one place where only a channel will do; an interrupt from outside is put aside for the while, and kept. */
    @Override
    @AllowedHere("restores the interrupt that it had put aside; no channel is open then")
    public void syncFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another part of this process has it: said below.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new FolderInUseException(file.getParent() + " is in use by another catalog");
        }
        return channel;
    }

    /** The platform has no exception of its own for a full disk or quota; its text is that of the C library. */
    private static IOException named(IOException e, Path file, long needed) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = text.contains("no space left") || text.contains("quota exceeded");
        Path folder = file.getParent();
        return full || folder != null && folder.toFile().getUsableSpace() < needed ? new FullException(e) : e;
    }

    private static final class OsFile implements DiskFile {
        private final RandomAccessFile file;
        private final Path path;

        OsFile(RandomAccessFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public synchronized int read(long position, byte[] target, int offset, int length) throws IOException {
            file.seek(position);
            int done = 0;
            while (done < length) {
                int more = file.read(target, offset + done, length - done);
                if (more < 0) {
                    break;
                }
                done += more;
            }
            return done;
        }

        @Override
        public synchronized void write(long position, byte[] source, int offset, int length) throws IOException {
            try {
                file.seek(position);
                file.write(source, offset, length);
            } catch (IOException e) {
                throw named(e, path, length);
            }
        }

        @Override
        public synchronized void truncate(long length) throws IOException {
            try {
                file.setLength(length);
            } catch (IOException e) {
                throw named(e, path, 0);
            }
        }

        @Override
        public void sync() throws IOException {
            try {
                file.getFD().sync();
            } catch (IOException e) {
                throw named(e, path, 0);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

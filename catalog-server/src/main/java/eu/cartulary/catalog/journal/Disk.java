package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the journal and the swap of views ask of a file system, and all of it: small enough that a test can make every call fail, or pull the plug
 * after each. Methods may be called by several threads.
 */
public interface Disk {

    /** The file system of this machine. */
    static Disk ofThisMachine() {
        return new OsDisk();
    }

    /** Opens for reading and writing, creates when absent. */
    DiskFile open(Path file) throws IOException;

    boolean exists(Path file) throws IOException;

    /** What is in a folder, sorted; nothing when there is none, or it is no folder. */
    List<Path> list(Path folder) throws IOException;

    /** Creates a folder and those above it, so that they survive a crash. */
    void createFolders(Path folder) throws IOException;

    /** Moves within one folder, at once, over what is there. Survives a crash after {@link #syncFolder}. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder, where there is one. */
    void delete(Path file) throws IOException;

    /** Makes names created, moved or deleted in this folder survive a crash. */
    void syncFolder(Path folder) throws IOException;

    /**
     * Takes the folder for this process.
     *
     * @throws FolderInUseException when another process (or another part of this one) has it
     */
    Closeable lock(Path file) throws IOException;

    /** Somebody else has the folder. */
    final class FolderInUseException extends IOException {
        private static final long serialVersionUID = 1L;

        FolderInUseException(String message) {
            super(message);
        }
    }

    /** There is no room; nothing else is wrong. */
    final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        FullException(IOException cause) {
            super("no space left on device", cause);
        }
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is durable, when somebody asks, once per size; and keeps a signed checkpoint in the folder, by which the next start
 * knows what must be there.
 */
final class Checkpoints {
    static final String FILE = "checkpoint";

    private final Disk disk;
    private final Path folder;
    private final NoteSigner signer;
    private final Ledger ledger;
    private volatile @Nullable Checkpoint newest;
    private long keptSize = -1;

    Checkpoints(Disk disk, Path folder, NoteSigner signer, Ledger ledger) {
        this.disk = disk;
        this.folder = folder;
        this.signer = signer;
        this.ledger = ledger;
    }

    /** The checkpoint of all that is durable now. */
    Checkpoint newest() {
        Checkpoint now = newest;
        if (now != null && now.size() == ledger.size()) {
            return now;
        }
        synchronized (this) {
            long size = ledger.size();
            Checkpoint meanwhile = newest;
            if (meanwhile != null && meanwhile.size() >= size) {
                return meanwhile;
            }
            Checkpoint signed = Checkpoint.sign(signer, size, ledger.tree().root(size));
            newest = signed;
            return signed;
        }
    }

    /** Writes the newest one into the folder, whole or not at all. One thread at a time. */
    synchronized void keep() throws IOException {
        Checkpoint now = newest();
        if (now.size() == keptSize) {
            return;
        }
        Path draft = folder.resolve(FILE + ".new");
        byte[] bytes = now.note().note().getBytes(StandardCharsets.UTF_8);
        try (DiskFile file = disk.open(draft)) {
            file.truncate(0);
            file.write(0, bytes, 0, bytes.length);
            file.sync();
        }
        disk.rename(draft, folder.resolve(FILE));
        disk.syncFolder(folder);
        keptSize = now.size();
    }

    /** The one in the folder; nothing when there is none. */
    static Optional<Checkpoint> kept(Disk disk, Path folder, NoteSigner signer) throws IOException {
        Path path = folder.resolve(FILE);
        if (!disk.exists(path)) {
            return Optional.empty();
        }
        try (DiskFile file = disk.open(path)) {
            byte[] bytes = new byte[(int) Math.min(file.length(), 64 * 1024)];
            int length = file.read(0, bytes, 0, bytes.length);
            return Optional.of(
                    Checkpoint.verify(new String(bytes, 0, length, StandardCharsets.UTF_8), signer.verifier()));
        } catch (LogFormatException e) {
            throw new JournalDamagedException(
                    path,
                    0,
                    "the checkpoint is not one that this catalog signed (" + e.getMessage() + ")",
                    Remedy.CHECKPOINT);
        }
    }
}

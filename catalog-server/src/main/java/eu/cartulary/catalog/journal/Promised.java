package eu.cartulary.catalog.journal;

import eu.cartulary.journal.Inspection;
import eu.cartulary.log.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the files beside the segments say must be there.
 *
 * @param checkpoint the newest signed one, where there is one that can be read
 * @param unreadable why the checkpoint, or the identity it is read with, cannot be
 * @param marked so many records were synced, by the mark
 */
record Promised(Optional<Checkpoint> checkpoint, @Nullable String unreadable, long marked) {

    static Promised read(Disk disk, Path data) throws IOException {
        Path log = data.resolve("log");
        long marked = 0;
        if (disk.exists(log.resolve(Mark.FILE))) {
            try (Mark mark = new Mark(disk, log)) {
                marked = mark.read();
            }
        }
        try {
            Identity identity = Identity.read(data.resolve("keys"));
            return new Promised(Checkpoints.kept(disk, log, identity.log()), null, marked);
        } catch (IdentityException | JournalDamagedException e) {
            return new Promised(Optional.empty(), String.valueOf(e.getMessage()), marked);
        }
    }

    /** So many records were durable once. */
    long durable() {
        return Math.max(marked, checkpoint.map(Checkpoint::size).orElse(0L));
    }

    /** Why records that are whole are not those that were promised. */
    Optional<String> whyBroken(Inspection inspection) {
        if (inspection.count() < durable()) {
            return Optional.of("there are " + inspection.count() + " records, and " + durable() + " were there once");
        }
        return checkpoint
                .filter(signed -> !inspection.root(signed.size()).equals(signed.root()))
                .map(signed ->
                        "the first " + signed.size() + " records have another root than this catalog has signed");
    }
}

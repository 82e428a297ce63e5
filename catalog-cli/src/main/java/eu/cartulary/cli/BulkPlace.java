package eu.cartulary.cli;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Up to which line everything of a file was answered, in {@code <file>.place} beside it, so that a run that broke off goes on there.
 * A file that has changed meanwhile begins anew. Gone after a run that came to its end.
 */
final class BulkPlace {
    /** A run that is killed sends so many lines once more; the catalog knows them by digest. */
    private static final int KEPT_EVERY = 1_000;

    private final @Nullable Path file;
    private final Path place;
    private final TreeSet<Long> early = new TreeSet<>();
    private final TreeSet<Long> earlyRefused = new TreeSet<>();
    private long upTo;
    private long kept;
    private long refused;
    private long refusedBefore;
    private long firstOpen = Long.MAX_VALUE;

    /**
     * @param file what is published; nothing for standard input, which cannot be begun in the middle
     */
    BulkPlace(@Nullable Path file) throws IOException {
        this.file = file;
        this.place = file == null ? Path.of("") : file.resolveSibling(file.getFileName() + ".place");
        if (file != null && Files.exists(place)) {
            JsonNode json = Json.read(Files.readAllBytes(place));
            boolean same = json.path("size").asLong(-1) == Files.size(file)
                    && json.path("modified").asLong(-1)
                            == Files.getLastModifiedTime(file).toMillis();
            upTo = same ? json.path("line").asLong(0) : 0;
            kept = upTo;
            refusedBefore = same ? json.path("refused").asLong(0) : 0;
            refused = refusedBefore;
        }
    }

    /** How many lines an earlier run has done. */
    long done() {
        return upTo;
    }

    /** How many of those were refused for good. */
    long refusedBefore() {
        return refusedBefore;
    }

    /** Whether every line of this run is done with. */
    synchronized boolean isWhole() {
        return firstOpen == Long.MAX_VALUE;
    }

    /** A line was refused for the moment: everything from it on is sent once more, and need not be remembered. */
    synchronized void open(long line) {
        firstOpen = Math.min(firstOpen, line);
        early.tailSet(firstOpen).clear();
        earlyRefused.tailSet(firstOpen).clear();
    }

    /** A line was refused for good. */
    synchronized void refused(long line) throws IOException {
        if (line < firstOpen) {
            earlyRefused.add(line);
        }
        taken(line);
    }

    /** A line is done with, in whatever order. */
    synchronized void taken(long line) throws IOException {
        if (line > firstOpen) {
            return;
        }
        early.add(line);
        while (early.remove(upTo + 1)) {
            upTo++;
            refused += earlyRefused.remove(upTo) ? 1 : 0;
        }
        if (upTo - kept >= KEPT_EVERY) {
            keep();
        }
    }

    /** Notes where to go on. */
    synchronized void keep() throws IOException {
        if (file == null || upTo == 0) {
            return;
        }
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        Files.write(
                draft,
                Json.write(Map.of(
                        "line",
                        upTo,
                        "refused",
                        refused,
                        "size",
                        Files.size(file),
                        "modified",
                        Files.getLastModifiedTime(file).toMillis())));
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        kept = upTo;
    }

    /** Everything was answered. */
    void forget() throws IOException {
        if (file != null) {
            Files.deleteIfExists(place);
        }
    }
}

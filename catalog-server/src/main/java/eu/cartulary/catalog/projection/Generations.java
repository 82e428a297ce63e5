package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Disk;
import eu.cartulary.catalog.journal.DiskFile;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The folder of one set of views: generations {@code gen-0001}, {@code gen-0002} …, each a whole set, and the file {@code CURRENT}
 * that names the live one, its format and the log it was made from. Nothing here is worth keeping: what cannot be read is as good
 * as absent.
 */
final class Generations {
    private static final String PREFIX = "gen-";
    private static final String CURRENT = "CURRENT";
    private static final int MAX_NAMED = 4_096;
    private static final System.Logger LOG = System.getLogger(Generations.class.getName());

    private final Disk disk;
    private final Path folder;
    private final int format;
    private final String origin;

    Generations(Disk disk, Path folder, int format, String origin) throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.format = format;
        this.origin = origin;
        disk.createFolders(folder);
    }

    /** The live generation, where there is one of this format and of this log. */
    Optional<Path> current() {
        try {
            JsonNode json = Json.read(named());
            Path generation = folder.resolve(json.required("generation").stringValue());
            boolean fits = json.required("format").intValue() == format
                    && json.required("origin").stringValue().equals(origin)
                    && folder.equals(generation.getParent())
                    && disk.exists(generation);
            return fits ? Optional.of(generation) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] named() throws IOException {
        Path current = folder.resolve(CURRENT);
        if (!disk.exists(current)) {
            throw new IOException("no generation is live");
        }
        try (DiskFile file = disk.open(current)) {
            byte[] bytes = new byte[(int) Math.min(file.length(), MAX_NAMED)];
            return Arrays.copyOf(bytes, file.read(0, bytes, 0, bytes.length));
        }
    }

    /** An empty folder for the next generation. */
    Path next() throws IOException {
        long last = 0;
        for (Path generation : all()) {
            try {
                last = Math.max(
                        last, Long.parseLong(generation.getFileName().toString().substring(PREFIX.length())));
            } catch (NumberFormatException e) {
                // Not one of ours; it is deleted with the others.
                last = Math.max(last, 0);
            }
        }
        Path next = folder.resolve(String.format(Locale.ROOT, PREFIX + "%04d", last + 1));
        disk.createFolders(next);
        return next;
    }

    /** From now on this generation is the live one, also after a crash. */
    void makeCurrent(Path generation) throws IOException {
        byte[] bytes = Json.write(
                Map.of("generation", generation.getFileName().toString(), "format", format, "origin", origin));
        Path draft = folder.resolve(CURRENT + ".new");
        try (DiskFile file = disk.open(draft)) {
            file.truncate(0);
            file.write(0, bytes, 0, bytes.length);
            file.sync();
        }
        disk.rename(draft, folder.resolve(CURRENT));
        // For sure, before the generation in front of it is deleted: one that is deleted in part must never be live
        // again.
        disk.syncFolder(folder);
    }

    /** Deletes all generations but this one; what cannot be deleted now is tried again at the next start. */
    void deleteOthers(Path keep) {
        try {
            for (Path generation : all()) {
                if (!generation.equals(keep)) {
                    delete(generation);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "old views in " + folder + " cannot be deleted yet", e);
        }
    }

    /** Deletes a generation, unless it is the live one. */
    void drop(Path generation) {
        if (current().filter(generation::equals).isPresent()) {
            return;
        }
        try {
            delete(generation);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "views in " + generation + " cannot be deleted yet", e);
        }
    }

    private void delete(Path file) throws IOException {
        for (Path inside : disk.list(file)) {
            delete(inside);
        }
        disk.delete(file);
    }

    private List<Path> all() throws IOException {
        return disk.list(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(PREFIX))
                .toList();
    }
}

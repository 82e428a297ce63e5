package eu.cartulary.catalog.projection;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    private final Path folder;
    private final int format;
    private final String origin;

    Generations(Path folder, int format, String origin) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.format = format;
        this.origin = origin;
    }

    /** The live generation, where there is one of this format and of this log. */
    Optional<Path> current() {
        try {
            JsonNode json = Json.read(Files.readAllBytes(folder.resolve(CURRENT)));
            Path generation = folder.resolve(json.required("generation").stringValue());
            boolean fits = json.required("format").intValue() == format
                    && json.required("origin").stringValue().equals(origin)
                    && folder.equals(generation.getParent())
                    && Files.isDirectory(generation);
            return fits ? Optional.of(generation) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
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
        return Files.createDirectory(folder.resolve(String.format(Locale.ROOT, PREFIX + "%04d", last + 1)));
    }

    /** From now on this generation is the live one, also after a crash. */
    void makeCurrent(Path generation) throws IOException {
        byte[] bytes = Json.write(
                Map.of("generation", generation.getFileName().toString(), "format", format, "origin", origin));
        Path draft = folder.resolve(CURRENT + ".new");
        try (RandomAccessFile file = new RandomAccessFile(draft.toFile(), "rw")) {
            file.setLength(0);
            file.write(bytes);
            file.getFD().sync();
        }
        // Should the rename be lost with the power, the generation before it is live again and catches up: no more is
        // needed.
        Files.move(draft, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes all generations but this one; what cannot be deleted now is tried again at the next start. */
    void deleteOthers(Path keep) throws IOException {
        for (Path generation : all()) {
            if (!generation.equals(keep)) {
                delete(generation);
            }
        }
    }

    static void delete(Path generation) throws IOException {
        try (Stream<Path> files = Files.walk(generation)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }
}

package eu.cartulary.shapes.base;

import eu.cartulary.shapes.jsonld.JsonLdReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The packs that an operator mounts: a folder each in one folder. Immutable; one instance serves all threads. */
public final class Packs {
    private static final Packs NONE = new Packs(List.of());
    private static final int MOST = 20;

    private final List<Pack> all;

    private Packs(List<Pack> all) {
        this.all = List.copyOf(all);
    }

    /** Nothing but the base shapes. */
    public static Packs none() {
        return NONE;
    }

    /**
     * Reads every folder in a folder, in the order of their names; those whose name begins with a dot are passed over.
     *
     * @throws PackException when there is none, when one is not sound, or when two bring different contexts for one address
     */
    public static Packs load(Path folder) throws PackException {
        List<Pack> packs = new ArrayList<>();
        Map<String, byte[]> contexts = new TreeMap<>();
        for (Path one : folders(folder)) {
            Pack pack = pack(one);
            for (Map.Entry<String, byte[]> context : pack.contexts().entrySet()) {
                byte[] other = contexts.putIfAbsent(context.getKey(), context.getValue());
                if (other != null && !Arrays.equals(other, context.getValue())) {
                    String reason = "another pack brings another context for " + context.getKey();
                    throw new PackException(one.toString(), 0, reason, null);
                }
            }
            packs.add(pack);
        }
        return new Packs(packs);
    }

    /** The packs, by name. */
    public List<Pack> all() {
        return all;
    }

    /** The reader with the contexts of all packs added to those it has. */
    public JsonLdReader reader() {
        JsonLdReader reader = JsonLdReader.bundled();
        for (Pack pack : all) {
            for (Map.Entry<String, byte[]> context : pack.contexts().entrySet()) {
                reader = reader.withContext(context.getKey(), context.getValue());
            }
        }
        return reader;
    }

    private static List<Path> folders(Path folder) throws PackException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> folders = files.filter(Files::isDirectory)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(MOST + 1L)
                    .toList();
            if (folders.isEmpty() || folders.size() > MOST) {
                String reason =
                        folders.isEmpty() ? "there is no folder of a pack in it" : "more than " + MOST + " packs";
                throw new PackException(folder.toString(), 0, reason, null);
            }
            return folders;
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof PackException already) {
                throw already;
            }
            throw new PackException(folder.toString(), 0, "the folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** The file is told with its folder: there may be several of one name. */
    private static Pack pack(Path folder) throws PackException {
        String name = folder.getFileName().toString();
        if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
            String reason = "its name begins the ids of its rules: letters, digits, dot, hyphen, at most 60";
            throw new PackException(folder.toString(), 0, reason, null);
        }
        try {
            return Pack.load(folder);
        } catch (PackException e) {
            boolean whole = e.file().equals(folder.toString()) || e.file().equals(name);
            String file = whole ? folder.toString() : folder.resolve(e.file()).toString();
            throw new PackException(file, e.line(), e.reason(), e);
        }
    }
}

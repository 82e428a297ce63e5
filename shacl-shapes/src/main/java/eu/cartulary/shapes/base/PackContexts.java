package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON-LD contexts of a pack's folder ({@code *.jsonld}). A line of {@code contexts.tsv} (address, tab, file) says under which
 * address one is given; without that file it is the context's own {@code @vocab}. An address that the program has a context for
 * keeps it: what was admitted under it must read the same tomorrow.
 */
final class PackContexts {
    static final PackContexts NONE = new PackContexts();

    private static final String INDEX = "contexts.tsv";
    private static final int MOST = 20;

    private final Map<String, byte[]> byAddress = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    static PackContexts read(Path folder, Limits limits) throws PackException {
        PackContexts contexts = new PackContexts();
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(index)) {
            contexts.listed(folder, PackFiles.text(index, INDEX, limits), limits);
        } else {
            for (Path file : found(folder)) {
                String name = file.getFileName().toString();
                String text = PackFiles.text(file, name, limits);
                String vocabulary = vocabulary(object(name, text));
                if (vocabulary == null) {
                    contexts.notes.add(name + ": no address; neither has it an @vocab nor " + INDEX + " a line for it");
                } else {
                    contexts.add(vocabulary, name, text);
                }
            }
        }
        return contexts;
    }

    Map<String, byte[]> byAddress() {
        return Collections.unmodifiableMap(byAddress);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void digestInto(MessageDigest digest) {
        byAddress.forEach((address, json) -> {
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            digest.update(json);
        });
    }

    private void listed(Path folder, String index, Limits limits) throws PackException {
        long number = 0;
        for (String line : index.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\t");
            if (words.length != 2 || !words[0].contains(":") || !words[1].matches("[\\w.-]+")) {
                throw new PackException(INDEX, number, "a line is an address, a tab and the name of a file", null);
            }
            Path file = folder.resolve(words[1]);
            if (!Files.isRegularFile(file)) {
                throw new PackException(INDEX, number, "there is no file " + words[1], null);
            }
            String text = PackFiles.text(file, words[1], limits);
            object(words[1], text);
            add(words[0], words[1], text);
        }
    }

    private void add(String address, String file, String text) throws PackException {
        String plain = address.replaceFirst("#.*", "");
        if (JsonLdReader.bundled().contexts().contains(plain)) {
            notes.add(file + ": the program has a context for " + plain + ", which it keeps");
            return;
        }
        if (byAddress.size() == MOST) {
            throw new PackException(file, 0, "there are more than " + MOST + " contexts", null);
        }
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        tried(plain, file, json);
        byAddress.put(plain, json);
    }

    /** A context that cannot be used would make every document that names it unreadable. */
    private static void tried(String address, String file, byte[] json) throws PackException {
        byte[] document = JsonProvider.provider()
                .createObjectBuilder()
                .add("@context", address)
                .add("@id", "urn:pack:trial")
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        for (Violation remark : JsonLdReader.bundled()
                .withContext(address, json)
                .read(document, Language.EN)
                .violations()) {
            if (remark.severity() == Severity.VIOLATION) {
                throw new PackException(file, 0, "not usable as a JSON-LD context: " + remark.message(), null);
            }
        }
    }

    private static JsonObject object(String file, String text) throws PackException {
        try (var reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonParsingException e) {
            throw new PackException(file, e.getLocation().getLineNumber(), "not readable as JSON", e);
        } catch (JsonException e) {
            throw new PackException(file, 0, "not readable as a JSON object", e);
        }
    }

    private static @Nullable String vocabulary(JsonObject document) {
        return document.get("@context") instanceof JsonObject context
                        && context.get("@vocab") instanceof JsonString vocabulary
                ? vocabulary.getString()
                : null;
    }

    private static List<Path> found(Path folder) throws PackException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonld"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PackException(folder.toString(), 0, "the folder cannot be read: " + e.getMessage(), e);
        }
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.journal.OwnerOnly;
import eu.cartulary.json.Json;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteSigner;
import eu.cartulary.log.NoteVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Who a catalog is: fixed at its first start in {@code keys/catalog.json}, for every IRI it mints, its DID and every checkpoint
 * it has signed depend on it.
 *
 * @param baseUrl where it answers, without a slash at the end
 * @param purpose what its journal was begun for
 * @param created when
 * @param log the key that signs checkpoints; its name is the origin of the log
 */
public record Identity(String baseUrl, Purpose purpose, Instant created, NoteSigner log) {
    private static final String FILE = "catalog.json";

    /** Name of the log: the base URL without its scheme, and {@code /log} (C2SP tlog-tiles, "Parameters"). */
    public String origin() {
        return log.verifier().name();
    }

    /** Each log has a key file of its own, {@code log.pem}, {@code log-2.pem} …: a new one overwrites nothing. */
    private String keyFile() {
        return origin().substring(origin().lastIndexOf('/') + 1) + ".pem";
    }

    /** Whether a folder has an identity already. */
    public static boolean exists(Path data) {
        return Files.exists(data.resolve("keys").resolve(FILE));
    }

    /**
     * Reads the identity of a data folder, or makes one at its first start.
     *
     * @param wish what the settings ask for
     * @throws IdentityException when the folder is another catalog's
     */
    static Identity openOrCreate(Path data, Wish wish, Instant now) throws IOException {
        Path keys = data.resolve("keys");
        if (!Files.exists(keys.resolve(FILE))) {
            String base = wish.baseUrl();
            if (base == null) {
                throw new IdentityException("A first start needs a base URL: --cartulary.base-url=<address>");
            }
            return create(keys, base, wish.purpose(), now);
        }
        Identity identity = read(keys);
        String asked = wish.baseUrl();
        if (asked != null && !trimmed(asked).equals(identity.baseUrl)) {
            throw new IdentityException("The catalog in " + data + " is " + identity.baseUrl
                    + " since its first start, and every address in it says so; it cannot become " + asked
                    + ". Leave --cartulary.base-url out, or start with an empty folder");
        }
        if (wish.purpose() != identity.purpose) {
            throw new IdentityException(
                    identity.purpose == Purpose.DEMO
                            ? "The journal in " + data
                                    + " was begun for the demo and holds generated descriptions: start it"
                                    + " with --spring.profiles.active=demo, or give another folder with --cartulary.data"
                            : "The journal in " + data + " holds real descriptions: the demo needs another folder"
                                    + " (--cartulary.data)");
        }
        return identity;
    }

    /** A new identity for the same catalog, whose log starts a new history under a new name (after a repair that cut it). */
    static Identity renewLog(Path data, Instant now) throws IOException {
        Path keys = data.resolve("keys");
        Identity old = read(keys);
        String origin = old.origin();
        int dash = origin.lastIndexOf("/log-");
        String next = dash < 0
                ? origin + "-2"
                : origin.substring(0, dash + 5) + (Integer.parseInt(origin.substring(dash + 5)) + 1);
        return write(keys, new Identity(old.baseUrl, old.purpose, now, signer(next)));
    }

    private static Identity create(Path keys, String baseUrl, Purpose purpose, Instant now) throws IOException {
        String base = trimmed(baseUrl);
        return write(keys, new Identity(base, purpose, now, signer(nameOfLog(base))));
    }

    private static String nameOfLog(String base) {
        return base.replaceFirst("^https?://", "") + "/log";
    }

    private static Identity write(Path keys, Identity identity) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("baseUrl", identity.baseUrl);
        json.put("purpose", identity.purpose.word());
        json.put("created", identity.created.toString());
        json.put(
                "log",
                Map.of(
                        "origin",
                        identity.origin(),
                        "key",
                        identity.log.verifier().vkey(),
                        "private",
                        identity.keyFile()));
        OsDisk disk = new OsDisk();
        disk.createFolders(keys);
        if (Files.getFileStore(keys).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        }
        // The key first, and for sure: a crash between the two leaves the identity there was, or none, and then the
        // next
        // start makes both anew.
        secret(disk, keys.resolve(identity.keyFile()), identity.log.pem());
        disk.syncFolder(keys);
        secret(disk, keys.resolve(FILE), Json.pretty(json) + "\n");
        disk.syncFolder(keys);
        return identity;
    }

    private static void secret(OsDisk disk, Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        OwnerOnly.create(draft);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DiskFile open = disk.open(draft)) {
            open.write(0, bytes, 0, bytes.length);
            open.sync();
        }
        disk.rename(draft, file);
    }

    static Identity read(Path keys) throws IOException {
        Path file = keys.resolve(FILE);
        try {
            JsonNode json = Json.read(Files.readAllBytes(file));
            JsonNode log = json.required("log");
            NoteVerifier verifier = NoteVerifier.parse(log.required("key").stringValue());
            String pem = Files.readString(keys.resolve(log.required("private").stringValue()));
            String base = json.required("baseUrl").stringValue();
            if (!verifier.name().matches(Pattern.quote(nameOfLog(base)) + "(-[0-9]+)?")) {
                // The name of the log is in its key, which has a sum; the address has none of its own.
                throw new IllegalArgumentException(
                        "the address " + base + " is not that of the log " + verifier.name());
            }
            return new Identity(
                    base,
                    Purpose.valueOf(json.required("purpose").stringValue().toUpperCase(Locale.ROOT)),
                    Instant.parse(json.required("created").stringValue()),
                    NoteSigner.ofPem(verifier, pem));
        } catch (IOException | LogFormatException | IllegalArgumentException | JacksonException | DateTimeException e) {
            throw new IdentityException(file + " or the key beside it is damaged (" + e.getMessage()
                    + "): put the folder keys/ back from a backup");
        }
    }

    private static NoteSigner signer(String origin) throws IdentityException {
        try {
            return NoteSigner.generate(origin);
        } catch (LogFormatException e) {
            throw new IdentityException("No log can be named " + origin + ": " + e.getMessage());
        }
    }

    private static String trimmed(String baseUrl) {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /**
     * What the settings ask of an identity.
     *
     * @param baseUrl none: whatever the folder says
     */
    public record Wish(@Nullable String baseUrl, Purpose purpose) {}
}

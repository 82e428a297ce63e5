package eu.cartulary.cli;

import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Private keys on disk: readable by their owner alone, never overwritten. A JWK names its verification method in {@code kid}. */
final class KeyFiles {
    private KeyFiles() {}

    /** Writes a new file; fails when there is one. */
    static void write(Path file, SigningKey key, String keyId) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        ObjectNode jwk = key.toPrivateJwk().put("kid", keyId);
        byte[] bytes = (Json.pretty(jwk) + "\n").getBytes(StandardCharsets.UTF_8);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        // The permissions are there from the first moment, not set after the key could have been read.
        try (var channel = posix
                ? Files.newByteChannel(
                        file,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.newByteChannel(file, options)) {
            channel.write(java.nio.ByteBuffer.wrap(bytes));
        }
    }

    /** The signer of the options, the environment or the profile, in this order. */
    static Signer signer(Cartulary root, @Nullable String keyOption, @Nullable String keyIdOption) throws IOException {
        Terminal terminal = root.terminal();
        Profile profile = root.profile();
        String inline = terminal.variable("CARTULARY_KEY");
        String file = Cartulary.first(keyOption, inline == null ? profile.keyFile() : null);
        if (file == null && inline == null) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-key"));
        }
        String text = file != null ? null : inline;
        byte[] bytes = file != null ? Files.readAllBytes(terminal.path(file)) : new byte[0];
        if (file != null && (file.endsWith(".p12") || file.endsWith(".pfx"))) {
            String password = terminal.variable("CARTULARY_KEY_PASSWORD");
            return Signer.of(
                    SigningKeys.ofPkcs12(bytes, (password == null ? "" : password).toCharArray()),
                    keyId(root, keyIdOption, null));
        }
        text = text == null ? new String(bytes, StandardCharsets.UTF_8) : text;
        return Signer.of(SigningKeys.read(text), keyId(root, keyIdOption, kid(text)));
    }

    private static String keyId(Cartulary root, @Nullable String option, @Nullable String kid) {
        String keyId = Cartulary.first(
                option,
                kid != null && kid.contains("#") ? kid : null,
                root.profile().keyId());
        if (keyId == null) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-key-id"));
        }
        return keyId;
    }

    private static @Nullable String kid(String text) {
        if (!text.strip().startsWith("{")) {
            return null;
        }
        try {
            JsonNode jwk = Json.read(text);
            return jwk.path("kid").asString(null);
        } catch (Json.MalformedJsonException unreadable) {
            return null;
        }
    }
}

package eu.cartulary.catalog;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The key with which {@code cartulary token} signs, made at the first start: {@code keys/operator.jwk.json}, readable by its owner
 * only. Whoever can read it is an operator.
 */
final class OperatorKey {
    private static final String FILE = "operator.jwk.json";

    private OperatorKey() {}

    static SigningKey openOrCreate(Path data) throws IOException {
        Path file = data.resolve("keys").resolve(FILE);
        return Files.exists(file) ? read(file) : create(file);
    }

    private static SigningKey read(Path file) throws IOException {
        try {
            return SigningKey.parse(Json.read(Files.readAllBytes(file)));
        } catch (MalformedJsonException | JoseException e) {
            throw new RefusedStartException(
                    "The operators' key " + file + " cannot be read: " + e.getMessage(),
                    "Restore it from your backup, or delete it, and a new one is made at the next start. Nothing was changed.",
                    e);
        }
    }

    private static SigningKey create(Path file) throws IOException {
        SigningKey key = SigningKey.generate(Algorithm.EDDSA);
        Files.createDirectories(file.getParent());
        // Written aside and moved: a crash leaves no half key.
        Path aside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(aside);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(aside, Json.write(key.toPrivateJwk()));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}

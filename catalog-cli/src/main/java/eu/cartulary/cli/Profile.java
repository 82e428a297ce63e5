package eu.cartulary.cli;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What need not be said on every command line: {@code <settings folder>/<name>.json}.
 *
 * @param server base URL of the catalog
 * @param keyId verification method to sign with
 * @param keyFile where its private key lies
 */
record Profile(
        @Nullable String server,
        @Nullable String keyId,
        @Nullable String keyFile) {

    static Profile read(Terminal terminal, String name) {
        Path file = file(terminal, name);
        if (!Files.exists(file)) {
            return new Profile(null, null, null);
        }
        try {
            JsonNode json = Json.read(Files.readAllBytes(file));
            return new Profile(
                    json.path("server").asString(null),
                    json.path("keyId").asString(null),
                    json.path("keyFile").asString(null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    void write(Terminal terminal, String name) throws IOException {
        ObjectNode json = Json.mapper().createObjectNode();
        if (server != null) {
            json.put("server", server);
        }
        if (keyId != null) {
            json.put("keyId", keyId);
        }
        if (keyFile != null) {
            json.put("keyFile", keyFile);
        }
        Path file = file(terminal, name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.pretty(json) + "\n");
    }

    private static Path file(Terminal terminal, String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}") || name.startsWith(".")) {
            throw new CommandFailure(ExitCode.USAGE, "--profile " + name);
        }
        return terminal.settingsFolder().resolve(name + ".json");
    }
}

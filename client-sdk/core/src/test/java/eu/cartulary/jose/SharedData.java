package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Test data of third parties, which is not part of the project. */
final class SharedData {
    private SharedData() {}

    static JsonNode json(String path) throws IOException {
        Path file = Path.of(System.getProperty("cartulary.shared", ""), path);
        if (!Files.isRegularFile(file)) {
            String word = "third-party test data is missing: " + path + " (system property cartulary.shared)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(word);
            }
            Assumptions.abort(word);
        }
        return Json.read(Files.readAllBytes(file));
    }
}

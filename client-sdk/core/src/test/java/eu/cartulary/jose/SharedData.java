package eu.cartulary.jose;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Test data of third parties, which is not part of the project. */
public final class SharedData {
    private SharedData() {}

    public static JsonNode json(String path) throws IOException {
        return Json.read(Files.readAllBytes(at(path)));
    }

    /** All files of a folder, in order. */
    public static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(at(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Without it the test is skipped, or fails in CI. */
    private static Path at(String path) {
        Path found = Path.of(System.getProperty("cartulary.shared", ""), path);
        if (!Files.exists(found)) {
            String word = "third-party test data is missing: " + path + " (system property cartulary.shared)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(word);
            }
            Assumptions.abort(word);
        }
        return found;
    }
}

package eu.cartulary.shapes;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party test data, which is not part of the project: system property {@code cartulary.shared} says where it lies. */
public final class SharedData {
    private SharedData() {}

    /** A folder or file of it; without it a test is skipped, and fails where the environment says {@code CI=true}. */
    public static Path path(String relative) {
        Path path =
                Path.of(System.getProperty("cartulary.shared", "../../shared")).resolve(relative);
        if (!Files.exists(path)) {
            String word = "third-party test data is not here: "
                    + path.toAbsolutePath().normalize();
            if ("true".equals(System.getenv("CI"))) {
                fail(word);
            }
            Assumptions.abort(word);
        }
        return path;
    }
}

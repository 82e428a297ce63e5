package eu.cartulary.shapes.jsonld;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Third-party test data, which is not part of the project: from the folder in the property {@code cartulary.shared}. */
final class SharedData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SharedData() {}

    /** A folder or file below the shared data; without it the test is skipped, or fails in CI. */
    static Path at(String path) {
        Path found =
                Path.of(System.getProperty("cartulary.shared", "../shared")).resolve(path);
        if (!Files.exists(found)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("%s is missing: set -Dcartulary.shared", found);
            }
            assumeTrue(false, found + " is missing: set -Dcartulary.shared");
        }
        return found;
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(at(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A credential document found in a sample. */
    record Sample(String name, byte[] json) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Every object with a credentialSubject in the samples of a folder, with that of JWTs decoded. */
    static List<Sample> credentials(String folder) {
        TreeMap<String, byte[]> found = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = at(folder).relativize(file).toString();
            if (name.endsWith(".jwt")) {
                String token = new String(bytes(file), StandardCharsets.UTF_8).strip();
                collect(name, JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])), found);
            } else if (name.endsWith(".json") && !name.endsWith(".decoded.json") || name.endsWith(".jsonld")) {
                collect(name, JSON.readTree(bytes(file)), found);
            }
        }
        List<Sample> samples = new ArrayList<>();
        found.forEach((name, json) -> samples.add(new Sample(name, json)));
        return samples;
    }

    private static void collect(String name, JsonNode node, TreeMap<String, byte[]> found) {
        if (node.isObject() && node.has("credentialSubject")) {
            found.put(name, JSON.writeValueAsBytes(node));
        } else if (node.isObject()) {
            node.properties().forEach(member -> collect(name + "/" + member.getKey(), member.getValue(), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(name + "/" + i, node.get(i), found);
            }
        }
    }
}

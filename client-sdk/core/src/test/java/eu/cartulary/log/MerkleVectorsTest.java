package eu.cartulary.log;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The public vectors of transparency-dev/merkle, every file of the folders {@code inclusion} and {@code consistency}. Out of
 * scope: {@code subtreeinclusion} and {@code subtreeconsistency}, proofs about parts of a tree that no log of this project gives.
 */
@DisplayName("The Merkle proofs' public test vectors")
class MerkleVectorsTest {
    private static final int IN_SCOPE = 196;

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return vectors("inclusion").map(file -> test(file, MerkleVectorsTest::whyNotIncluded));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return vectors("consistency").map(file -> test(file, MerkleVectorsTest::whyNotConsistent));
    }

    @Test
    void none_of_them_is_left_out_and_the_table_says_so() throws IOException {
        long inclusion = vectors("inclusion").count();
        long consistency = vectors("consistency").count();
        assertThat(inclusion + consistency).isEqualTo(IN_SCOPE);
        long outside = vectors("subtreeinclusion").count()
                + vectors("subtreeconsistency").count();
        write("| part | cases | passed | departures |\n|---|---|---|---|\n"
                + "| inclusion | " + inclusion + " | " + passed("inclusion", MerkleVectorsTest::whyNotIncluded)
                + " | none |\n"
                + "| consistency | " + consistency + " | "
                + passed("consistency", MerkleVectorsTest::whyNotConsistent) + " | none |\n"
                + "| proofs about subtrees | " + outside
                + " | not run | out of scope: no log of this project gives such proofs |\n");
    }

    private static long passed(String folder, Function<JsonNode, Optional<String>> whyNot) throws IOException {
        long passed = 0;
        for (Path file : vectors(folder).toList()) {
            JsonNode vector = Json.read(Files.readAllBytes(file));
            passed += holds(vector, whyNot) ? 1 : 0;
        }
        return passed;
    }

    private static boolean holds(JsonNode vector, Function<JsonNode, Optional<String>> whyNot) {
        boolean mustFail = vector.get("wantErr").booleanValue();
        try {
            return whyNot.apply(vector).isPresent() == mustFail;
        } catch (IllegalArgumentException e) {
            return mustFail;
        }
    }

    /** Keeps this suite's section of the project's table equal to what was run. */
    private static void write(String table) throws IOException {
        Path file = Path.of(System.getProperty("cartulary.root", "."), "docs", "conformance.md");
        String text = Files.isRegularFile(file) ? Files.readString(file) : "";
        String begin = "<!-- begin:merkle -->\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("<!-- end:merkle -->");
        if (from >= 0 && to > from) {
            String section =
                    "## Merkle proofs (RFC 6962)\n\nVectors of transparency-dev/merkle, every file.\n\n" + table;
            String changed = text.substring(0, from + begin.length()) + section + text.substring(to);
            if (!changed.equals(text)) {
                Files.writeString(file, changed);
            }
        }
    }

    private static Optional<String> whyNotIncluded(JsonNode vector) {
        Inclusion proof = new Inclusion(size(vector, "leafIdx"), size(vector, "treeSize"), path(vector));
        return Merkle.whyNotIncluded(hash(vector, "leafHash"), proof, hash(vector, "root"));
    }

    private static Optional<String> whyNotConsistent(JsonNode vector) {
        Consistency proof = new Consistency(size(vector, "size1"), size(vector, "size2"), path(vector));
        return Merkle.whyNotConsistent(proof, hash(vector, "root1"), hash(vector, "root2"));
    }

    private static DynamicTest test(Path file, Function<JsonNode, Optional<String>> whyNot) {
        return DynamicTest.dynamicTest(file.getParent().getFileName() + "/" + file.getFileName(), () -> {
            JsonNode vector = Json.read(Files.readAllBytes(file));
            Optional<String> why;
            try {
                why = whyNot.apply(vector);
            } catch (IllegalArgumentException e) {
                why = Optional.of("not a hash: " + e.getMessage());
            }
            if (vector.get("wantErr").booleanValue()) {
                assertThat(why).as(vector.get("desc").stringValue()).isPresent();
            } else {
                assertThat(why).as(vector.get("desc").stringValue()).isEmpty();
            }
        });
    }

    private static long size(JsonNode vector, String member) {
        // Sizes are unsigned there; what does not fit is negative here, and refused.
        return vector.get(member).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode vector, String member) {
        JsonNode text = vector.get(member);
        return hash(text.isNull() ? new byte[0] : Base64.getDecoder().decode(text.stringValue()));
    }

    /**
     * Two vectors have words where hashes stand. Such a word becomes its own hash: equal words stay equal, others differ. No
     * bytes at all are no hash, which is the refusal those vectors ask for.
     */
    private static Hash hash(byte[] bytes) {
        boolean isWord = bytes.length > 0 && bytes.length != Hash.LENGTH;
        return Hash.of(isWord ? Hash.digest().digest(bytes) : bytes);
    }

    private static List<Hash> path(JsonNode vector) {
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : vector.get("proof")) {
            path.add(hash(Base64.getDecoder().decode(hash.stringValue())));
        }
        return path;
    }

    private static Stream<Path> vectors(String folder) throws IOException {
        Path root = Path.of(System.getProperty("cartulary.shared", "none"), "suites/merkle-testdata/testdata", folder);
        if (!Files.isDirectory(root)) {
            assertThat(System.getenv("CI")).as("no test data at " + root).isNotEqualTo("true");
            Assumptions.abort("no test data at " + root);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }
}

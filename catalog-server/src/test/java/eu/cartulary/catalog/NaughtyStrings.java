package eu.cartulary.catalog;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** The big list of naughty strings, which lies outside the project; all of it with {@code -Dscale=full}, else a seeded sample. */
public final class NaughtyStrings {
    private static final boolean FULL = "full".equals(System.getProperty("scale"));

    private NaughtyStrings() {}

    /** So many of them, or all. */
    public static List<String> some(int sample, long seed) throws IOException {
        Path shared = Path.of(System.getProperty("cartulary.shared", "../../shared"));
        Path list = shared.resolve("suites/naughty-strings/blns.json");
        boolean there = Files.isRegularFile(list);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the shared test data is not at " + shared);
        }
        Assumptions.assumeTrue(there, "the shared test data is not at " + shared);
        List<String> all = new ArrayList<>();
        Json.read(Files.readAllBytes(list)).forEach(each -> all.add(each.asString()));
        if (FULL) {
            return all;
        }
        System.out.println("NaughtyStrings: seed " + seed);
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(sample, all.size()));
    }
}

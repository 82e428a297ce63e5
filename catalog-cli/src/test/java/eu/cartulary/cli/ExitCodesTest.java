package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each exit code that the manual promises: what leads to it, and where it is written down. */
class ExitCodesTest {
    /** A command line for each; the catalog answers as {@link #catalog} says. */
    private static final Map<ExitCode, String> LINES = new EnumMap<>(Map.of(
            ExitCode.OK, "search",
            ExitCode.FAILURE, "show full",
            ExitCode.USAGE, "search --levle x",
            ExitCode.FINDINGS, "publish a.jwt",
            ExitCode.NOT_ALLOWED, "trust list",
            ExitCode.NOT_FOUND, "show nothing",
            ExitCode.CONFLICT, "new video",
            ExitCode.NETWORK, "search --server http://127.0.0.1:1 --timeout 1",
            ExitCode.NOT_VERIFIED, "verify a.jwt"));

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a.jwt"), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
        Files.writeString(folder.resolve("video.yaml"), "# mine\n");
    }

    private Runs catalog() {
        return new Runs(folder)
                .catalogSays("GET /offerings", 200, "{\"total\":0,\"undetermined\":0,\"items\":[],\"facets\":{}}")
                .catalogSays("GET /offerings/nothing", 404, problem(404, "not-found"))
                .catalogSays("GET /offerings/full", 507, problem(507, "disk-full"))
                .catalogSays("GET /trust/issuers", 401, problem(401, "unauthorised"))
                .catalogSays("POST /credentials", 422, problem(422, "signature-invalid"));
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void every_code_has_a_way_to_it(ExitCode code) {
        try (Runs runs = catalog()) {
            runs.run(LINES.get(code).split(" ")).ended(code);
        }
    }

    @Test
    void the_help_and_the_readme_name_every_code_by_its_number() throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("cartulary.root"), "catalog-cli/README.md"));
        try (Runs runs = catalog()) {
            for (String language : new String[] {"en", "fr", "de"}) {
                String help = runs.run("--lang", language, "--help").out();
                for (ExitCode code : ExitCode.values()) {
                    assertThat(help).containsPattern("\\b" + code.number() + "\\s");
                }
            }
        }
        assertThat(readme)
                .contains(
                        "0 ok, 1 failure, 2 usage, 3 findings, 4 not allowed, 5 not found, 6 conflict, 7 network, 8 not verified");
        assertThat(ExitCode.values()).extracting(ExitCode::number).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static String problem(int status, String slug) {
        return "{\"type\":\"/problems/" + slug + "\",\"title\":\"No\",\"status\":" + status + "}";
    }
}

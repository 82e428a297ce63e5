package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The trust list of an operator: DIDs, attesters, anchors, and who was refused. */
class TrustTest {
    private static final String SHA = "ab".repeat(32);
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String ANCHOR = """
            {"sha256":"%s","certificate":"x","subject":"CN=Root","until":"2030-01-01T00:00:00Z","note":"ours"}""".formatted(SHA);

    @TempDir
    Path folder;

    @BeforeEach
    void an_anchor() throws Exception {
        Files.writeString(folder.resolve("root.pem"), PEM);
    }

    @Test
    void an_anchor_is_added_listed_and_removed() throws Exception {
        try (Runs runs = new Runs(folder)
                .with("CARTULARY_TOKEN", "abc")
                .catalogSays("POST /trust/anchors", 201, ANCHOR)
                .catalogSays("GET /trust/anchors", 200, "{\"items\":[" + ANCHOR + "]}")
                .catalogSays("DELETE /trust/anchors/" + SHA, 204, "")) {
            assertThat(runs.run("trust", "anchor", "add", "root.pem", "--note", "ours")
                            .ended(ExitCode.OK)
                            .out())
                    .isEqualTo("Trusted: CN=Root\n");
            JsonNode sent = Json.read(runs.asked.get(0).body().getBytes(StandardCharsets.UTF_8));
            assertThat(sent.get("certificate").asString()).isEqualTo(PEM);
            assertThat(sent.get("note").asString()).isEqualTo("ours");
            assertThat(runs.asked.get(0).headers().get("Authorization")).containsExactly("Bearer abc");

            assertThat(runs.run("trust", "anchor", "list", "-o", "csv")
                            .ended(ExitCode.OK)
                            .out())
                    .isEqualTo("sha256,subject,until,note\r\n" + SHA + ",CN=Root,2030-01-01T00:00:00Z,ours\r\n");
            assertThat(runs.run("--lang", "fr", "trust", "anchor", "remove", SHA)
                            .ended(ExitCode.OK)
                            .out())
                    .contains(SHA);
            assertThat(runs.asked).extracting(Runs.Asked::request).contains("DELETE /trust/anchors/" + SHA);
        }
    }

    @Test
    void an_anchor_that_is_no_file_or_not_taken_is_said() {
        try (Runs runs = new Runs(folder)
                .with("CARTULARY_TOKEN", "abc")
                .catalogSays("POST /trust/anchors", 403, problem(403, "forbidden"))) {
            runs.run("trust", "anchor", "add", "root.pem").ended(ExitCode.NOT_ALLOWED);
            assertThat(runs.run("trust", "anchor", "add", "nothing.pem").err()).contains("nothing.pem");
            runs.run("trust", "anchor", "add").ended(ExitCode.USAGE);
        }
    }

    @Test
    void attesters_have_a_list_of_their_own_and_the_refused_are_shown() throws Exception {
        try (Runs runs = new Runs(folder)
                .with("CARTULARY_TOKEN", "abc")
                .catalogSays("POST /trust/attesters", 201, "{\"did\":\"did:web:tuev.example\"}")
                .catalogSays("GET /trust/attesters", 200, "{\"items\":[{\"did\":\"did:web:tuev.example\"}]}")
                .catalogSays("DELETE /trust/attesters/did%3Aweb%3Atuev.example", 204, "")
                .catalogSays(
                        "GET /trust/refused",
                        200,
                        "{\"items\":[{\"did\":\"did:web:who.example\",\"times\":3,\"last\":\"2026-01-01T00:00:00Z\"}]}")) {
            runs.run("trust", "add", "did:web:tuev.example", "--attester", "--scheme", "iso-27001")
                    .ended(ExitCode.OK);
            JsonNode sent = Json.read(runs.asked.get(0).body().getBytes(StandardCharsets.UTF_8));
            assertThat(sent.get("schemes").get(0).asString()).isEqualTo("iso-27001");
            assertThat(runs.run("trust", "list", "--attesters", "-o", "ndjson").out())
                    .contains("did:web:tuev.example");
            runs.run("trust", "remove", "did:web:tuev.example", "--attester").ended(ExitCode.OK);
            assertThat(runs.run("trust", "refused", "-o", "csv")
                            .ended(ExitCode.OK)
                            .out())
                    .isEqualTo("did,times,last\r\ndid:web:who.example,3,2026-01-01T00:00:00Z\r\n");
        }
    }

    private static String problem(int status, String slug) {
        return "{\"type\":\"http://c/problems/" + slug + "\",\"title\":\"No\",\"status\":" + status + "}";
    }
}

package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code explain --fix}: what is missing, put where it belongs. */
class FixTest {
    private static final String TEMPLATE = """
            {"@context":["https://w3id.org/cartulary/v1",{"gx":"https://w3id.org/gaia-x/development#"}],"@graph":[
            {"@id":"https://mail.example/o-profile","@type":"EmailProfile","describes":"https://mail.example/o","ownDomain":true,
            "export":{"category":"filters","format":"application/sieve"},"switching":{"procedure":"<address>"}},
            {"@id":"https://mail.example/o","gx:dataPortability":{"gx:means":"<how>"}}]}""";
    private static final String REPORT = """
            {"rulebook":"ipc-baseline","title":"IPC","version":"1","edition":"1","offering":"https://mail.example/o",
            "at":"2026-03-04T05:06:07Z","language":"en","level":{"reached":"IPC-1","ifDeclaredCounted":"IPC-1","ifAllCertified":"none",
            "atMost":"IPC-3","undetermined":true,"known":"9/12","objectives":{},"parameters":{}},"byProof":{},"criteria":[],
            "gaps":[{"level":"IPC-2","effort":"declare","steps":[{"criterion":"IPC-P3","title":"t","rung":2,"rungLabel":"yes",
            "grade":"declared","at":[],"advice":"a","effort":"declare","template":%s}]}],"complete":true,"notes":[]}""".formatted(TEMPLATE);
    private static final String PROFILE = """
            {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/cartulary/v1"],
            "id":"https://mail.example/c/profile","type":["VerifiableCredential","EmailProfile"],"issuer":"did:web:mail.example",
            "validFrom":"2026-01-01T00:00:00Z","credentialSubject":{"id":"https://mail.example/o-profile","type":"EmailProfile",
            "describes":"https://mail.example/o","export":[{"category":"mail","format":"application/mbox"}],
            "switching":{"noticeMax":"P2M"}}}""";

    @TempDir
    Path folder;

    private Runs catalog() {
        return new Runs(folder)
                .catalogSays("GET /offerings/k/assessments", 200, "{\"ipc-baseline\":" + REPORT + "}")
                .catalogSays("GET /offerings/k", 200, """
                        {"key":"k","id":"https://mail.example/o","status":"active","kinds":[],"countries":[],"levels":{},
                        "sources":[{"digest":"ab","issuer":"did:web:mail.example","types":[],"status":"active"},
                        {"digest":"cd","issuer":"did:web:mail.example","types":[],"status":"revoked"}]}""")
                .catalogSays("GET /credentials/ab", 200, PROFILE);
    }

    @Test
    void mends_what_is_published_and_writes_only_what_changed() throws Exception {
        try (Runs runs = catalog()) {
            assertThat(runs.run("explain", "k", "--fix", "fix.json")
                            .ended(ExitCode.OK)
                            .err())
                    .contains("1 missing fact(s)")
                    .contains("2 value(s)");
            JsonNode held =
                    Json.read(Files.readString(folder.resolve("fix.json"))).get("verifiableCredential");
            JsonNode profile = held.get(0);
            assertThat(profile.get("id").stringValue()).isEqualTo("https://mail.example/c/profile");
            assertThat(profile.has("validFrom")).isFalse();
            JsonNode subject = profile.get("credentialSubject");
            assertThat(subject.get("ownDomain").booleanValue()).isTrue();
            assertThat(subject.get("export").size()).isEqualTo(2);
            assertThat(subject.get("switching").get("noticeMax").stringValue()).isEqualTo("P2M");
            assertThat(subject.get("switching").get("procedure").stringValue()).isEqualTo("<address>");
            JsonNode offering = held.get(1);
            assertThat(offering.get("credentialSubject").get("id").stringValue())
                    .isEqualTo("https://mail.example/o");
            assertThat(offering.get("credentialSubject")
                            .get("gx:dataPortability")
                            .isObject())
                    .isTrue();
            assertThat(offering.get("@context").toString()).contains("gaia-x/development#");
        }
    }

    @Test
    void mends_a_description_in_place_and_keeps_all_of_it() throws Exception {
        Files.writeString(folder.resolve("offer.json"), """
                {"verifiableCredential":[{"@context":["https://www.w3.org/ns/credentials/v2"],
                "credentialSubject":{"id":"https://mail.example/company","name":"Mail"}},%s]}""".formatted(PROFILE));
        try (Runs runs = catalog()) {
            runs.run("explain", "k", "--fix", "offer.json").ended(ExitCode.OK);
            JsonNode held =
                    Json.read(Files.readString(folder.resolve("offer.json"))).get("verifiableCredential");
            assertThat(held.size()).isEqualTo(3);
            assertThat(held.get(0).get("credentialSubject").get("name").stringValue())
                    .isEqualTo("Mail");
            assertThat(held.get(1).get("credentialSubject").get("ownDomain").booleanValue())
                    .isTrue();
            runs.run("explain", "k", "--fix", "offer.json").ended(ExitCode.OK);
            assertThat(Json.read(Files.readString(folder.resolve("offer.json"))).get("verifiableCredential"))
                    .as("done twice is done once")
                    .isEqualTo(held);
        }
    }

    @Test
    void does_not_write_over_the_comments_of_a_yaml_file() throws Exception {
        Files.writeString(folder.resolve("offer.yaml"), "# mine\ncredentialSubject: {id: x}\n");
        try (Runs runs = catalog()) {
            assertThat(runs.run("explain", "k", "--fix", "offer.yaml")
                            .ended(ExitCode.USAGE)
                            .err())
                    .contains(".json");
            assertThat(Files.readString(folder.resolve("offer.yaml"))).startsWith("# mine");
        }
    }

    @Test
    void the_doctor_tells_what_ends_soon_by_its_exit_code() {
        String rows = """
                {"head":{"vars":[]},"results":{"bindings":[
                {"credential":{"type":"uri","value":"urn:sha256:ab"},"until":{"type":"literal","value":"2026-03-10T00:00:00Z"},
                "subject":{"type":"uri","value":"https://mail.example/o"}},
                {"credential":{"type":"uri","value":"urn:sha256:cd"},"until":{"type":"literal","value":"2027-03-10T00:00:00Z"}}]}}""";
        try (Runs runs =
                new Runs(folder).catalogSays("POST /sparql", 200, rows).catalogSays("GET /sparql", 200, rows)) {
            Runs.Ran ran =
                    runs.run("doctor", "--issuer", "did:web:mail.example").ended(ExitCode.FINDINGS);
            assertThat(ran.out()).contains("https://mail.example/o").doesNotContain("urn:sha256:cd");
            assertThat(ran.err()).contains("1 of 2").contains("30 days");
            runs.run("doctor", "--issuer", "did:web:mail.example", "--days", "3")
                    .ended(ExitCode.OK);
            runs.run("doctor", "--issuer", "mail.example").ended(ExitCode.USAGE);
            String asked = String.valueOf(runs.asked.get(0));
            assertThat(java.net.URLDecoder.decode(asked, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("<did:web:mail.example>");
        }
    }
}

package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buyers and operators ask. */
class BuyerTest {
    private static final String PAGE = """
            {"total":41,"undetermined":7,"items":[{"key":"k2pxuqzq4xvzqsrtjkhkrhpxoa","id":"https://mail.example/o",
            "name":"=Mail, \\"safe\\"","kind":"messaging","kinds":["messaging/email"],"status":"active",
            "provider":{"key":"p","name":"Mail GmbH","country":"DE"},"countries":["DE","FR"],
            "levels":{"ipc-baseline":"IPC-2","eu-csf-1.2.1":"SEAL-2"}}],
            "facets":{"country":[{"value":"DE","count":30},{"value":"FR","count":11}]}}""";
    private static final String ASSESSMENT = """
            {"rulebook":"ipc-baseline","title":"IPC baseline","version":"1","edition":"1.0","offering":"https://mail.example/o",
            "at":"2026-03-04T05:06:07Z","language":"en","level":{"reached":"IPC-1","ifDeclaredCounted":"IPC-1",
            "ifAllCertified":"none","atMost":"IPC-3","undetermined":true,"known":"9/12","objectives":{},"parameters":{}},
            "byProof":{"declared":"IPC-1"},"criteria":[
            {"id":"IPC-P3","title":"Own name?","pillar":"portability","objective":"P","verdict":"not-declared","rungs":2,
            "gating":true,"facts":[],"failing":{"iri":"urn:x:sub","role":"block","declared":false,
            "path":[{"by":"ctl:party","to":"urn:x:sub"}]},"missing":[],"why":"Nothing is said.","source":{"clause":"c","edition":"1"}},
            {"id":"IPC-C2","title":"TLS?","pillar":"confidentiality","objective":"C","verdict":"met","rungs":2,"gating":true,
            "facts":[],"missing":[],"why":"TLS 1.3.","source":{"clause":"c","edition":"1"}}],
            "gaps":[{"level":"IPC-2","effort":"declare","steps":[{"criterion":"IPC-P3","title":"Own name?","rung":2,
            "rungLabel":"yes","grade":"declared","at":[],"advice":"Let customers use their own domain.","effort":"declare",
            "template":{"ownDomain":true}}]}],"complete":true,"notes":[]}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json", "ndjson"})
    void finds_offerings_in_the_form_asked_for(String form) {
        try (Runs runs = new Runs(folder).catalogSays("GET /offerings", 200, PAGE)) {
            Runs.Ran ran = runs.run(
                            "search",
                            "mail",
                            "--kind",
                            "messaging",
                            "--only-in",
                            "eu",
                            "--facets",
                            "country",
                            "-o",
                            form)
                    .ended(ExitCode.OK);
            Runs.golden("search." + form + ".txt", ran.out());
            assertThat(runs.asked.get(0).query()).isEqualTo("q=mail&kind=messaging&onlyIn=EU&facets=country&limit=20");
        }
    }

    @Test
    void says_how_many_more_would_match_and_is_quiet_when_asked() {
        try (Runs runs = new Runs(folder).catalogSays("GET /offerings", 200, PAGE)) {
            assertThat(runs.run("search").err()).contains("1 of 41").contains("7 more");
            assertThat(runs.run("search", "-q").err()).isEmpty();
            assertThat(runs.run("search", "--lang", "de").err()).contains("1 von 41");
        }
    }

    @Test
    void explains_a_level_and_what_is_missing() {
        try (Runs runs = new Runs(folder)
                .catalogSays("GET /offerings/k/assessments", 200, "{\"ipc-baseline\":" + ASSESSMENT + "}")) {
            Runs.golden(
                    "explain_en.txt",
                    runs.run("explain", "k").ended(ExitCode.OK).out());
            Runs.golden(
                    "explain_fr.txt", runs.run("explain", "k", "--lang", "fr").out());
        }
    }

    @Test
    void shows_an_offering_found_by_its_iri() {
        try (Runs runs = new Runs(folder)
                .catalogSays("GET /offerings", 200, PAGE)
                .catalogSays("GET /offerings/k2pxuqzq4xvzqsrtjkhkrhpxoa", 200, """
                {"key":"k2pxuqzq4xvzqsrtjkhkrhpxoa","id":"https://mail.example/o","name":"Mail","status":"active",
                "kinds":["messaging/email"],"countries":["DE"],"levels":{"ipc-baseline":"IPC-2"},
                "provider":{"key":"p","name":"Mail GmbH","country":"DE"},
                "facts":[{"subject":"https://mail.example/o","path":"ctl:ownDomain","value":true}],
                "sources":[{"digest":"ab","issuer":"did:web:mail.example","types":["gx:ServiceOffering"],"status":"active"}]}""")) {
            Runs.golden(
                    "show.txt",
                    runs.run("show", "https://mail.example/o")
                            .ended(ExitCode.OK)
                            .out());
            runs.run("show", "nothing").ended(ExitCode.NOT_FOUND);
        }
    }

    @Test
    void validates_with_a_catalog_and_reports_for_build_servers() throws Exception {
        try (Runs runs = new Runs(folder).catalogSays("POST /validations", 200, """
                {"acceptable":false,"wouldBe":422,"findings":[],"violations":[{"rule":"ServiceOffering_providedBy_minCount",
                "pointer":"/credentialSubject","severity":"violation","message":"The <provider> is missing.",
                "advice":"Add \\"gx:providedBy\\".","credential":{"index":3}}],"offerings":[]}""")) {
            runs.run("new", "video");
            for (String form : new String[] {"text", "sarif", "junit", "json"}) {
                Runs.Ran ran =
                        runs.run("validate", "video.yaml", "--report", form).ended(ExitCode.FINDINGS);
                Runs.golden("validate." + form + ".txt", ran.out());
            }
            assertThat(runs.asked.get(0).headers().get("Content-type")).containsExactly("application/ld+json");
            runs.run("validate", "video.yaml", "--report", "sarif", "--report-file", "r.sarif")
                    .ended(ExitCode.FINDINGS);
            assertThat(Files.readString(folder.resolve("r.sarif"))).contains("2.1.0");
        }
    }

    @Test
    void validates_without_a_catalog_by_the_rules_themselves() throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("new", "email");
            Runs.golden(
                    "validate.offline.txt",
                    runs.run("validate", "email.yaml").ended(ExitCode.OK).out());
            Path file = folder.resolve("email.yaml");
            Files.writeString(file, Files.readString(file).replace("gx:countryCode: FR", "gx:countryCode: XX"));
            assertThat(runs.run("validate", "email.yaml", "--lang", "de")
                            .ended(ExitCode.FINDINGS)
                            .out())
                    .contains("Fehler email.yaml:", "Address_countryCode_in", "würde abgelehnt");
            Files.writeString(file, "verifiableCredential: [oops");
            runs.run("validate", "email.yaml").ended(ExitCode.FINDINGS);
        }
    }

    @Test
    void an_operator_beside_the_catalogs_data_needs_no_token() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.EDDSA);
        Files.createDirectories(folder.resolve("data/keys"));
        Files.writeString(
                folder.resolve("data/keys/operator.jwk.json"),
                key.toPrivateJwk().toString());
        try (Runs runs = new Runs(folder)
                .catalogSays("POST /trust/issuers", 201, "{\"did\":\"did:web:mail.example\"}")
                .catalogSays(
                        "GET /trust/issuers",
                        200,
                        "{\"items\":[{\"did\":\"did:web:mail.example\",\"name\":\"Mail\"}]}")) {
            runs.run("trust", "add", "did:web:mail.example", "--name", "Mail").ended(ExitCode.OK);
            String bearer = runs.asked.get(0).headers().get("Authorization").get(0);
            Jws token = Jws.parse(bearer.substring("Bearer ".length()));
            assertThat(token.verifiedBy(key.verificationKey())).isTrue();
            assertThat(Json.read(token.payload()).get("aud").asString()).isEqualTo(runs.url());
            assertThat(runs.run("trust", "list", "-o", "csv").out())
                    .isEqualTo("did,name,since,note\r\ndid:web:mail.example,Mail,,\r\n");
            assertThat(runs.run("token", "--minutes", "99").code()).isNotZero();
            assertThat(Jws.parse(runs.run("token").ended(ExitCode.OK).out().strip())
                            .verifiedBy(key.verificationKey()))
                    .isTrue();
        }
    }

    @Test
    void away_from_the_data_a_token_must_be_given() {
        try (Runs runs = new Runs(folder).catalogSays("GET /trust/issuers", 200, "[]")) {
            runs.run("token").ended(ExitCode.NOT_FOUND);
            runs.run("trust", "list", "--token", "abc").ended(ExitCode.OK);
            assertThat(runs.asked.get(0).headers().get("Authorization")).containsExactly("Bearer abc");
        }
    }

    @Test
    void a_settings_file_names_the_catalog() throws Exception {
        try (Runs runs = new Runs(folder).catalogSays("GET /offerings", 200, PAGE)) {
            Files.createDirectories(folder.resolve("xdg/cartulary"));
            Files.writeString(folder.resolve("xdg/cartulary/work.json"), "{\"server\":\"" + runs.url() + "/\"}");
            runs.with("CARTULARY_SERVER", "")
                    .with("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
            runs.run("search", "--profile", "work").ended(ExitCode.OK);
            runs.run("search", "--profile", "../x").ended(ExitCode.USAGE);
        }
    }

    @Test
    void what_a_provider_wrote_moves_no_cursor() {
        assertThat(Table.visible("a\u001b[31mb\r\nc\u202ed")).isEqualTo("a [31mb c d");
    }
}

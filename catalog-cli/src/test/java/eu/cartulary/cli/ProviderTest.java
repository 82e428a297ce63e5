package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.examples.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The way of a provider: an identity, a description, a signature, a publication. */
class ProviderTest {
    private static final String RECEIPT = """
            {"credentials":[{"digest":"%s","issuer":"did:web:mail.example","types":[],"subjects":[],"status":"active"}],
            "journal":{"index":1,"leafHash":"00"},"offerings":[{"key":"k2pxuqzq4xvzqsrtjkhkrhpxoa","id":"https://mail.example/o",
            "listed":true,"notListedBecause":[],"levels":{"ipc-baseline":"IPC-2"},"pending":0}]}""".formatted("ab".repeat(32));

    @TempDir
    Path folder;

    static java.util.List<String> kinds() {
        return Examples.kinds();
    }

    @Test
    void makes_an_identity_with_a_key_that_only_its_owner_can_read() throws Exception {
        try (Runs runs = new Runs(folder)) {
            Runs.Ran ran = runs.run("did", "new", "mail.example").ended(ExitCode.OK);
            assertThat(ran.out()).isEqualTo("did:web:mail.example\n");
            assertThat(ran.err()).contains("https://mail.example/.well-known/did.json");
            Path key = folder.resolve("home/.config/cartulary/keys/did_web_mail.example_key-1.jwk.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(folder.resolve("did.json"))).doesNotContain("\"d\"");
            runs.run("did", "check", "did:web:mail.example", "--file", "did.json")
                    .ended(ExitCode.OK);
            runs.run("did", "new", "mail.example").ended(ExitCode.CONFLICT);
            runs.run("did", "new").ended(ExitCode.USAGE);
        }
    }

    @Test
    void rotates_a_key_and_notices_when_the_web_still_has_the_old_document() throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("did", "new", "mail.example").ended(ExitCode.OK);
            Files.copy(folder.resolve("did.json"), folder.resolve("old.json"));
            runs.run("did", "rotate", "--key-name", "key-2", "--compromised").ended(ExitCode.OK);
            runs.run("did", "check", "--file", "did.json").ended(ExitCode.OK);
            assertThat(runs.run("did", "check", "--file", "old.json")
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains("key-2");
            assertThat(runs.run("did", "rotate", "--key-name", "key-2").code()).isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void writes_signs_and_verifies_a_description_of_every_kind(String kind) throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("did", "new", "mail.example").ended(ExitCode.OK);
            String file = runs.run("new", kind, "--company", "Mail & More GmbH", "--country", "de")
                    .ended(ExitCode.OK)
                    .out()
                    .strip();
            assertThat(Files.readString(folder.resolve(file)))
                    .contains(
                            "https://mail.example/company",
                            "Mail & More GmbH",
                            "countryCode: DE",
                            "cartulary sign " + file)
                    .doesNotContain(Examples.HOST);
            String signed = runs.run("sign", file).ended(ExitCode.OK).out().strip();
            Envelope envelope = Envelope.detect(Files.readAllBytes(folder.resolve(signed)));
            assertThat(envelope.mediaType()).isEqualTo(Envelope.VP_JWT);
            JsonNode presentation = Json.read(Jws.parse(envelope.text()).payload());
            assertThat(presentation.get("verifiableCredential").size()).isEqualTo(5);
            assertThat(runs.run("verify", signed, "--did-document", "did.json")
                            .ended(ExitCode.OK)
                            .out()
                            .lines())
                    .hasSize(6);
        }
    }

    @Test
    void says_that_a_changed_envelope_does_not_verify() throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("did", "new", "mail.example");
            runs.run("new", "video");
            runs.run("sign", "video.yaml");
            String jwt = Files.readString(folder.resolve("video.jwt")).strip();
            String[] parts = jwt.split("\\.");
            String other = parts[2].startsWith("A") ? "B" : "A";
            Files.writeString(
                    folder.resolve("bad.jwt"), parts[0] + "." + parts[1] + "." + other + parts[2].substring(1));
            assertThat(runs.run("verify", "bad.jwt", "--did-document", "did.json")
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains("signature-invalid");
        }
    }

    @Test
    void without_a_key_says_how_to_get_one_and_never_overwrites_a_description() throws Exception {
        try (Runs runs = new Runs(folder)) {
            runs.run("new", "email").ended(ExitCode.OK);
            assertThat(runs.run("sign", "email.yaml").ended(ExitCode.USAGE).err())
                    .contains("did new");
            runs.run("new", "email").ended(ExitCode.CONFLICT);
            assertThat(runs.run("new", "teapot").ended(ExitCode.USAGE).err()).contains("messaging/email");
            assertThat(runs.run("new").ended(ExitCode.OK).out().lines()).hasSize(13);
            runs.run("sign", "nothing.yaml").ended(ExitCode.NOT_FOUND);
        }
    }

    @Test
    void publishes_a_description_that_is_signed_on_the_way() throws Exception {
        try (Runs runs = new Runs(folder).catalogSays("POST /credentials", 201, RECEIPT)) {
            runs.run("did", "new", "mail.example");
            runs.run("new", "email");
            Runs.Ran ran = runs.run("publish", "email.yaml").ended(ExitCode.OK);
            Runs.golden("publish.txt", ran.out());
            assertThat(runs.asked.get(0).headers().get("Content-type")).containsExactly("application/vp+jwt");
        }
    }

    @Test
    void publishes_a_folder_and_a_pattern_and_passes_over_keys_and_did_documents() throws Exception {
        try (Runs runs = new Runs(folder).catalogSays("POST /credentials", 200, RECEIPT)) {
            runs.run("did", "new", "mail.example", "--file", "site/did.json");
            Files.createDirectories(folder.resolve("site"));
            runs.run("did", "new", "mail.example", "--file", "site/did.json", "--key-file", "site/k.jwk.json");
            for (String kind : new String[] {"video", "office"}) {
                runs.run("new", kind, "--file", "site/" + kind + ".yaml");
                runs.run("sign", "site/" + kind + ".yaml");
                Files.delete(folder.resolve("site/" + kind + ".yaml"));
            }
            assertThat(runs.run("publish", "site").ended(ExitCode.OK).out().lines())
                    .hasSize(3);
            assertThat(runs.run("publish", "site/*.jwt", "-o", "ndjson")
                            .ended(ExitCode.OK)
                            .out()
                            .lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("\"status\":200"));
            runs.watchedByAPerson();
            assertThat(runs.run("publish", "site").err()).contains("2/2");
            assertThat(runs.with("NO_COLOR", "1").run("publish", "site", "-q").err())
                    .isEmpty();
        }
    }

    @Test
    void shows_a_refusal_with_its_place_and_advice() throws Exception {
        try (Runs runs = new Runs(folder).catalogSays("POST /credentials", 422, """
                {"type":"/problems/shape-violations","title":"Rules of admission are broken","status":422,
                "detail":"2 violations","traceId":"4bf92f3577b34da6a3ce929d0e0e4736","violations":[
                {"rule":"ServiceOffering_providedBy_minCount","path":"gx:providedBy","pointer":"/credentialSubject",
                "severity":"violation","message":"The provider is missing.","advice":"Add gx:providedBy.",
                "credential":{"index":3}},
                {"rule":"unknown-term","severity":"warning","message":"\\u001b[31mred","credential":{"index":4}}]}""")) {
            Files.writeString(folder.resolve("a.jwt"), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
            Runs.Ran ran = runs.run("publish", "a.jwt").ended(ExitCode.FINDINGS);
            Runs.golden("refusal_en.txt", ran.err());
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void exit_codes_tell_a_script_what_happened() throws Exception {
        try (Runs runs = new Runs(folder)) {
            Files.writeString(folder.resolve("a.jwt"), "eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
            for (Object[] each : new Object[][] {
                {403, "issuer-not-trusted", ExitCode.NOT_ALLOWED},
                {409, "superseded", ExitCode.CONFLICT},
                {422, "signature-invalid", ExitCode.FINDINGS},
                {507, "disk-full", ExitCode.FAILURE}
            }) {
                runs.catalogSays("POST /credentials", (int) each[0], """
                        {"type":"/problems/%s","title":"t","status":%s}""".formatted(each[1], each[0]));
                runs.run("publish", "a.jwt").ended((ExitCode) each[2]);
            }
            runs.run("publish", "a.jwt", "--server", "ftp://x").ended(ExitCode.USAGE);
            runs.run("publish", "a.jwt", "--server", "http://127.0.0.1:1", "--timeout", "5")
                    .ended(ExitCode.NETWORK);
        }
    }

    @Test
    void publishes_lines_from_standard_input() {
        try (Runs runs = new Runs(folder).catalogSays("POST /credentials", 200, """
                {"line":1,"status":201,"digest":"aa"}""")) {
            Runs.Ran ran = runs.given("eyJhbGciOiJFUzI1NiJ9.e30.c2ln\n\n")
                    .run("publish", "-")
                    .ended(ExitCode.OK);
            assertThat(ran.out()).isEqualTo("1  201  aa\n");
            assertThat(runs.asked.get(0).body()).isEqualTo("\"eyJhbGciOiJFUzI1NiJ9.e30.c2ln\"\n");
        }
    }

    @Test
    void revokes_with_a_token_for_this_catalog() throws Exception {
        String digest = "ab".repeat(32);
        try (Runs runs = new Runs(folder)
                .catalogSays("POST /credentials/" + digest + "/revocation", 201, "{\"about\":\"" + digest + "\"}")) {
            runs.run("did", "new", "mail.example");
            runs.run("revoke", digest, "--reason", "key-compromise").ended(ExitCode.OK);
            JsonNode claims = Json.read(Jws.parse(runs.asked.get(0).body()).payload());
            assertThat(claims.get("aud").asString()).isEqualTo(runs.url());
            assertThat(claims.get("reason").asString()).isEqualTo("key-compromise");
            runs.run("revoke", digest, "--reason", "boredom").ended(ExitCode.USAGE);
        }
    }
}

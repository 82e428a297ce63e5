package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.SharedData;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real Gaia-X credentials of the Loire and Tagus releases, against the base shapes and the official shapes side by side. */
class RealCredentialsTest {
    @Test
    void every_real_credential_has_an_outcome_by_base_shapes_and_official_packs() throws IOException {
        List<Pack> packs =
                List.of(Pack.load(SharedData.path("gaia-x/gx-25.11")), Pack.load(SharedData.path("gaia-x/gx-v2.2.1")));
        Map<String, Graph> claims = claims();
        List<SideBySide.Row> rows = SideBySide.with(packs).rows(claims);

        SideBySideTable table =
                new SideBySideTable("side-by-side", rows, List.of("gx-25.11", "gx-v2.2.1"), Why.LOIRE, List.of());
        table.isHeldTrue();
        assertThat(table.unexplained())
                .as("differences that no line of SideBySideTable explains")
                .isEmpty();
        assertThat(table.unused()).as("explanations of nothing").isEmpty();
        assertThat(rows).hasSameSizeAs(claims.keySet()).hasSizeGreaterThan(100);
        assertThat(rows.stream().filter(row -> row.base().isEmpty())).hasSizeGreaterThanOrEqualTo(70);
        for (Pack pack : packs) {
            assertThat(rows.stream().filter(row -> row.packs().get(pack.name()).isEmpty()))
                    .as(pack.name())
                    .hasSizeGreaterThanOrEqualTo(64);
        }
        assertThat(rows)
                .as("what a clearing house signs is taken, though it does not fit its own shapes")
                .filteredOn(row -> row.name().startsWith("Posedio_gaiax-opa__LabelCredential"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.base()).isEmpty())
                .allSatisfy(row -> assertThat(row.agreesWith("gx-25.11")).isFalse());
        assertThat(rows).as("addresses as text and as IRI are taken alike").allSatisfy(row -> assertThat(
                        row.packs().values())
                .noneMatch(rules -> rules.stream().anyMatch(rule -> rule.endsWith("url_nodeKind"))));
    }

    @Test
    void every_credential_of_the_tagus_release_has_an_outcome_by_base_shapes_and_by_its_own_shapes()
            throws IOException {
        List<Pack> packs = List.of(Pack.load(SharedData.path("gaia-x/gx-22.10-tagus")));
        Map<String, Graph> claims = tagus();
        List<SideBySide.Row> rows = SideBySide.with(packs).rows(claims);

        SideBySideTable table = new SideBySideTable(
                "side-by-side-tagus", rows, List.of("gx-22.10-tagus"), Why.TAGUS, Why.TAGUS_TAKEN_BY_PACK);
        assertThat(table.unexplained())
                .as("differences that no line of Why explains")
                .isEmpty();
        assertThat(table.unused()).as("explanations of nothing").isEmpty();
        table.isHeldTrue();
        assertThat(rows).hasSameSizeAs(claims.keySet()).hasSizeGreaterThan(60);
    }

    /** Tagus credentials are JSON with a proof or, in fixtures, without one, alone, in presentations and in wrappers of APIs. */
    private static Map<String, Graph> tagus() throws IOException {
        Map<String, Graph> claims = new TreeMap<>();
        for (String folder : List.of("signed", "unsigned")) {
            try (Stream<Path> files = Files.list(SharedData.path("samples/tagus/" + folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    List<JsonNode> credentials = new ArrayList<>();
                    try {
                        collect(Json.read(Files.readAllBytes(file)), credentials);
                    } catch (Json.MalformedJsonException broken) {
                        continue;
                    }
                    for (int i = 0; i < credentials.size(); i++) {
                        CredentialReading reading =
                                CredentialReader.bundled().read(Json.write(credentials.get(i)), Language.EN);
                        if (reading.graph() != null) {
                            claims.put(
                                    folder + "/" + file.getFileName().toString().replace(".json", "")
                                            + (credentials.size() > 1 ? " #" + (i + 1) : ""),
                                    reading.graph());
                        }
                    }
                }
            }
        }
        return claims;
    }

    private static void collect(JsonNode json, List<JsonNode> to) {
        if (json.has("credentialSubject")) {
            to.add(json);
        } else {
            json.values().forEach(member -> collect(member, to));
        }
    }

    private static Map<String, Graph> claims() throws IOException {
        Map<String, Graph> claims = new TreeMap<>();
        try (Stream<Path> files = Files.list(SharedData.path("samples/loire/vc-jwt"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".decoded.json")).toList()) {
                JsonNode payload = Json.read(Files.readAllBytes(file)).get("payload");
                JsonNode credential = payload != null && payload.has("vc") ? payload.get("vc") : payload;
                if (credential == null || !credential.has("credentialSubject")) {
                    continue;
                }
                CredentialReading reading = CredentialReader.bundled().read(Json.write(credential), Language.EN);
                if (reading.graph() != null) {
                    claims.put(file.getFileName().toString().replace(".decoded.json", ""), reading.graph());
                }
            }
        }
        return claims;
    }
}

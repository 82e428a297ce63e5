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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real Gaia-X credentials of the Loire release, against the base shapes and the official shapes side by side. */
class RealCredentialsTest {
    @Test
    void every_real_credential_has_an_outcome_by_base_shapes_and_official_packs() throws IOException {
        List<Pack> packs =
                List.of(Pack.load(SharedData.path("gaia-x/gx-25.11")), Pack.load(SharedData.path("gaia-x/gx-v2.2.1")));
        Map<String, Graph> claims = claims();
        List<SideBySide.Row> rows = SideBySide.with(packs).rows(claims);

        SideBySideTable table = new SideBySideTable(rows, List.of("gx-25.11", "gx-v2.2.1"));
        table.write();
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

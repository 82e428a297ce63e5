package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.SharedData.Sample;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.CtlType;
import eu.cartulary.shapes.vocabulary.Gx;
import eu.cartulary.shapes.vocabulary.GxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReaderTest {
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String OFFER = "https://provider.example/offer#cs";

    @Test
    void gives_the_claims_and_nothing_of_the_envelope() {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/gaia-x/development#"],
                 "id":"https://provider.example/offer","type":["VerifiableCredential","gx:ServiceOffering"],
                 "issuer":"did:web:provider.example","validFrom":"2026-01-01T00:00:00Z",
                 "evidence":{"id":"urn:x:evidence","gx:name":"no claim"},
                 "credentialStatus":{"id":"urn:x:status","type":"BitstringStatusListEntry"},
                 "proof":{"@context":"https://unknown.example/","type":"DataIntegrityProof"},
                 "credentialSubject":{"id":"https://provider.example/offer#cs","gx:providedBy":{"id":"urn:x:p"}}}
                """);
        assertThat(reading.subjects()).containsExactly(OFFER);
        assertThat(reading.types()).containsExactly(GxType.SERVICE_OFFERING);
        assertThat(reading.graph().size()).isEqualTo(2);
        assertThat(has(reading, OFFER, Gx.PROVIDED_BY, "urn:x:p")).isTrue();
        assertThat(has(reading, OFFER, TYPE, GxType.SERVICE_OFFERING)).isTrue();
        assertThat(rules(reading.findings())).containsExactly("subject-type-copied");
    }

    @Test
    void a_subject_with_the_id_of_its_credential_does_not_inherit_the_envelope() {
        CredentialReading reading = subject(
                "\"id\":\"https://provider.example/vc\",\"type\":\"gx:ServiceOffering\",\"gx:providedBy\":{\"id\":\"urn:x:p\"}");
        assertThat(reading.graph().size()).isEqualTo(2);
    }

    @Test
    void a_credential_inside_the_claims_is_not_read_as_one() {
        CredentialReading reading = subject("""
                "id":"https://provider.example/offer#cs","type":"gx:ServiceOffering",
                "gx:dependsOn":{"id":"urn:x:inner","type":"VerifiableCredential",
                  "credentialSubject":{"id":"urn:x:victim","gx:providedBy":{"id":"urn:x:evil"}}}""");
        assertThat(reading.subjects()).containsExactly(OFFER);
    }

    @Test
    void the_one_untyped_subject_takes_the_type_and_a_typed_profile_beside_it_does_not() {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/gaia-x/development#"],
                 "type":["VerifiableCredential","gx:ObjectStorageServiceOffering"],
                 "credentialSubject":[
                   {"id":"https://provider.example/offer#cs","gx:providedBy":{"id":"urn:x:p"}},
                   {"@context":"https://w3id.org/cartulary/v1","id":"https://provider.example/offer#cs-profile",
                    "type":"ObjectStorageProfile","describes":"https://provider.example/offer#cs",
                    "keyCustody":"Hold your own key","complete":["location","party"]}]}
                """);
        assertThat(reading.subjects()).containsExactly(OFFER, OFFER + "-profile");
        assertThat(reading.types())
                .containsExactly(GxType.OBJECT_STORAGE_SERVICE_OFFERING, CtlType.OBJECT_STORAGE_PROFILE);
        assertThat(has(reading, OFFER, TYPE, GxType.OBJECT_STORAGE_SERVICE_OFFERING))
                .isTrue();
        assertThat(has(reading, OFFER + "-profile", TYPE, GxType.OBJECT_STORAGE_SERVICE_OFFERING))
                .isFalse();
        assertThat(has(reading, OFFER + "-profile", Ctl.DESCRIBES, OFFER)).isTrue();
        assertThat(has(reading, OFFER + "-profile", Ctl.COMPLETE, Ctl.LOCATION)).isTrue();
        assertThat(reading.graph()
                        .contains(
                                iri(OFFER + "-profile"), iri(Ctl.KEY_CUSTODY), NodeFactory.createLiteralString("hyok")))
                .isTrue();
    }

    @Test
    void two_untyped_subjects_take_nothing() {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/gaia-x/development#"],
                 "type":["VerifiableCredential","gx:ServiceOffering"],
                 "credentialSubject":[{"id":"urn:x:1","gx:keyword":"a"},{"id":"urn:x:2","gx:keyword":"b"}]}
                """);
        assertThat(reading.graph().contains(Node.ANY, iri(TYPE), Node.ANY)).isFalse();
    }

    @Test
    void an_untyped_profile_beside_a_typed_offering_does_not_become_an_offering() {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/gaia-x/development#"],
                 "type":["VerifiableCredential","gx:ServiceOffering"],
                 "credentialSubject":[{"id":"urn:x:1","type":"gx:ServiceOffering"},{"id":"urn:x:2","gx:keyword":"b"}]}
                """);
        assertThat(has(reading, "urn:x:2", TYPE, GxType.SERVICE_OFFERING)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://w3id.org/gaia-x/2404#",
                "https://w3id.org/gaia-x/2411#",
                "https://w3id.org/gaia-x/2511#",
                "https://w3id.org/gaia-x/2.1.1#",
                "https://w3id.org/gaia-x/22.10#",
                "https://registry.lab.gaia-x.eu/development/api/trusted-shape-registry/v1/shapes/jsonld/trustframework#"
            })
    void the_namespaces_of_all_releases_become_one(String context) {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/2018/credentials/v1","%s"],"type":["VerifiableCredential"],
                 "credentialSubject":{"id":"urn:x:1","type":"gx:ServiceOffering","gx:providedBy":{"id":"urn:x:p"}}}""".formatted(context));
        assertThat(has(reading, "urn:x:1", Gx.PROVIDED_BY, "urn:x:p")).isTrue();
        assertThat(has(reading, "urn:x:1", TYPE, GxType.SERVICE_OFFERING)).isTrue();
        assertThat(reading.types()).containsExactly(GxType.SERVICE_OFFERING);
        assertThat(rules(reading.findings())).contains("namespace-older");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "https://w3id.org/gaia-x/2411#providedBy, https://w3id.org/gaia-x/development#providedBy",
        "https://w3id.org/gaia-x/developmentprovidedBy, https://w3id.org/gaia-x/development#providedBy",
        "https://w3id.org/gaia-x/development/providedBy, https://w3id.org/gaia-x/development#providedBy",
        "https://w3id.org/gaia-x/2411#, https://w3id.org/gaia-x/2411#",
        "https://w3id.org/gaia-x/development, https://w3id.org/gaia-x/development",
        "https://w3id.org/gaia-x/core#name, https://w3id.org/gaia-x/core#name",
        "https://evil.example/w3id.org/gaia-x/2411#providedBy, https://evil.example/w3id.org/gaia-x/2411#providedBy",
    })
    void only_gaia_x_namespaces_are_brought_to_todays(String iri, String today) {
        assertThat(GaiaXNamespaces.today(iri)).isEqualTo(today);
    }

    @Test
    void a_missing_context_is_supplied_with_a_finding() {
        CredentialReading none = read(
                "{\"type\":\"VerifiableCredential\",\"credentialSubject\":{\"id\":\"urn:x:1\",\"gx:keyword\":\"a\"}}");
        assertThat(none.graph().size()).isEqualTo(1);
        assertThat(rules(none.findings())).contains("context-missing", "type-not-array");
        CredentialReading base = read("""
                {"@context":"https://w3id.org/gaia-x/development#","issuanceDate":"2023-01-01T00:00:00Z",
                 "type":["VerifiableCredential"],"credentialSubject":{"id":"urn:x:1","gx:keyword":"a"}}""");
        assertThat(base.graph().size()).isEqualTo(1);
        assertThat(base.findings())
                .extracting(Violation::message)
                .anyMatch(text -> text.contains("2018/credentials/v1"));
    }

    @Test
    void a_subject_without_an_id_becomes_a_blank_node_with_a_finding() {
        CredentialReading reading = subject("\"type\":\"gx:ServiceOffering\",\"gx:keyword\":\"a\"");
        assertThat(reading.subjects()).isEmpty();
        assertThat(reading.graph().find().next().getSubject().isBlank()).isTrue();
        assertThat(rules(reading.findings())).containsExactly("subject-without-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"urn:x:1\"}", "\"urn:x:1\"", "[\"urn:x:1\"]"})
    void a_subject_of_which_nothing_is_said_gives_an_empty_graph(String subject) {
        CredentialReading reading = read(
                "{\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"type\":[\"VerifiableCredential\"],\"credentialSubject\":"
                        + subject + "}");
        assertThat(reading.graph().isEmpty()).isTrue();
        assertThat(reading.subjects()).containsExactly("urn:x:1");
        assertThat(rules(reading.findings())).containsExactly("subject-empty");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "subject-missing; {\"@context\":\"https://www.w3.org/ns/credentials/v2\"}",
                "subject-missing; []",
                "subject-missing; {}",
                "subject-unreadable; {\"credentialSubject\":null}",
                "subject-unreadable; {\"credentialSubject\":5}",
                "context-glued; {\"@context\":[\"https://www.w3.org/ns/credentials/v2 https://w3id.org/gaia-x/2411#\"],\"credentialSubject\":{}}",
                "named-graph; {\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"type\":\"VerifiableCredential\",\"credentialSubject\":{\"id\":\"urn:x:1\",\"@graph\":[]}}",
                "iri-relative; {\"@context\":\"https://www.w3.org/ns/credentials/v2\",\"type\":\"VerifiableCredential\",\"credentialSubject\":{\"id\":\"offer\"}}",
            })
    void refuses_what_cannot_be_read(String rule, String document) {
        CredentialReading reading = read(document);
        assertThat(reading.graph()).isNull();
        assertThat(rules(reading.violations())).contains(rule);
    }

    @Test
    void a_misspelt_gaia_x_term_is_told() {
        CredentialReading reading =
                subject("\"id\":\"urn:x:1\",\"type\":\"gx:ServiceOffering\",\"gx:provdedBy\":{\"id\":\"urn:x:p\"}");
        assertThat(reading.findings())
                .extracting(Violation::rule, Violation::pointer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("unknown-gaia-x-term", "/credentialSubject/gx:provdedBy"));
    }

    @Test
    void a_value_outside_an_open_list_is_told_and_kept() {
        CredentialReading reading = read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/cartulary/v1"],"type":["VerifiableCredential"],
                 "credentialSubject":{"id":"urn:x:1","type":"EmailProfile","describes":"urn:x:o","protocol":{"standard":"Gopher"}}}""");
        assertThat(rules(reading.findings())).containsExactly("value-unlisted");
        assertThat(reading.graph().contains(Node.ANY, iri(Ctl.STANDARD), NodeFactory.createLiteralString("Gopher")))
                .isTrue();
    }

    /** The outcomes are counted, so that a change of the reader shows here. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"samples/loire, 190", "samples/tagus, 130", "samples/older, 220"})
    void real_credentials_are_read_or_refused_with_a_reason(String folder, int readAtLeast) {
        Map<String, Integer> refusals = new TreeMap<>();
        List<String> unexplained = new ArrayList<>();
        int read = 0;
        for (Sample sample : SharedData.credentials(folder)) {
            CredentialReading reading = CredentialReader.bundled().read(sample.json(), Language.EN);
            read += reading.refused() ? 0 : 1;
            reading.violations().forEach(violation -> refusals.merge(violation.rule(), 1, Integer::sum));
            if (reading.graph() != null
                    && reading.graph().isEmpty()
                    && reading.findings().isEmpty()) {
                unexplained.add(sample.name());
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(read).as(refusals.toString()).isGreaterThanOrEqualTo(readAtLeast);
        assertThat(refusals.keySet())
                .isSubsetOf("context-unknown", "context-glued", "jsonld-invalid", "iri-relative", "iri-malformed");
    }

    private static CredentialReading subject(String members) {
        return read("""
                {"@context":["https://www.w3.org/ns/credentials/v2","https://w3id.org/gaia-x/development#"],
                 "id":"https://provider.example/vc","type":["VerifiableCredential"],"credentialSubject":{%s}}""".formatted(members));
    }

    private static CredentialReading read(String document) {
        return CredentialReader.bundled().read(document.getBytes(UTF_8), Language.EN);
    }

    private static boolean has(CredentialReading reading, String subject, String property, String object) {
        Graph graph = reading.graph();
        return graph != null && graph.contains(iri(subject), iri(property), iri(object));
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static List<String> rules(List<Violation> remarks) {
        return remarks.stream().map(Violation::rule).toList();
    }
}

package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Node IT = NodeFactory.createURI("https://provider.example/it");
    private static final Node KEYWORD = NodeFactory.createURI(Names.GX + "keyword");

    @Test
    void escapes_the_signs_of_a_pointer() {
        assertThat(pointer(
                        "{\"id\": \"https://provider.example/it\", \"https://w3id.org/gaia-x/development#keyword\": \"a\"}",
                        "a"))
                .isEqualTo("/https:~1~1w3id.org~1gaia-x~1development#keyword");
    }

    @Test
    void prefers_the_object_that_has_the_member_to_a_mere_reference() {
        assertThat(pointer("""
                {"credentialSubject": [
                  {"id": "urn:a", "gx:dependsOn": {"id": "https://provider.example/it"}},
                  {"id": "https://provider.example/it", "keyword": ["x", "a"]}]}""", "a")).isEqualTo("/credentialSubject/1/keyword/1");
    }

    @Test
    void looks_into_sets_and_typed_values() {
        assertThat(pointer("""
                {"@id": "https://provider.example/it",
                 "gx:keyword": {"@set": [{"@value": "x"}, {"@value": "a", "@language": "en"}]}}""", "a")).isEqualTo("/gx:keyword/@set/1");
    }

    @Test
    void takes_the_one_subject_without_an_id_for_a_node_that_nothing_names() {
        assertThat(pointer("{\"id\": \"urn:vc\", \"credentialSubject\": {\"keyword\": \"a\"}}", "a"))
                .isEqualTo("/credentialSubject/keyword");
    }

    @Test
    void points_at_the_object_where_the_member_is_missing_and_nowhere_without_json() {
        assertThat(pointer("{\"credentialSubject\": {\"id\": \"https://provider.example/it\"}}", "a"))
                .isEqualTo("/credentialSubject");
        assertThat(pointer("<urn:a> <urn:b> <urn:c> .", "a")).isNull();
    }

    @Test
    void finds_a_nested_object_among_others_that_hold_lists_where_it_holds_a_value() {
        Graph graph = Case.turtle("<https://provider.example/it> gx:legalAddress [ gx:countryCode \"FR\" ] .");
        Node code = NodeFactory.createURI(Names.GX + "countryCode");
        Node address = graph.find(Node.ANY, code, Node.ANY).next().getSubject();
        String document = """
                {"credentialSubject": {"id": "https://provider.example/it",
                 "gx:legalAddress": [{"gx:countryCode": ["FR", "DE"]}, {"gx:countryCode": "FR"}]}}""";
        assertThat(new Places(graph, document.getBytes(StandardCharsets.UTF_8))
                        .pointer(address, List.of(code), NodeFactory.createLiteralString("FR")))
                .isEqualTo("/credentialSubject/gx:legalAddress/1/gx:countryCode");
    }

    private static String pointer(String document, String value) {
        Graph graph = Case.turtle("<https://provider.example/it> gx:keyword \"" + value + "\" .");
        return new Places(graph, document.getBytes(StandardCharsets.UTF_8))
                .pointer(IT, List.of(KEYWORD), NodeFactory.createLiteralString(value));
    }
}

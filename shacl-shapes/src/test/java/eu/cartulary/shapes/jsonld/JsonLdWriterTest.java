package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.SharedData.Sample;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdWriterTest {
    static {
        JenaSystem.init();
    }

    @Test
    void uses_short_names_and_puts_inner_nodes_inside() {
        String json = write("""
                PREFIX ctl: <%s>
                <https://provider.example/o#p> a ctl:EmailProfile ; ctl:describes <https://provider.example/o> ;
                    ctl:keyCustody "hyok" ; ctl:ownDomain true ; ctl:complete ctl:location ;
                    ctl:location [ ctl:country "FR" ; ctl:purpose "storage" ] .""".formatted(Ctl.NS));
        assertThat(json)
                .contains("\"type\":\"EmailProfile\"")
                .contains("\"describes\":\"https://provider.example/o\"")
                .contains("\"keyCustody\":\"hyok\"")
                .contains("\"complete\":\"location\"")
                .contains("\"country\":\"FR\"")
                .doesNotContain("_:b0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<urn:s> <urn:p> \"a\"@fr-CA, \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>, \"x\"^^<urn:t>, \"é \\\"\\n\" .",
                "_:a <urn:p> _:b . _:b <urn:p> _:a .",
                "_:a <urn:p> _:a .",
                "<urn:s> <urn:p> _:a . <urn:t> <urn:p> _:a . _:a <urn:q> 1 .",
                "<urn:s> <urn:p> (1 2 3) .",
                "<urn:s> a [ <urn:p> 1 ] ."
            })
    void what_is_written_reads_as_the_same_graph(String turtle) {
        Graph graph = graph(turtle);
        Graph again = JsonLdReader.bundled()
                .read(JsonLdWriter.write(graph), Language.EN)
                .graph();
        assertThat(again.isIsomorphicWith(graph))
                .as(new String(JsonLdWriter.write(graph), UTF_8))
                .isTrue();
    }

    @Test
    void real_claims_read_as_the_same_graph() {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (Sample sample : SharedData.credentials("samples/loire")) {
            Graph graph =
                    CredentialReader.bundled().read(sample.json(), Language.EN).graph();
            if (graph != null && compared < 60) {
                Graph again = JsonLdReader.bundled()
                        .read(JsonLdWriter.write(graph), Language.EN)
                        .graph();
                compared++;
                if (again == null || !again.isIsomorphicWith(graph)) {
                    different.add(sample.name());
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isEqualTo(60);
    }

    private static String write(String turtle) {
        return new String(JsonLdWriter.write(graph(turtle)), UTF_8);
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
        return graph;
    }
}

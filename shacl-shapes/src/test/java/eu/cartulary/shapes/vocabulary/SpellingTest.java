package eu.cartulary.shapes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    static {
        JenaSystem.init();
    }

    @ParameterizedTest(name = "ctl:{0} {1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "keyCustody; \"HYOK\"; \"hyok\"",
                "keyCustody; <https://w3id.org/cartulary/v1/list/key-custody/byok>; \"byok\"",
                "country; \"deu\"; \"DE\"",
                "country; \"Atlantis\"; \"Atlantis\"",
                "notifiesCustomer; true; \"always\"",
                "ownDomain; \"TRUE\"; \"true\"^^xsd:boolean",
                "ownDomain; \"perhaps\"; \"perhaps\"",
                "pue; 1.30; \"1.3\"^^xsd:double",
                "pue; \"1.3E0\"^^xsd:double; \"1.3\"^^xsd:double",
                "pue; \"low\"; \"low\"",
                "versionsKept; 5.0; \"5\"^^xsd:integer",
                "versionsKept; \"1e999999999\"; \"1e999999999\"",
                "noticeMax; \"P2M\"; \"P2M\"^^xsd:duration",
                "noticeMax; \"P2W\"; \"P14D\"^^xsd:duration",
                "noticeMax; \"two months\"; \"two months\"",
                "validUntil; \"2027-01-12T00:00:00Z\"^^xsd:dateTime; \"2027-01-12\"^^xsd:date",
                "url; \"https://example.org/a\"; <https://example.org/a>",
                "url; \"not an address\"; \"not an address\"",
                "partyName; \"Example GmbH\"; \"Example GmbH\"",
            })
    void a_value_is_brought_to_the_spelling_that_rules_compare_with(String property, String written, String mended) {
        Graph graph = graph(property, written);
        Spelling.mend(graph);
        assertThat(graph.isIsomorphicWith(graph(property, mended)))
                .as(graph.toString())
                .isTrue();
    }

    @Test
    void a_value_outside_an_open_list_is_kept_and_told() {
        Graph graph = graph("standard", "\"Gopher\"");
        List<Spelling.Unlisted> unlisted = Spelling.mend(graph);
        assertThat(unlisted).containsExactly(new Spelling.Unlisted(Ctl.STANDARD, "protocols", "Gopher"));
        assertThat(graph.find(Node.ANY, Node.ANY, Node.ANY).next().getObject().getLiteralLexicalForm())
                .isEqualTo("Gopher");
    }

    @Test
    void other_vocabularies_are_left_alone() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("<urn:s> <https://example.org/country> \"deu\" .", Lang.TURTLE)
                .parse(graph);
        Spelling.mend(graph);
        assertThat(graph.find().next().getObject().getLiteralLexicalForm()).isEqualTo("deu");
    }

    private static Graph graph(String property, String value) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        "PREFIX ctl: <%s> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> <urn:s> ctl:%s %s ."
                                .formatted(Ctl.NS, property, value),
                        Lang.TURTLE)
                .parse(graph);
        return graph;
    }
}

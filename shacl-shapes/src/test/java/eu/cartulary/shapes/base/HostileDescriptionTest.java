package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Descriptions with as many faults as fit: refused, or remarked within bounds. The time limit is against a hang alone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileDescriptionTest {
    private static final Node IT = NodeFactory.createURI("https://provider.example/it");
    private static final int MANY = 9_000;

    @Test
    void a_description_of_a_hundred_thousand_nodes_is_refused_before_it_is_looked_into() {
        Graph graph = offering();
        for (int n = 0; n < 100_000; n++) {
            graph.add(IT, gx("dependsOn"), NodeFactory.createURI("https://provider.example/" + n));
        }

        List<Violation> remarks = BaseShapes.bundled().validate(graph, null, Language.FR);

        assertThat(remarks).extracting(Violation::rule).containsExactly("too-large");
        assertThat(remarks.get(0).advice()).isNotBlank();
    }

    @Test
    void of_nine_thousand_faults_in_one_list_a_hundred_are_shown_and_the_rest_is_counted() {
        Graph graph = offering();
        StringBuilder document = new StringBuilder("{\"id\": \"" + IT.getURI() + "\", \"gx:keyword\": [");
        for (int n = 0; n < MANY; n++) {
            graph.add(IT, gx("keyword"), NodeFactory.createURI("https://provider.example/word/" + n));
            document.append(n == 0 ? "" : ", ")
                    .append("{\"id\": \"https://provider.example/word/")
                    .append(n)
                    .append("\"}");
        }

        List<Violation> remarks = BaseShapes.bundled()
                .validate(graph, document.append("]}").toString().getBytes(StandardCharsets.UTF_8), Language.EN);

        assertThat(remarks).hasSize(Limits.DEFAULT.remarks() + 1);
        assertThat(remarks.subList(0, 100))
                .allSatisfy(remark -> assertThat(remark.pointer()).startsWith("/gx:keyword/"));
        Violation last = remarks.get(100);
        assertThat(last.rule()).isEqualTo("more-remarks");
        int all = MANY
                + (int) remarks.stream()
                        .limit(100)
                        .filter(r -> !r.rule().contains("keyword"))
                        .count();
        assertThat(last.message()).containsPattern("[0-9]");
        assertThat(Integer.parseInt(last.message().replaceAll("[^0-9]", ""))).isGreaterThanOrEqualTo(all - 100);
    }

    @Test
    void nine_thousand_words_that_do_not_exist_are_counted_as_well() {
        Graph graph = offering();
        for (int n = 0; n < MANY; n++) {
            graph.add(
                    IT,
                    NodeFactory.createURI(Names.CTL + "locatoin" + n + (n == 0 ? "x".repeat(100_000) : "")),
                    NodeFactory.createLiteralString("x"));
        }

        List<Violation> remarks = BaseShapes.bundled().validate(graph, null, Language.DE);

        assertThat(remarks).hasSize(Limits.DEFAULT.remarks() + 1);
        assertThat(remarks.get(100).rule()).isEqualTo("more-remarks");
    }

    private static Graph offering() {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(IT, Names.TYPE, gx("ServiceOffering"));
        return graph;
    }

    private static Node gx(String name) {
        return NodeFactory.createURI(Names.GX + name);
    }
}

package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class SubjectGraphTest {
    private static final String TURTLE = """
            <urn:a> <urn:p> 1, 01, "one"@en, <urn:b> ; <urn:q> [ <urn:p> 1 ] .
            <urn:b> <urn:p> <urn:b>, <urn:a> .
            """;

    @Test
    void answers_every_question_as_an_ordinary_graph_does() {
        Graph ordinary = read(GraphFactory.createDefaultGraph());
        Graph bySubject = new SubjectGraph();
        ordinary.find().forEachRemaining(bySubject::add);
        assertSameAnswers(bySubject, ordinary);
    }

    @Test
    void takes_a_triple_once_and_another_one_after_it_was_asked() {
        Graph ordinary = read(GraphFactory.createDefaultGraph());
        Graph bySubject = new SubjectGraph();
        for (int i = 0; i < 3; i++) {
            ordinary.find().forEachRemaining(bySubject::add);
            assertSameAnswers(bySubject, ordinary);
        }
        Triple more = RDFParser.fromString("<urn:c> <urn:p> <urn:a> .", Lang.TURTLE)
                .toGraph()
                .find()
                .next();
        ordinary.add(more);
        bySubject.add(more);
        assertSameAnswers(bySubject, ordinary);
    }

    private static Graph read(Graph into) {
        RDFParser.fromString(TURTLE, Lang.TURTLE).parse(into);
        return into;
    }

    private static void assertSameAnswers(Graph bySubject, Graph ordinary) {
        assertThat(bySubject.size()).isEqualTo(ordinary.size());
        for (Triple triple : ordinary.find().toList()) {
            for (Node s : List.of(Node.ANY, triple.getSubject())) {
                for (Node p : List.of(Node.ANY, triple.getPredicate())) {
                    for (Node o : List.of(Node.ANY, triple.getObject())) {
                        assertThat(bySubject.find(s, p, o).toSet())
                                .isEqualTo(ordinary.find(s, p, o).toSet());
                        assertThat(bySubject.contains(s, p, o)).isTrue();
                    }
                }
            }
            Triple other = Triple.create(triple.getObject(), triple.getPredicate(), triple.getSubject());
            assertThat(bySubject.contains(other)).isEqualTo(ordinary.contains(other));
        }
    }
}

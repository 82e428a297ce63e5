package eu.cartulary.benchmarks.jmh;

import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** Credentials in memory, indexed as the catalog indexes them: by subject, and by what refers to what. */
final class Claims implements ClaimsSource {
    private static final String PREFIXES = """
            @prefix ctl: <https://w3id.org/cartulary/v1#> .
            @prefix gx: <https://w3id.org/gaia-x/development#> .
            @prefix ex: <https://example.org/> .
            """;

    private final Map<String, Set<SourcedClaims>> about = new LinkedHashMap<>();
    private final Map<String, Set<String>> pointing = new LinkedHashMap<>();
    private int count;

    void add(Graph graph) {
        String digest = "%064x".formatted(++count);
        SourcedClaims claims =
                new SourcedClaims(digest, "did:web:example.org", List.of(), Instant.EPOCH, null, graph, Set.of());
        graph.find().forEachRemaining(triple -> {
            if (!triple.getSubject().isURI()) {
                return;
            }
            String subject = triple.getSubject().getURI();
            about.computeIfAbsent(subject, s -> new LinkedHashSet<>()).add(claims);
            if (triple.getObject().isURI() && !triple.getPredicate().equals(RDF.type.asNode())) {
                pointing.computeIfAbsent(
                                triple.getObject().getURI()
                                        + ' '
                                        + triple.getPredicate().getURI(),
                                k -> new LinkedHashSet<>())
                        .add(subject);
            }
        });
    }

    void add(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(PREFIXES + turtle))
                .lang(Lang.TURTLE)
                .parse(graph);
        add(graph);
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        return List.copyOf(new ArrayList<>(about.getOrDefault(iri, Set.of())));
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        return List.copyOf(pointing.getOrDefault(iri + ' ' + predicateIri, Set.of()));
    }
}

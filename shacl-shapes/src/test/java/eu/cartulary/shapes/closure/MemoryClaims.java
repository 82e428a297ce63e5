package eu.cartulary.shapes.closure;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;

/** A catalog in memory, written in Turtle: one credential per call. */
public final class MemoryClaims implements ClaimsSource {
    static {
        JenaSystem.init();
    }

    public static final String PREFIXES = """
            @prefix ctl: <https://w3id.org/cartulary/v1#> .
            @prefix gx: <https://w3id.org/gaia-x/development#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix ex: <https://example.org/> .
            """;

    private final List<SourcedClaims> all = new ArrayList<>();
    private final Map<String, Set<SourcedClaims>> bySubject = new LinkedHashMap<>();

    public MemoryClaims credential(String turtle) {
        return credential(turtle, Set.of(), null);
    }

    public MemoryClaims credential(String turtle, Set<String> schemes, @Nullable Instant validUntil) {
        return credential(graph(turtle), schemes, validUntil);
    }

    /** A credential of somebody else. */
    public MemoryClaims foreign(String issuer, String turtle) {
        return foreign(issuer, turtle, Set.of(), null);
    }

    /** A credential of somebody else, who may be an attester. */
    public MemoryClaims foreign(String issuer, String turtle, Set<String> schemes, @Nullable Instant validUntil) {
        return foreign(issuer, graph(turtle), schemes, validUntil);
    }

    public MemoryClaims foreign(String issuer, Graph graph, Set<String> schemes, @Nullable Instant validUntil) {
        return credential(issuer, graph, schemes, validUntil);
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(PREFIXES + turtle))
                .lang(Lang.TURTLE)
                .parse(graph);
        return graph;
    }

    public MemoryClaims credential(Graph graph, Set<String> schemes, @Nullable Instant validUntil) {
        return credential("did:web:example.org", graph, schemes, validUntil);
    }

    private MemoryClaims credential(String issuer, Graph graph, Set<String> schemes, @Nullable Instant validUntil) {
        String digest = "%064x".formatted(all.size() + 1);
        SourcedClaims claims = new SourcedClaims(digest, issuer, List.of(), Instant.EPOCH, validUntil, graph, schemes);
        all.add(claims);
        graph.find().forEachRemaining(triple -> {
            if (triple.getSubject().isURI()) {
                bySubject
                        .computeIfAbsent(triple.getSubject().getURI(), k -> new LinkedHashSet<>())
                        .add(claims);
            }
        });
        return this;
    }

    public MemoryClaims copy() {
        MemoryClaims copy = new MemoryClaims();
        all.forEach(claims ->
                copy.credential(claims.issuer(), claims.graph(), claims.accreditedSchemes(), claims.validUntil()));
        return copy;
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        return List.copyOf(bySubject.getOrDefault(iri, Set.of()));
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        Set<String> found = new LinkedHashSet<>();
        for (SourcedClaims claims : all) {
            claims.graph()
                    .find(Node.ANY, NodeFactory.createURI(predicateIri), NodeFactory.createURI(iri))
                    .forEachRemaining(triple -> {
                        if (triple.getSubject().isURI()) {
                            found.add(triple.getSubject().getURI());
                        }
                    });
        }
        return List.copyOf(found);
    }

    public Closure closure(String offering) {
        return Closure.of(offering, this, ClosureLimits.DEFAULT);
    }
}

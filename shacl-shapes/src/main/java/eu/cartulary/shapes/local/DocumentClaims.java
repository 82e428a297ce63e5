package eu.cartulary.shapes.local;

import eu.cartulary.json.Json;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The credentials of one document as the only ones there are. Filled by one thread, then read. */
final class DocumentClaims implements ClaimsSource {
    private static final String GX = "https://w3id.org/gaia-x/development#";

    private final Map<String, List<SourcedClaims>> bySubject = new LinkedHashMap<>();
    private final List<Graph> graphs = new ArrayList<>();
    private final Instant now;

    DocumentClaims(Instant now) {
        this.now = now;
    }

    void add(Credentials.Document document, CredentialReading reading, Graph graph) {
        JsonNode json = json(document.bytes());
        Instant from = instant(json, "validFrom");
        SourcedClaims claims = new SourcedClaims(
                document.digest(),
                json.path("issuer").isObject()
                        ? json.path("issuer").path("id").asString("")
                        : json.path("issuer").asString(""),
                reading.types(),
                from == null ? now : from,
                instant(json, "validUntil"),
                graph,
                Set.of());
        graphs.add(graph);
        reading.subjects().forEach(subject -> bySubject
                .computeIfAbsent(subject, each -> new ArrayList<>())
                .add(claims));
    }

    @Override
    public List<SourcedClaims> about(String iri) {
        return List.copyOf(bySubject.getOrDefault(iri, List.of()));
    }

    @Override
    public List<String> pointingAt(String iri, String predicateIri) {
        Set<String> subjects = new LinkedHashSet<>();
        Node predicate = NodeFactory.createURI(predicateIri);
        Node object = NodeFactory.createURI(iri);
        for (Graph graph : graphs) {
            graph.find(Node.ANY, predicate, object).forEach(triple -> {
                if (triple.getSubject().isURI()) {
                    subjects.add(triple.getSubject().getURI());
                }
            });
        }
        return List.copyOf(subjects);
    }

    /** The subjects that Gaia-X calls an offering or a data product. */
    List<String> offerings() {
        List<String> offerings = new ArrayList<>();
        bySubject.forEach((subject, claims) -> {
            if (claims.stream().anyMatch(each -> isOffering(each.graph(), subject))) {
                offerings.add(subject);
            }
        });
        Collections.sort(offerings); // As a catalog lists them.
        return offerings;
    }

    private static boolean isOffering(Graph graph, String subject) {
        return graph.find(NodeFactory.createURI(subject), RDF.Nodes.type, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI()
                        && triple.getObject().getURI().startsWith(GX)
                        && triple.getObject().getURI().matches(".*(ServiceOffering|DataProduct|DataProductCatalogue)"))
                .hasNext();
    }

    private static JsonNode json(byte[] document) {
        try {
            return Json.read(document);
        } catch (Json.MalformedJsonException readBefore) {
            throw new IllegalStateException(readBefore);
        }
    }

    private static @Nullable Instant instant(JsonNode json, String member) {
        try {
            String text = json.path(member).asString("");
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null; // A catalog says so; here only the content counts.
        }
    }
}

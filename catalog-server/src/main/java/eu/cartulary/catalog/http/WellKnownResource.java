package eu.cartulary.catalog.http;

import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /.well-known}: who the catalog is and where things are.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/">did:web</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9727">RFC 9727, api-catalog</a>
 * @see <a href="https://www.w3.org/TR/void/#well-known">VoID, 7.2 discovery with well-known URI</a>
 */
public final class WellKnownResource implements Resource {
    private static final String FOR_AN_HOUR = "max-age=3600";

    private final Addresses addresses;
    private final VerificationKey key;
    private final Supplier<Extent> extent;
    private final Blocking blocking;

    /**
     * How large the graph is at the moment.
     *
     * @param triples of all named graphs together
     * @param offerings that buyers find
     * @param applied last journal index in it
     */
    public record Extent(long triples, long offerings, long applied) {}

    /**
     * The catalog at this address.
     *
     * @param key signs its checkpoints
     * @param extent costs one index search
     */
    public WellKnownResource(Addresses addresses, VerificationKey key, Supplier<Extent> extent, Blocking blocking) {
        this.addresses = addresses;
        this.key = key;
        this.extent = extent;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/.well-known/did.json", this::did, MediaTypes.DID, MediaTypes.JSON),
                Route.get("/.well-known/api-catalog", this::apiCatalog, MediaTypes.LINKSET, MediaTypes.JSON),
                Route.get("/.well-known/void", this::voidDescription, MediaTypes.TURTLE));
    }

    private Mono<ServerResponse> did(ServerRequest request) {
        String did = did(addresses.base());
        String method = did + "#log";
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "@context", List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"));
        document.put("id", did);
        document.put(
                "verificationMethod",
                List.of(Map.of(
                        "id", method, "type", "JsonWebKey2020", "controller", did, "publicKeyJwk", key.toJwk())));
        document.put("assertionMethod", List.of(method));
        document.put(
                "service",
                List.of(Map.of(
                        "id", did + "#catalog", "type", "CartularyCatalog", "serviceEndpoint", addresses.of("/"))));
        return Reply.bytes(request, Call.chosen(request, MediaTypes.DID), Json.write(document), FOR_AN_HOUR);
    }

    /** The DID that an address stands for: {@code did:web:host%3Aport:path}. */
    static String did(URI base) {
        StringBuilder did = new StringBuilder("did:web:").append(base.getHost());
        if (base.getPort() >= 0) {
            did.append("%3A").append(base.getPort());
        }
        if (base.getRawPath() != null && !base.getRawPath().isEmpty()) {
            did.append(base.getRawPath().replace('/', ':'));
        }
        return did.toString();
    }

    private Mono<ServerResponse> apiCatalog(ServerRequest request) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("anchor", addresses.of("/"));
        links.put("service-desc", List.of(target("/openapi.yaml", "application/yaml")));
        links.put("service-doc", List.of(target("/docs", "text/html")));
        links.put("status", List.of(target("/actuator/health", "application/json")));
        links.put("item", List.of(target("/offerings", "application/json"), target("/sparql", "text/turtle")));
        return Reply.bytes(
                request,
                Call.chosen(request, MediaTypes.LINKSET),
                Json.write(Map.of("linkset", List.of(links))),
                FOR_AN_HOUR);
    }

    private Map<String, String> target(String path, String type) {
        return Map.of("href", addresses.of(path), "type", type);
    }

    private Mono<ServerResponse> voidDescription(ServerRequest request) {
        return blocking.call(Bulkhead.SEARCH, cancelled -> extent.get()).flatMap(now -> voidDescription(request, now));
    }

    private Mono<ServerResponse> voidDescription(ServerRequest request, Extent now) {
        String turtle = """
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix foaf: <http://xmlns.com/foaf/0.1/> .
                @prefix void: <http://rdfs.org/ns/void#> .

                <%1$s/.well-known/void> a void:DatasetDescription ;
                    foaf:primaryTopic <%1$s/.well-known/void#graph> .
                <%1$s/.well-known/void#graph> a void:Dataset ;
                    dcterms:title "Signed descriptions of cloud services and what follows from them"@en ,
                        "Descriptions signées de services infonuagiques et ce qui s’ensuit"@fr ,
                        "Unterschriebene Beschreibungen von Clouddiensten und was daraus folgt"@de ;
                    foaf:homepage <%1$s/> ;
                    void:sparqlEndpoint <%1$s/sparql> ;
                    void:feature <http://www.w3.org/ns/formats/Turtle> , <http://www.w3.org/ns/formats/JSON-LD> ;
                    void:vocabulary <https://w3id.org/cartulary/v1#> , <https://w3id.org/gaia-x/development#> ;
                    void:triples %2$d ;
                    void:classPartition [ void:class <https://w3id.org/gaia-x/development#ServiceOffering> ;
                        void:entities %3$d ] .
                """.formatted(addresses.base(), now.triples(), now.offerings());
        Asking.knowing(request, now.applied());
        return Reply.bytes(request, MediaTypes.TURTLE_UTF8, turtle.getBytes(StandardCharsets.UTF_8));
    }
}

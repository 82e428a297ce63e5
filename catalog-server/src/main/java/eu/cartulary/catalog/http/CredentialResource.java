package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.report.Language;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /credentials/{digest}}: the original bytes in their own media type, what they state as RDF, and what is kept beside
 * them. Who does not care gets the original.
 */
public final class CredentialResource implements Resource {
    private static final String FOR_AN_HOUR = "max-age=3600";

    private final KeptCredentials credentials;
    private final Blocking blocking;

    /** Shows these. */
    public CredentialResource(KeptCredentials credentials, Blocking blocking) {
        this.credentials = credentials;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/credentials/{digest}",
                        this::original,
                        MediaTypes.VC_JWT,
                        MediaTypes.JWT,
                        MediaTypes.VC,
                        MediaTypes.VP_JWT),
                Route.get("/credentials/{digest}", this::record, MediaTypes.JSON),
                Route.get(
                        "/credentials/{digest}",
                        this::claims,
                        MediaTypes.TURTLE,
                        MediaTypes.JSON_LD,
                        MediaTypes.N_QUADS,
                        MediaTypes.TRIG));
    }

    private Mono<ServerResponse> original(ServerRequest request) {
        Parameters.only(request);
        Digest digest = LogResource.digest(request.pathVariable("digest"));
        return blocking.call(Bulkhead.READ, c -> credentials.original(digest)).flatMap(original -> {
            links(request);
            return Reply.bytes(request, MediaType.parseMediaType(original.mediaType()), original.bytes(), FOR_AN_HOUR);
        });
    }

    private Mono<ServerResponse> record(ServerRequest request) {
        Parameters.only(request);
        Digest digest = LogResource.digest(request.pathVariable("digest"));
        Language language = Call.language(request);
        return blocking.call(Bulkhead.READ, c -> credentials.record(digest, language))
                .flatMap(record -> {
                    links(request);
                    Reply.inLanguage(request);
                    return Reply.json(request, record);
                });
    }

    private Mono<ServerResponse> claims(ServerRequest request) {
        Parameters.only(request);
        Digest digest = LogResource.digest(request.pathVariable("digest"));
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return blocking.call(Bulkhead.READ, c -> Rdf.write(credentials.claims(digest), digest.graphName(), type))
                .flatMap(rdf -> {
                    links(request);
                    return Reply.bytes(request, type, rdf, FOR_AN_HOUR);
                });
    }

    private static void links(ServerRequest request) {
        Asking.link(request, "/log/proof?digest=" + request.pathVariable("digest"), "describedby");
    }
}

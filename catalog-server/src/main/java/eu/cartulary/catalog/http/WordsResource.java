package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.shapes.vocabulary.CodeList;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /vocabulary}, {@code /contexts} and {@code /examples}: the words a description is written in. */
public final class WordsResource implements Resource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final CodeLists lists;
    private final Blocking blocking;
    private final byte[] context;

    /** Shows these lists. */
    public WordsResource(CodeLists lists, Blocking blocking) {
        this.lists = lists;
        this.blocking = blocking;
        this.context = context();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/vocabulary", this::allLists, MediaTypes.JSON),
                Route.get("/vocabulary/{list}", this::list, MediaTypes.JSON),
                Route.get("/vocabulary/{list}", this::skos, MediaTypes.TURTLE, MediaTypes.JSON_LD),
                Route.get("/contexts/v1", this::context, MediaTypes.JSON_LD, MediaTypes.JSON),
                Route.get("/examples", this::allExamples, MediaTypes.JSON),
                Route.get("/examples/{*kind}", this::example, MediaTypes.YAML));
    }

    private Mono<ServerResponse> allLists(ServerRequest request) {
        Parameters.only(request);
        Language language = Call.language(request);
        Reply.inLanguage(request);
        return Reply.json(
                request,
                ListOf.all(lists.names().stream()
                        .flatMap(name -> lists.list(name).stream())
                        .map(list -> Map.of("name", list.name(), "title", list.title(language)))
                        .toList()));
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Parameters.only(request);
        Language language = Call.language(request);
        CodeList list = codeList(request);
        Reply.inLanguage(request);
        return Reply.json(
                request,
                ListOf.all(
                        list.concepts().stream().map(c -> concept(c, language)).toList()));
    }

    private static Map<String, Object> concept(Concept concept, Language language) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("notation", concept.notation());
        members.put("label", concept.label(language));
        if (concept.broader() != null) {
            members.put("broader", concept.broader());
        }
        members.put("aliases", concept.aliases());
        members.put("id", concept.iri());
        return members;
    }

    private Mono<ServerResponse> skos(ServerRequest request) {
        Parameters.only(request);
        CodeList list = codeList(request);
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return blocking.call(Bulkhead.READ, c -> Rdf.write(list.graph(), CodeLists.NS + list.name(), type))
                .flatMap(rdf -> Reply.bytes(request, type, rdf));
    }

    private CodeList codeList(ServerRequest request) {
        String name = request.pathVariable("list");
        return lists.list(name)
                .orElseThrow(() -> Refused.because(
                        ProblemType.NOT_FOUND,
                        Finding.violation("list-unknown", null, name, String.join(", ", lists.names()))));
    }

    private Mono<ServerResponse> context(ServerRequest request) {
        Parameters.only(request);
        return Reply.bytes(request, Call.chosen(request, MediaTypes.JSON_LD), context, FOR_EVER);
    }

    private static byte[] context() {
        try (InputStream in = WordsResource.class.getResourceAsStream("/contexts/v1.jsonld")) {
            if (in == null) {
                throw new IllegalStateException("the context is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<ServerResponse> allExamples(ServerRequest request) {
        Parameters.only(request);
        return Reply.json(
                request,
                ListOf.all(Examples.kinds().stream()
                        .map(kind -> Map.of("kind", kind, "href", "/examples/" + kind))
                        .toList()));
    }

    private Mono<ServerResponse> example(ServerRequest request) {
        Parameters.only(request);
        String path = request.pathVariable("kind");
        String kind = path.startsWith("/") ? path.substring(1) : path;
        String yaml = Examples.yaml(kind)
                .orElseThrow(() -> Refused.because(
                        ProblemType.NOT_FOUND,
                        Finding.violation("example-unknown", null, kind, String.join(", ", Examples.kinds()))));
        return Reply.bytes(request, MediaTypes.YAML, yaml.getBytes(StandardCharsets.UTF_8));
    }
}

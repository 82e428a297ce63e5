package eu.cartulary.catalog.http;

import eu.cartulary.catalog.feed.EventLog;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /ldes}: every change as a Linked Data Event Stream, the same events as {@code /events}, in pages by journal index. A
 * full page never changes again and may be kept for ever; the open one has an {@code ETag}.
 *
 * @see <a href="https://w3id.org/ldes/specification">Linked Data Event Streams</a>
 */
public final class EventStreamResource implements Resource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_NOW = "no-cache";
    private static final Map<String, String> PREFIXES = new TreeMap<>(Map.of(
            "as", EventStreamGraph.AS,
            "dct", DCTerms.NS,
            "ldes", EventStreamGraph.LDES,
            "rdf", RDF.uri,
            "tree", EventStreamGraph.TREE,
            "xsd", XSD.NS));

    private final Supplier<EventLog> log;
    private final LongSupplier applied;
    private final Asking asking;
    private final Blocking blocking;
    private final Addresses addresses;

    /**
     * Pages of this log.
     *
     * @param applied up to which journal index the views know everything
     */
    public EventStreamResource(
            Supplier<EventLog> log, LongSupplier applied, Asking asking, Blocking blocking, Addresses addresses) {
        this.log = log;
        this.applied = applied;
        this.asking = asking;
        this.blocking = blocking;
        this.addresses = addresses;
    }

    @Override
    public List<Route> routes() {
        MediaType[] formats = {MediaTypes.TURTLE, MediaTypes.N_QUADS};
        return List.of(
                Route.get("/ldes", this::root, formats), Route.get("/ldes/{level}/{number}", this::node, formats));
    }

    private interface Writing {
        byte[] write(long size) throws IOException;
    }

    private Mono<ServerResponse> root(ServerRequest request) {
        Parameters.only(request);
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return answer(
                request, type, size -> written(new EventStreamGraph(addresses).root(log.get(), size), type), null);
    }

    private Mono<ServerResponse> node(ServerRequest request) {
        Parameters.only(request);
        EventStreamTree tree = tree(request);
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return answer(
                request,
                type,
                size -> {
                    EventStreamGraph writer = new EventStreamGraph(addresses);
                    return written(
                            tree.level() == 0 ? writer.page(tree, log.get(), size) : writer.node(tree, log.get(), size),
                            type);
                },
                tree);
    }

    private Mono<ServerResponse> answer(
            ServerRequest request, MediaType type, Writing writing, @Nullable EventStreamTree tree) {
        return asking.forOfferings(request).then(Mono.defer(() -> {
            long size = applied.getAsLong() + 1;
            if (tree != null && !tree.isThereAt(size)) {
                return Mono.error(noNode(request.path()));
            }
            Asking.knowing(request, size - 1);
            String keep = tree != null && tree.isFullAt(size) ? FOR_EVER : FOR_NOW;
            return blocking.call(Bulkhead.READ, c -> writing.write(size))
                    .flatMap(page -> Reply.bytes(request, type, page, keep));
        }));
    }

    private static byte[] written(List<Triple> triples, MediaType type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean quads = MediaTypes.same(type, MediaTypes.N_QUADS);
        StreamRDF writer =
                StreamRDFWriter.getWriterStream(out, quads ? RDFFormat.NQUADS_UTF8 : RDFFormat.TURTLE_BLOCKS);
        writer.start();
        PREFIXES.forEach(writer::prefix);
        triples.forEach(writer::triple);
        writer.finish();
        return out.toByteArray();
    }

    private static EventStreamTree tree(ServerRequest request) {
        String level = request.pathVariable("level");
        String number = request.pathVariable("number");
        if (!level.matches("[0-8]") || !number.matches("0|[1-9][0-9]{0,11}")) {
            throw noNode(request.path());
        }
        return new EventStreamTree(Integer.parseInt(level), Long.parseLong(number));
    }

    private static Refused noNode(String path) {
        return Refused.because(ProblemType.NOT_FOUND, Finding.violation("page-unknown", null, path));
    }
}

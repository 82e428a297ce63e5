package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Publisher;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.publish.Submission.Until;
import eu.cartulary.catalog.publish.Submission.Wanted;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /credentials} with NDJSON: one envelope a line, for as long as the client likes. Each line is answered by a line as
 * soon as it is durable, in the order in which they get there. A full queue slows the reading down instead of refusing lines:
 * back-pressure reaches the client's socket.
 */
public final class BulkResource implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(BulkResource.class);

    private final Publisher publisher;
    private final Blocking blocking;
    private final Problems problems;
    private final HttpSettings settings;

    /** Publishes through this. */
    public BulkResource(Publisher publisher, Blocking blocking, Problems problems, HttpSettings settings) {
        this.publisher = publisher;
        this.blocking = blocking;
        this.problems = problems;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/credentials", this::publish, MediaTypes.NDJSON));
    }

    private Mono<ServerResponse> publish(ServerRequest request) {
        Language language = Call.language(request);
        String trace = Call.trace(request.exchange());
        Flux<byte[]> answers = Lines.of(Bodies.stream(request), settings.maxEnvelope())
                .flatMap(line -> one(line, language, trace), settings.bulkConcurrency(), 1)
                .map(Streaming::line);
        Reply.inLanguage(request);
        return Streaming.ok(MediaTypes.NDJSON, answers);
    }

    private Mono<BulkLine> one(Lines.Line line, Language language, String trace) {
        return Mono.defer(() -> PublishResource.submit(publisher, blocking, submission(line, language)))
                .retryWhen(Streaming.whileBusy())
                .map(published -> kept(line, published))
                .onErrorResume(failure -> Mono.just(refused(line, failure, language, trace)));
    }

    private Submission submission(Lines.Line line, Language language) {
        if (line.tooLong()) {
            throw Bodies.tooLarge(settings.maxEnvelope());
        }
        try {
            JsonNode envelope = Json.read(line.bytes());
            if (envelope.isString()) {
                byte[] token = envelope.stringValue().getBytes(StandardCharsets.UTF_8);
                return new Submission("application/jwt", token, language, Until.DURABLE, Wanted.DIGESTS);
            }
            if (envelope.isObject()) {
                return new Submission("application/ld+json", line.bytes(), language, Until.DURABLE, Wanted.DIGESTS);
            }
        } catch (Json.MalformedJsonException notJson) {
            throw Refused.because(
                    ProblemType.MALFORMED,
                    Finding.violation("bulk-line-not-json", null, null, String.valueOf(notJson.getMessage())));
        }
        throw Refused.because(ProblemType.MALFORMED, Finding.violation("bulk-line-not-envelope", null, null));
    }

    private static BulkLine kept(Lines.Line line, Published published) {
        int status = published.news() == Published.News.NEW ? 201 : 200;
        List<String> digests = published.digests();
        return new BulkLine(line.number(), status, digests.isEmpty() ? null : digests.get(0), null);
    }

    private BulkLine refused(Lines.Line line, Throwable failure, Language language, String trace) {
        Refusal refusal = Problems.classify(failure).refusal();
        if (refusal.type() == ProblemType.INTERNAL) {
            LOG.error("trace {} line {} of a bulk", trace, line.number(), failure);
        }
        return new BulkLine(
                line.number(), refusal.type().status(), null, problems.problem(refusal, language, null, trace));
    }
}

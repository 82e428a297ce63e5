package eu.cartulary.catalog.http;

import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Publisher;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.publish.Submission.Until;
import eu.cartulary.catalog.publish.Submission.Wanted;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /credentials}: one envelope. No account is needed: the signature is the right. */
public final class PublishResource implements Resource {
    private final Publisher publisher;
    private final Blocking blocking;
    private final HttpSettings settings;

    /** Publishes through this. */
    public PublishResource(Publisher publisher, Blocking blocking, HttpSettings settings) {
        this.publisher = publisher;
        this.blocking = blocking;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(
                "/credentials",
                this::publish,
                MediaTypes.VC_JWT,
                MediaTypes.VP_JWT,
                MediaTypes.JSON_LD,
                MediaTypes.VC,
                MediaTypes.JWT));
    }

    private Mono<ServerResponse> publish(ServerRequest request) {
        Preferences wishes = Preferences.of(request);
        Until until = wishes.async() ? Until.DURABLE : Until.VISIBLE;
        Wanted wanted = wishes.minimal() ? Wanted.DIGESTS : Wanted.RECEIPT;
        return Bodies.read(request, settings.maxEnvelope(), settings.bodyTime())
                .map(body -> new Submission(mediaType(request), body, Call.language(request), until, wanted))
                .flatMap(submission -> submit(publisher, blocking, submission))
                .flatMap(published -> answer(request, published, wishes));
    }

    /** A publication, checked on a thread of its bulkhead; the write goes on when the client has gone. */
    static Mono<Published> submit(Publisher publisher, Blocking blocking, Submission submission) {
        return blocking.call(Bulkhead.PUBLISH, cancelled -> publisher.publish(submission))
                .flatMap(result -> Mono.fromFuture(result, true))
                .flatMap(Refused::unwrap);
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Published published, Preferences wishes) {
        HttpStatus status = published.news() == Published.News.NEW ? HttpStatus.CREATED : HttpStatus.OK;
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(status).header("Cartulary-Index", String.valueOf(published.index()));
        if (!published.digests().isEmpty()) {
            answer.header("Location", "/credentials/" + published.digests().get(0));
        }
        if (!wishes.applied().isEmpty()) {
            answer.header("Preference-Applied", wishes.applied());
        }
        if (wishes.minimal()) {
            return answer.build();
        }
        Reply.inLanguage(request);
        return answer.contentType(MediaTypes.JSON).bodyValue(eu.cartulary.json.Json.write(published.receipt()));
    }

    private static String mediaType(ServerRequest request) {
        MediaType type = request.headers().contentType().orElseThrow();
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }
}

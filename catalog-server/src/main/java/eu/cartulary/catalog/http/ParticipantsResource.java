package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.ParticipantQuestion;
import eu.cartulary.catalog.query.ParticipantSearch;
import eu.cartulary.wire.ParticipantPage;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /participants}: who is described here, and one of them with owners, offerings and credentials. */
public final class ParticipantsResource implements Resource {
    private final ParticipantSearch participants;
    private final Asking asking;
    private final Blocking blocking;

    /** Asks these. */
    public ParticipantsResource(ParticipantSearch participants, Asking asking, Blocking blocking) {
        this.participants = participants;
        this.asking = asking;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/participants", this::page, MediaTypes.JSON),
                Route.get("/participants/{key}", this::one, MediaTypes.JSON));
    }

    private Mono<ServerResponse> page(ServerRequest request) {
        return asking.forOfferings(request)
                .then(Mono.defer(() -> Refused.unwrap(ParticipantQuestion.parse(Asking.parameters(request)))))
                .flatMap(question -> blocking.call(Bulkhead.READ, c -> participants.search(question)))
                .flatMap(page -> {
                    Asking.knowing(request, page.applied());
                    String next = page.next() == null ? null : Asking.with(request, "cursor", page.next());
                    if (next != null) {
                        Asking.link(request, next, "next");
                    }
                    return Reply.json(request, new ParticipantPage(page.total(), page.items(), next, Map.of()));
                });
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Parameters.only(request);
        Key key = participant(request);
        Reply.inLanguage(request);
        return asking.forOfferings(request)
                .then(blocking.call(
                        Bulkhead.READ,
                        c -> participants.one(key, Call.language(request)).orElseThrow(() -> unknown(key.value()))))
                .flatMap(found -> {
                    Asking.knowing(request, found.applied());
                    Asking.link(request, "/offerings?provider=" + key.value(), "item");
                    return Reply.json(request, found.participant());
                });
    }

    /** The key in the path; what has not its form names nothing that could be here. */
    public static Key participant(ServerRequest request) {
        String key = request.pathVariable("key");
        if (!Key.isKey(key)) {
            throw unknown(key);
        }
        return new Key(key);
    }

    /** There is no such participant. */
    public static Refused unknown(String key) {
        return Refused.because(ProblemType.NOT_FOUND, Finding.violation("participant-unknown", null, key));
    }
}

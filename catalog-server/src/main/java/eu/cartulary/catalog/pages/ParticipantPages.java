package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Bulkhead;
import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.ParticipantsResource;
import eu.cartulary.catalog.http.Refused;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.ParticipantQuestion;
import eu.cartulary.catalog.query.ParticipantSearch;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /participants} for people: who is described here, and one of them. */
final class ParticipantPages implements Resource {
    private final ParticipantSearch participants;
    private final Asking asking;
    private final Blocking blocking;
    private final Frame frame;
    private final ParticipantView view;

    ParticipantPages(
            ParticipantSearch participants, Asking asking, Blocking blocking, Frame frame, ParticipantView view) {
        this.participants = participants;
        this.asking = asking;
        this.blocking = blocking;
        this.frame = frame;
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/participants", this::all, MediaTypes.HTML),
                Route.get("/participants/{key}", this::one, MediaTypes.HTML));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Words words = frame.words(Call.language(request));
        return asking.forOfferings(request)
                .then(Mono.defer(() -> Refused.unwrap(ParticipantQuestion.parse(Asking.parameters(request)))))
                .flatMap(question -> blocking.call(Bulkhead.READ, c -> participants.search(question))
                        .flatMap(page -> {
                            Asking.knowing(request, page.applied());
                            Reply.inLanguage(request);
                            String next = page.next() == null ? null : Asking.with(request, "cursor", page.next());
                            byte[] html = frame.page(
                                    words,
                                    request,
                                    "participants",
                                    words.of("nav.participants"),
                                    view.list(words, question, page, next));
                            return Reply.bytes(request, MediaTypes.HTML_UTF8, html);
                        }));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Key key = ParticipantsResource.participant(request);
        Words words = frame.words(Call.language(request));
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> participants
                        .one(key, words.language())
                        .orElseThrow(() -> ParticipantsResource.unknown(key.value()))))
                .flatMap(found -> {
                    Asking.knowing(request, found.applied());
                    Reply.inLanguage(request);
                    byte[] html = frame.page(
                            words,
                            request,
                            "participants",
                            found.participant().name(),
                            view.of(words, found.participant()));
                    return Reply.bytes(request, MediaTypes.HTML_UTF8, html);
                });
    }
}

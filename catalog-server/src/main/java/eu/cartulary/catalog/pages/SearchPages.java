package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Bulkhead;
import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.Refused;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.report.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /} and {@code GET /offerings} for people: the search. Its form asks the same parameters as the API. */
final class SearchPages implements Resource {
    private final Offerings offerings;
    private final Asking asking;
    private final Blocking blocking;
    private final Frame frame;
    private final SearchView view;

    SearchPages(Offerings offerings, Asking asking, Blocking blocking, Frame frame, SearchView view) {
        this.offerings = offerings;
        this.asking = asking;
        this.blocking = blocking;
        this.frame = frame;
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/", this::search, MediaTypes.HTML), Route.get("/offerings", this::search, MediaTypes.HTML));
    }

    private Mono<ServerResponse> search(ServerRequest request) {
        Language language = Call.language(request);
        return asking.forOfferings(request)
                .then(Mono.defer(() -> Refused.unwrap(offerings.question(parameters(request)))))
                .flatMap(question -> blocking.call(Bulkhead.SEARCH, c -> offerings.search(question))
                        .flatMap(Refused::unwrap)
                        .flatMap(page -> answer(request, question, page, frame.words(language))));
    }

    private static Map<String, List<String>> parameters(ServerRequest request) {
        Map<String, List<String>> asked = new LinkedHashMap<>(Asking.parameters(request));
        asked.put("facets", List.of(String.join(",", SearchView.FACETS)));
        return asked;
    }

    private Mono<ServerResponse> answer(ServerRequest request, SearchQuestion question, SearchPage page, Words words) {
        Asking.knowing(request, page.applied());
        Reply.inLanguage(request);
        String next = page.next() == null ? null : Asking.with(request, "cursor", page.next());
        String title = question.text() == null ? words.of("search.title") : question.text();
        byte[] html = frame.page(words, request, "offerings", title, view.of(words, question, page, next));
        return Reply.bytes(request, MediaTypes.HTML_UTF8, html);
    }
}

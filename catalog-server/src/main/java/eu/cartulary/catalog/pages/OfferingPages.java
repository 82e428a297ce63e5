package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.AssessmentsResource;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Bulkhead;
import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.wire.OfferingDetail;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /offerings/{key}} for people: one offering, its levels, why, what is missing, and the signed sources. */
final class OfferingPages implements Resource {
    private final Offerings offerings;
    private final Judgements judgements;
    private final Asking asking;
    private final Blocking blocking;
    private final Frame frame;
    private final OfferingView view;

    OfferingPages(
            Offerings offerings,
            Judgements judgements,
            Asking asking,
            Blocking blocking,
            Frame frame,
            OfferingView view) {
        this.offerings = offerings;
        this.judgements = judgements;
        this.asking = asking;
        this.blocking = blocking;
        this.frame = frame;
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/offerings/{key}", this::one, MediaTypes.HTML));
    }

    private record Found(OfferingDetail offering, Map<String, AssessmentReport> reports, long applied) {}

    private Mono<ServerResponse> one(ServerRequest request) {
        Key key = AssessmentsResource.offering(request);
        Words words = frame.words(Call.language(request));
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.JUDGE, c -> find(key, words)))
                .flatMap(found -> {
                    Asking.knowing(request, found.applied());
                    Reply.inLanguage(request);
                    String name = OfferingView.name(found.offering());
                    byte[] html = frame.page(
                            words, request, "offerings", name, view.of(words, found.offering(), found.reports()));
                    return Reply.bytes(request, MediaTypes.HTML_UTF8, html);
                });
    }

    private Found find(Key key, Words words) throws IOException {
        StoredOffering stored = offerings.one(key).orElseThrow(() -> AssessmentsResource.unknown(key.value()));
        OfferingDetail detail = Json.read(stored.detail(), OfferingDetail.class);
        return new Found(detail, judgements.all(key, words.language()).orElse(Map.of()), stored.applied());
    }
}

package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Addresses;
import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.AssessmentsResource;
import eu.cartulary.catalog.http.Blocking;
import eu.cartulary.catalog.http.Bulkhead;
import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.http.SchemaOrg;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.Details;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.wire.OfferingDetail;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /offerings/{key}} for people: one offering, its levels, why, what is missing, and the signed sources. */
final class OfferingPages implements Resource {
    private final Details details;
    private final Judgements judgements;
    private final Addresses addresses;
    private final Asking asking;
    private final Blocking blocking;
    private final Frame frame;
    private final OfferingView view;

    OfferingPages(
            Pages.Asked asked, Addresses addresses, Asking asking, Blocking blocking, Frame frame, OfferingView view) {
        this.details = asked.details();
        this.judgements = asked.judgements();
        this.addresses = addresses;
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
                            words,
                            request,
                            "offerings",
                            name,
                            view.of(words, found.offering(), found.reports()),
                            Html.data(SchemaOrg.service(found.offering(), addresses)));
                    return Reply.bytes(request, MediaTypes.HTML_UTF8, html);
                });
    }

    private Found find(Key key, Words words) {
        Details.Detail found =
                details.offering(key, words.language()).orElseThrow(() -> AssessmentsResource.unknown(key.value()));
        return new Found(found.read(), judgements.all(key, words.language()).orElse(Map.of()), found.applied());
    }
}

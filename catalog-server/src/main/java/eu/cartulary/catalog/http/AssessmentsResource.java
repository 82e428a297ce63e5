package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.query.Judgements;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.wire.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /offerings/{key}/assessments}: what every rulebook says, and one of them, also under other readings. */
public final class AssessmentsResource implements Resource {
    private final Judgements judgements;
    private final Asking asking;
    private final Blocking blocking;

    /** Asks these. */
    public AssessmentsResource(Judgements judgements, Asking asking, Blocking blocking) {
        this.judgements = judgements;
        this.asking = asking;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/offerings/{key}/assessments", this::all, MediaTypes.JSON),
                Route.get("/offerings/{key}/assessments/{rulebook}", this::one, MediaTypes.JSON));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Parameters.only(request);
        Key key = offering(request);
        Reply.inLanguage(request);
        return asking.forOfferings(request)
                .then(blocking.call(
                        Bulkhead.JUDGE,
                        c -> judgements.all(key, Call.language(request)).orElseThrow(() -> unknown(key.value()))))
                .flatMap(reports -> Reply.json(request, reports));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Key key = offering(request);
        Map<String, String> readings = new LinkedHashMap<>();
        request.queryParams().forEach((name, values) -> {
            if (!SearchQuestion.OF_THE_RIM.contains(name) && !values.isEmpty()) {
                readings.put(name, String.valueOf(values.get(values.size() - 1)));
            }
        });
        Reply.inLanguage(request);
        return asking.forOfferings(request)
                .then(blocking.call(
                        Bulkhead.JUDGE,
                        c -> judgements.one(key, request.pathVariable("rulebook"), readings, Call.language(request))))
                .flatMap(Refused::unwrap)
                .flatMap(report -> Reply.json(request, report));
    }

    /** The key in the path; what has not its form names nothing that could be here. */
    public static Key offering(ServerRequest request) {
        String key = request.pathVariable("key");
        if (!Key.isKey(key)) {
            throw unknown(key);
        }
        return new Key(key);
    }

    /** There is no such offering. */
    public static Refused unknown(String key) {
        return Refused.because(ProblemType.NOT_FOUND, Finding.violation("offering-unknown", null, key));
    }
}

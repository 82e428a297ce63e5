package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.jspecify.annotations.Nullable;

/** What query endpoint and graph store share: a place to run in, the limits, and how an answer leaves. */
final class EndpointWork {
    /** Request attribute under which an answer waits to be sent, once the work is over. */
    static final String SPOOL = EndpointWork.class.getName() + ".spool";

    final GraphStore store;
    final SparqlSettings settings;
    final QueryRun run;
    final QueryTurns turns;
    final QueryWatch watch;
    private final QueryGate gate;

    EndpointWork(
            GraphStore store,
            SparqlSettings settings,
            QueryWatch watch,
            QueryTurns turns,
            QueryRun.DefaultGraph graph) {
        this.store = store;
        this.settings = settings;
        this.watch = watch;
        this.turns = turns;
        this.run = new QueryRun(settings, watch, turns, graph);
        this.gate = new QueryGate(settings);
    }

    /** Works in one of the places, when there is one, and answers. */
    void inPlace(HttpAction action, Supplier<QueryRun.Answer> work) {
        String client = action.getRequestHeader(SparqlEndpoint.CLIENT_HEADER);
        String who = client == null ? "" : client;
        switch (gate.enter(who)) {
            case IN -> {
                QueryRun.Answer answer;
                try {
                    answer = work.get();
                } finally {
                    gate.leave(who);
                }
                answer(action, answer);
            }
            case CLIENT_FULL -> retry(action, ProblemType.RATE_LIMITED, "queries-of-client", settings.perClient());
            case FULL -> retry(action, ProblemType.UNAVAILABLE, "queries-at-once", settings.running());
        }
    }

    private static void retry(HttpAction action, ProblemType type, String rule, int most) {
        action.setResponseHeader("Retry-After", "2");
        refuse(action, Refusal.of(type, Finding.violation(rule, null, null, String.valueOf(most))));
    }

    private void answer(HttpAction action, QueryRun.Answer answer) {
        switch (answer) {
            case QueryRun.Refused refused -> refuse(action, refused.refusal());
            case QueryRun.Given given -> {
                action.setResponseStatus(200);
                action.setResponseContentType(given.format().mediaType());
                if (given.cut() != null) {
                    action.setResponseHeader(
                            SparqlEndpoint.CUT_HEADER, given.cut().word());
                }
                action.getRequest().setAttribute(SPOOL, given.body());
            }
        }
    }

    /** Says the limits and the index, on every answer. */
    void headers(HttpAction action, Duration time) {
        action.setResponseHeader(
                SparqlEndpoint.LIMITS_HEADER,
                "time=" + time.toSeconds() + ";rows=" + settings.maxRows() + ";bytes=" + settings.maxBytes());
        action.setResponseHeader("Cartulary-Index", String.valueOf(store.applied()));
        action.setResponseHeader("Vary", "Accept");
    }

    static void refuse(HttpAction action, Refusal refusal) {
        try {
            action.setResponseStatus(refusal.type().status());
            action.setResponseContentType(SparqlEndpoint.REFUSAL_TYPE);
            action.getResponseOutputStream().write(SparqlRefusal.write(refusal));
        } catch (IOException e) {
            throw new UncheckedIOException("saying no", e);
        }
    }

    static Refusal notAcceptable(java.util.List<AnswerFormat> offers) {
        String types =
                String.join(", ", offers.stream().map(AnswerFormat::mediaType).toList());
        return Refusal.of(ProblemType.NOT_ACCEPTABLE, Finding.violation("format-unknown", null, null, types));
    }

    static @Nullable String parameter(HttpAction action, String name) {
        return action.getRequestParameter(name);
    }
}

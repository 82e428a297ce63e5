package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;

/**
 * The query operation of SPARQL 1.1 Protocol (section 2.1) in Fuseki: its reading of the request stays Jena's, its running of the
 * query is ours. A GET without anything is the service description.
 */
final class QueryAction extends SPARQL_QueryDataset {
    /** Parameters that say nothing about a query. */
    private static final Set<String> OF_THE_RIM = Set.of("format", "after", "lang");

    private final EndpointWork work;
    private final QueryGuard guard;
    private final ServiceDescription description;

    QueryAction(EndpointWork work, QueryGuard guard, ServiceDescription description) {
        this.work = work;
        this.guard = guard;
        this.description = description;
    }

    @Override
    public void validate(HttpAction action) {
        if (!isDescriptionAsked(action)) {
            super.validate(action);
        }
    }

    private static boolean isDescriptionAsked(HttpAction action) {
        return action.getRequestMethod().equals("GET")
                && OF_THE_RIM.containsAll(action.getRequest().getParameterMap().keySet());
    }

    @Override
    protected void executeWithParameter(HttpAction action) {
        if (isDescriptionAsked(action)) {
            describe(action);
        } else {
            super.executeWithParameter(action);
        }
    }

    private void describe(HttpAction action) {
        work.headers(action, work.settings.timeout());
        format(action, AnswerFormat.ofGraphs())
                .ifPresent(format -> work.inPlace(action, () -> description.answer(format)));
    }

    /** Reads no more than a query may have. */
    @Override
    protected void executeBody(HttpAction action) {
        try {
            byte[] body = action.getRequestInputStream().readNBytes(work.settings.maxQuery() + 1);
            execute(new String(body, StandardCharsets.UTF_8), action);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a query", e);
        }
    }

    @Override
    protected void execute(String text, HttpAction action) {
        Duration time = time(action);
        work.headers(action, time);
        DatasetDescription described = SPARQLProtocol.getProtocolDatasetDescription(action);
        QueryGuard.Verdict verdict = guard.judge(text, described);
        Query query = verdict.query();
        if (query == null) {
            EndpointWork.refuse(action, Refusal.of(ProblemType.QUERY_REFUSED, verdict.findings()));
            return;
        }
        List<AnswerFormat> offers =
                query.isSelectType() || query.isAskType() ? AnswerFormat.ofRows() : AnswerFormat.ofGraphs();
        format(action, offers)
                .ifPresent(format -> work.inPlace(
                        action, () -> work.store.read(all -> work.run.run(query, described, all, format, time))));
    }

    private static Optional<AnswerFormat> format(HttpAction action, List<AnswerFormat> offers) {
        Optional<AnswerFormat> format = AnswerFormat.choose(
                offers, EndpointWork.parameter(action, "format"), action.getRequestHeader("Accept"));
        if (format.isEmpty()) {
            EndpointWork.refuse(action, EndpointWork.notAcceptable(offers));
        }
        return format;
    }

    /** {@code timeout} in seconds, as in Fuseki, up to the most there is. */
    private Duration time(HttpAction action) {
        String asked = EndpointWork.parameter(action, "timeout");
        Duration usual = work.settings.timeout();
        if (asked == null || !asked.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return usual;
        }
        Duration wanted = Duration.ofMillis(Math.max(1, Math.round(Double.parseDouble(asked) * 1000)));
        return wanted.compareTo(work.settings.maxTimeout()) > 0 ? work.settings.maxTimeout() : wanted;
    }
}

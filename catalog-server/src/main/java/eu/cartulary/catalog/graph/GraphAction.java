package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;

/** SPARQL 1.1 Graph Store HTTP Protocol, read only: GET and HEAD of {@code ?default} or {@code ?graph=<IRI>}. */
final class GraphAction extends ActionService {
    private final EndpointWork work;

    GraphAction(EndpointWork work) {
        this.work = work;
    }

    @Override
    public void validate(HttpAction action) {
        // Nothing that both methods share.
    }

    @Override
    public void execute(HttpAction action) {
        work.headers(action, work.settings.timeout());
        String graph = EndpointWork.parameter(action, "graph");
        boolean all = EndpointWork.parameter(action, "default") != null;
        if (all == (graph != null)) {
            EndpointWork.refuse(
                    action, Refusal.of(ProblemType.BAD_REQUEST, Finding.violation("graph-unsaid", null, graph)));
            return;
        }
        Optional<AnswerFormat> format = AnswerFormat.choose(
                AnswerFormat.ofGraphs(), EndpointWork.parameter(action, "format"), action.getRequestHeader("Accept"));
        if (format.isEmpty()) {
            EndpointWork.refuse(action, EndpointWork.notAcceptable(AnswerFormat.ofGraphs()));
            return;
        }
        work.inPlace(action, () -> work.store.read(dataset -> answer(dataset, graph, format.get())));
    }

    private QueryRun.Answer answer(DatasetGraph dataset, @Nullable String name, AnswerFormat format) {
        Graph graph = graph(dataset, name);
        if (graph == null) {
            return new QueryRun.Refused(Refusal.of(
                    ProblemType.NOT_FOUND, Finding.violation("graph-unknown", null, name, String.valueOf(name))));
        }
        Duration time = work.settings.timeout();
        AtomicBoolean over = new AtomicBoolean();
        try (QueryWatch.Running running = work.watch.watch(() -> over.set(true), time);
                QueryTurns.Turn turn = work.turns.of(over)) {
            try {
                return written(new CountedGraph(graph, turn), format);
            } catch (QueryCancelledException e) {
                return new QueryRun.Refused(running.ended() ? tooLarge() : QueryRun.timeout(time));
            }
        }
    }

    private QueryRun.Answer written(Graph graph, AnswerFormat format) {
        Spool body = new Spool(work.settings.inMemory(), work.settings.maxBytes());
        boolean whole = false;
        try {
            if (isSmallEnough(graph)) {
                RDFWriter.source(graph).format(inBlocks(format)).output(body);
                whole = true;
            }
        } catch (RuntimeIOException e) {
            if (!(e.getCause() instanceof Spool.Full)) {
                throw e;
            }
        } finally {
            if (!whole) {
                body.release();
            }
        }
        return whole ? new QueryRun.Given(format, body, null) : new QueryRun.Refused(tooLarge());
    }

    // In blocks, not by subject: nothing of the graph is gathered in memory first.
    private static RDFFormat inBlocks(AnswerFormat format) {
        return format.lang().equals(Lang.TURTLE)
                ? RDFFormat.TURTLE_BLOCKS
                : format.lang().equals(Lang.RDFXML)
                        ? RDFFormat.RDFXML_PLAIN
                        : RDFWriterRegistry.defaultSerialization(format.lang());
    }

    private boolean isSmallEnough(Graph graph) {
        // A triple takes some 20 bytes at the very least.
        long most = work.settings.maxBytes() / 20;
        var triples = graph.find();
        try {
            for (long i = 0; i <= most; i++) {
                if (!triples.hasNext()) {
                    return true;
                }
                triples.next();
            }
            return false;
        } finally {
            triples.close();
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(
                ProblemType.TOO_LARGE,
                Finding.violation("graph-too-large", null, null, String.valueOf(work.settings.maxBytes() >> 20)));
    }

    private static @Nullable Graph graph(DatasetGraph dataset, @Nullable String name) {
        if (name == null) {
            return dataset.getUnionGraph();
        }
        Node node = NodeFactory.createURI(name);
        return GraphNames.isPublic(name) && dataset.containsGraph(node) ? dataset.getGraph(node) : null;
    }

    @Override
    public void execGet(HttpAction action) {
        executeLifecycle(action);
    }

    @Override
    public void execHead(HttpAction action) {
        executeLifecycle(action);
    }

    @Override
    public void execOptions(HttpAction action) {
        action.setResponseHeader("Allow", "GET,HEAD,OPTIONS");
        action.setResponseStatus(204);
    }

    @Override
    public void execAny(String method, HttpAction action) {
        action.setResponseHeader("Allow", "GET,HEAD,OPTIONS");
        EndpointWork.refuse(
                action, Refusal.of(ProblemType.METHOD_NOT_ALLOWED, Finding.violation("graph-read-only", null, method)));
    }
}

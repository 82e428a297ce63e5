package eu.cartulary.catalog.graph;

import java.io.Closeable;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sys.JenaSystem;

/** The embedded Fuseki: an ephemeral port of the loopback interface, one dataset, read only, guarded. */
public final class SparqlServer implements Closeable {
    static {
        // Nothing on the class path adds itself to this server.
        System.setProperty("jena.fuseki.autoload", "false");
        JenaSystem.init();
    }

    private static final String DATASET = "/catalog";
    private static final int SECRET_BYTES = 32;
    /** Threads beyond those that run or wait: accepting, refusing, sending. */
    private static final int SPARE_THREADS = 12;

    private final FusekiServer fuseki;
    private final SparqlEndpoint endpoint;
    private final QueryWatch watch;
    private final Precedence precedence;

    private SparqlServer(FusekiServer fuseki, SparqlEndpoint endpoint, QueryWatch watch, Precedence precedence) {
        this.fuseki = fuseki;
        this.endpoint = endpoint;
        this.watch = watch;
        this.precedence = precedence;
    }

    /**
     * Starts it over this store.
     *
     * @param publicAddress where clients find {@code /sparql}; goes into the service description
     */
    public static SparqlServer start(GraphStore store, SparqlSettings settings, URI publicAddress) {
        return start(store, settings, publicAddress, QueryRun.DefaultGraph.UNION);
    }

    static SparqlServer start(
            GraphStore store, SparqlSettings settings, URI publicAddress, QueryRun.DefaultGraph defaultGraph) {
        Precedence precedence = new Precedence();
        return start(store, settings, publicAddress, defaultGraph, precedence, new QueryTurns(settings, precedence));
    }

    static SparqlServer start(
            GraphStore store,
            SparqlSettings settings,
            URI publicAddress,
            QueryRun.DefaultGraph defaultGraph,
            Precedence precedence,
            QueryTurns turns) {
        QueryWatch watch = new QueryWatch(settings.maxAllocated());
        EndpointWork work = new EndpointWork(store, settings, watch, turns, defaultGraph);
        QueryAction query =
                new QueryAction(work, new QueryGuard(settings), new ServiceDescription(publicAddress, settings));
        String secret = secret();
        FusekiServer fuseki = FusekiServer.create()
                .port(0)
                .loopback(true)
                .numServerThreads(4, settings.running() + settings.waiting() + SPARE_THREADS)
                .registerOperation(Operation.Query, query)
                .registerOperation(Operation.GSP_R, new GraphAction(work))
                .add(DATASET, service())
                .fusekiModules(FusekiModules.empty())
                .addFilter("/*", new LoopbackRim(secret, settings))
                .build();
        fuseki.start();
        String base = "http://127.0.0.1:" + fuseki.getHttpPort() + DATASET;
        SparqlEndpoint endpoint = new SparqlEndpoint(
                URI.create(base + "/sparql"),
                URI.create(base + "/graph"),
                settings.sending() + settings.running() + settings.waiting() + SPARE_THREADS,
                secret);
        return new SparqlServer(fuseki, endpoint, watch, precedence);
    }

    // The operations read from the store, in its own transactions: what Fuseki itself holds stays empty.
    private static DataService service() {
        return DataService.newBuilder(DatasetGraphFactory.empty())
                .addEndpoint(Operation.Query, "sparql")
                .addEndpoint(Operation.GSP_R, "graph")
                .build();
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Where it listens. */
    public SparqlEndpoint endpoint() {
        return endpoint;
    }

    /** Who goes before lengthy queries: the rim says when it works. */
    public Precedence precedence() {
        return precedence;
    }

    /** How many queries run now. */
    public int running() {
        return watch.count();
    }

    /** Ends what runs by Jena's abort before the server's threads are stopped: no thread is interrupted inside the dataset. */
    @Override
    public void close() {
        watch.endAll();
        fuseki.stop();
        watch.close();
    }
}

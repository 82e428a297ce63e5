package eu.cartulary.benchmarks.runs;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.FusekiServer.Builder;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;

/** Fuseki as it comes, over the dataset of a catalog that has been stopped. */
final class PlainFuseki {
    private PlainFuseki() {}

    /** Takes the port and the folder of the dataset. */
    public static void main(String[] arguments) {
        JenaSystem.init();
        Builder builder =
                FusekiServer.create().port(Integer.parseInt(arguments[0])).loopback(true);
        builder.add("/plain", DatabaseMgr.connectDatasetGraph(arguments[1]), false)
                .addServlet("/ready", new Ready())
                .build()
                .start()
                .join();
    }

    /** Says that it listens. */
    private static final class Ready extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(200);
        }
    }
}

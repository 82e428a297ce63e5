package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.client.CatalogClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** Runs the demo once the catalog answers: publishes, asks three questions, says where to look. */
public final class DemoRunner {
    private final DemoRun run;
    private final PrintStream out;
    private final Journal journal;

    /**
     * A demo over a data folder.
     *
     * @param out where progress and answers are printed
     */
    public DemoRunner(Path data, Journal journal, StaticOutbound outbound, PrintStream out, Clock clock)
            throws IOException {
        this.run = new DemoRun(new DemoKeys(data, outbound, clock), journal, out, clock);
        this.journal = journal;
        this.out = out;
        run.openHosts();
    }

    /**
     * Publishes and asks. Returns when all that was published can be found.
     *
     * @param local where the catalog answers on this machine
     * @param baseUrl where it answers as others see it
     */
    public void run(URI local, String baseUrl) throws IOException {
        try (CatalogClient client = CatalogClient.builder(local).build()) {
            run.publish(client);
            Questions.ask(client.after(journal.size() - 1), baseUrl, out);
        }
        out.println();
        out.println("Open " + baseUrl + "/ in a browser.");
        out.flush();
    }
}

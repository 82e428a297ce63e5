package eu.cartulary.benchmarks.runs;

import java.io.IOException;
import java.nio.file.Path;

/** A catalog is started over a seeded journal: first without views, which it rebuilds, then with them. What lies on the disk. */
final class StartRun {
    private final Workplace place;
    private final Report report;

    StartRun(Workplace place, Report report) {
        this.place = place;
        this.report = report;
    }

    void run(int size) throws Exception {
        Path data = place.seeded(size);
        Path views = data.resolve("views");
        boolean goals = size == 100_000;
        report.head(Report.number("Start and disk, %,d offerings", size));
        Workplace.delete(views);
        start(data, "start, views rebuilt from the journal", goals ? "5 min" : "", "25 assets/s");
        start(data, "start, views intact", goals ? "8 s" : "", "");
        start(data, "the same again", goals ? "8 s" : "", "");
        double log = Workplace.bytes(data.resolve("log")) / 1e3 / size;
        double search = Workplace.bytes(views.resolve("buyers")) / 1e3 / size;
        double graph = Workplace.blocks(views.resolve("graph")) / 1e3 / size;
        report.row(
                "disk per offering, journal + search",
                Report.number("%.1f + %.1f = %.1f kB", log, search, log + search),
                "15 kB",
                "140 kB in all",
                "providers, sites and certificates included; the journal's room written ahead (4 MB) too");
        report.row(
                "disk per offering, graph",
                Report.number("%.1f kB", graph),
                "25 kB",
                "",
                "blocks in use; after a rebuild");
    }

    private void start(Path data, String what, String goal, String peer) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.catalog(place, data, "-Xmx2g")) {
            report.row(
                    what,
                    Report.number("%.1f s", server.startSeconds()),
                    goal,
                    peer,
                    Report.number(
                            "%.1f s of CPU, %,d MB resident; ready means that the views have caught up",
                            server.cpu(), server.residentMegabytes()));
        }
    }
}

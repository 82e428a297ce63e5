package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Calls;
import eu.cartulary.benchmarks.load.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same kinds of questions in SPARQL: to the catalog, then to Fuseki alone over the same dataset. */
final class SparqlRun {
    /** What one address may ask at once is four; the load stays within it. */
    private static final int CLIENTS = 4;

    private static final String ACCEPT = "application/sparql-results+json";
    private static final String PREFIXES =
            "PREFIX ctl: <https://w3id.org/cartulary/v1#> PREFIX gx: <https://w3id.org/gaia-x/development#> ";

    private final Workplace place;
    private final Report report;
    private final double seconds;

    SparqlRun(Workplace place, Report report, double seconds) {
        this.place = place;
        this.report = report;
        this.seconds = seconds;
    }

    void run(int size) throws Exception {
        Path data = place.seeded(size);
        report.head(Report.number("SPARQL, %,d offerings, 4 clients", size));
        Map<String, Rounds> catalog;
        try (ServerProcess server = ServerProcess.catalog(place, data, "-Xmx2g")) {
            catalog = ask(server, "/sparql");
        }
        try (ServerProcess fuseki =
                ServerProcess.of(place, PlainFuseki.class, List.of(dataset(data).toString()))) {
            ask(fuseki, "/plain/sparql").forEach((name, plain) -> {
                Rounds ours = catalog.get(name);
                if (ours != null) {
                    row(name, ours, plain);
                }
            });
        }
    }

    private void row(String name, Rounds ours, Rounds plain) {
        try {
            report.row(
                    "SPARQL: " + name,
                    ours.rate() + ", p50 " + ours.millis("", 50) + ", p99 " + ours.millis("", 99),
                    "",
                    "",
                    "Fuseki alone " + plain.rate() + ", p50 " + plain.millis("", 50)
                            + Report.number("; ratio of the rates %.2f", ours.middleRate() / plain.middleRate())
                            + ours.failures() + plain.failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Rounds> ask(ServerProcess server, String endpoint) throws Exception {
        Map<String, Rounds> all = new LinkedHashMap<>();
        Load load = new Load(server.port(), CLIENTS, seconds);
        for (Map.Entry<String, List<String>> each : queries().entrySet()) {
            all.put(
                    each.getKey(),
                    Rounds.of(server, () -> load.closed(client -> calls(endpoint, each.getValue(), client))));
        }
        return all;
    }

    private static Calls calls(String endpoint, List<String> queries, int client) {
        List<Call> calls = queries.stream()
                .map(query -> Call.get(
                        "sparql",
                        endpoint + "?query=" + URLEncoder.encode(PREFIXES + query, StandardCharsets.UTF_8),
                        ACCEPT))
                .toList();
        int[] at = {client};
        return () -> calls.get(Math.floorMod(at[0]++, calls.size()));
    }

    private static Map<String, List<String>> queries() {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        queries.put("three filters, first 20 by name", perCountry("""
                SELECT ?o ?name { ?p a ctl:ObjectStorageProfile ; ctl:location/ctl:country "%s" ; ctl:keyCustody "byok" ;
                  ctl:describes ?o . ?o <https://schema.org/name> ?name } ORDER BY ?name LIMIT 20"""));
        queries.put("count by country under a filter", List.of("""
                SELECT ?c (COUNT(DISTINCT ?o) AS ?n) { ?p a ctl:EmailProfile ; ctl:location/ctl:country ?c ;
                  ctl:describes ?o } GROUP BY ?c"""));
        queries.put(
                "one offering by its IRI",
                Stream.iterate(0, i -> i + 1).limit(50).map("""
                SELECT ?s ?p ?v { ?s ctl:describes <urn:example:provider-0:offering-%d> ; ?p ?v }"""::formatted).toList());
        queries.put("twenty offerings that mention a word", List.of("""
                SELECT ?o ?d { ?o <https://schema.org/description> ?d FILTER(CONTAINS(?d, "Speicher")) } LIMIT 20"""));
        return queries;
    }

    private static List<String> perCountry(String query) {
        return Stream.of("DE", "FR", "NL", "SE", "IT", "ES", "PL", "AT")
                .map(query::formatted)
                .toList();
    }

    private static Path dataset(Path data) throws IOException {
        try (Stream<Path> folders = Files.walk(data.resolve("views").resolve("graph"), 2)) {
            return folders.filter(folder -> folder.endsWith("tdb2")).findFirst().orElseThrow();
        }
    }
}

package eu.cartulary.benchmarks.jmh;

import eu.cartulary.benchmarks.population.Population;
import eu.cartulary.benchmarks.population.Service;
import eu.cartulary.benchmarks.population.SignedPopulation;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sys.JenaSystem;
import tools.jackson.databind.JsonNode;

/** One well described object storage of the population, and what stands behind it. */
final class Sample {
    private static final int SIZE = 1_000;
    /** Room for the largest closure that is measured. */
    private static final ClosureLimits LIMITS = new ClosureLimits(100_000, 16, 1_000_000, Duration.ofMinutes(1));

    private final SignedPopulation signed = new SignedPopulation(new Population(SIZE));
    private final int number;

    static {
        JenaSystem.init();
    }

    Sample() {
        int found = 0;
        Population population = signed.population();
        while (!isWanted(population.service(found))) {
            found++;
        }
        number = found;
    }

    private static boolean isWanted(Service service) {
        return service.kind().equals("storage/object")
                && service.standing() == Service.Standing.EXCELLENT
                && !service.provider().ownerCountry().isEmpty();
    }

    Envelope envelope() {
        return signed.service(number);
    }

    /** Two hundred offerings with their profiles, or the presentations of all providers. */
    static List<Envelope> some(String what) {
        SignedPopulation signed = new SignedPopulation(new Population(SIZE));
        return what.equals("provider")
                ? IntStream.range(0, signed.population().providers())
                        .mapToObj(signed::provider)
                        .toList()
                : IntStream.range(0, 200).mapToObj(signed::service).toList();
    }

    byte[] document() {
        return payload(envelope().text());
    }

    private static byte[] payload(String token) {
        try {
            return Jws.parse(token).payload();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Graph graph(byte[] document) {
        CredentialReading reading = CredentialReader.bundled().read(document, Language.EN);
        Graph graph = reading.graph();
        if (graph == null) {
            throw new IllegalStateException("the sample is refused: " + reading.violations());
        }
        return graph;
    }

    /** The closure grown by suppliers, each a company with an offering of its own, to at least so many nodes. */
    Closure closure(int nodes) {
        Claims claims = new Claims();
        Service service = signed.population().service(number);
        claims.add(graph(document()));
        if (nodes > 1) {
            provider(claims, service);
        }
        Closure closure = Closure.of(service.iri(), claims, LIMITS);
        for (int supplier = 0; closure.nodes().size() < nodes; ) {
            int missing = nodes - closure.nodes().size();
            for (int i = 0; i < Math.max(1, missing / 4); i++) {
                supplier(claims, service.iri(), supplier++);
            }
            closure = Closure.of(service.iri(), claims, LIMITS);
        }
        return closure;
    }

    private void provider(Claims claims, Service service) {
        try {
            JsonNode presentation = Json.read(
                    payload(signed.provider(service.provider().number()).text()));
            for (JsonNode each : presentation.path("verifiableCredential")) {
                String data = each.path("id").stringValue();
                claims.add(graph(payload(data.substring(data.indexOf(',') + 1))));
            }
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void supplier(Claims claims, String offering, int n) {
        claims.add(
                "<" + offering + ":profile> ctl:suppliedBy [ ctl:block \"compute\" ; ctl:offering ex:s" + n + " ] .");
        claims.add("""
                ex:s%1$d a gx:ServiceOffering ; gx:providedBy ex:p%1$d . ex:s%1$d-profile a ctl:VirtualMachineProfile ;
                  ctl:describes ex:s%1$d ; ctl:block "compute" ; ctl:keyCustody "byok" ; ctl:location [ ctl:country "FR" ] .
                """.formatted(n));
        claims.add("ex:p%1$d a gx:LegalPerson . ex:p%1$d-profile ctl:describes ex:p%1$d ; ctl:immunity \"clauses\" ."
                .formatted(n));
    }
}

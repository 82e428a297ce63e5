package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.ParameterizedSparqlString;
import tools.jackson.databind.JsonNode;

/** The credentials of an issuer that are in force, with the day on which each ends; asked of the catalog's public records. */
final class EndingCredentials {
    private static final int MOST = 1_000;
    private static final String QUESTION = """
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX cat: <urn:cartulary:terms#>
            SELECT ?credential ?until (SAMPLE(?topic) AS ?subject) WHERE {
              ?record prov:wasAttributedTo ?issuer ; dcterms:identifier ?credential ; cat:status "active" ; cat:validUntil ?until .
              OPTIONAL { ?record foaf:primaryTopic ?topic }
            } GROUP BY ?credential ?until ORDER BY ?until LIMIT ?most
            """;

    /**
     * One of them.
     *
     * @param credential its name in the catalog, {@code urn:sha256:…}
     * @param until the last instant at which it counts
     * @param subject one of the things it is about
     */
    record Ending(String credential, Instant until, String subject) {}

    private EndingCredentials() {}

    /** Of an issuer, by its DID, those that end first; credentials without an end are not among them. */
    static List<Ending> of(CatalogClient client, String issuer) {
        ParameterizedSparqlString question = new ParameterizedSparqlString(QUESTION);
        question.setIri("issuer", issuer);
        question.setLiteral("most", MOST);
        String answer = client.sync()
                .sparql(question.toString(), "application/sparql-results+json")
                .text();
        List<Ending> endings = new ArrayList<>();
        try {
            for (JsonNode row : Json.read(answer).at("/results/bindings")) {
                endings.add(new Ending(
                        row.at("/credential/value").asString(""),
                        OffsetDateTime.parse(row.at("/until/value").asString(""))
                                .toInstant(),
                        row.at("/subject/value").asString("")));
            }
        } catch (Json.MalformedJsonException | DateTimeParseException unreadable) {
            throw new IllegalStateException("the catalog's answer cannot be read", unreadable);
        }
        return endings;
    }
}

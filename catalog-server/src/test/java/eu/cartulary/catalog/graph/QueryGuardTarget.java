package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import java.util.List;

/** Queries: whatever the text, there is a query that may run or a reason why not. */
final class QueryGuardTarget implements FuzzTarget {
    private final QueryGuard guard = new QueryGuard(SparqlSettings.DEFAULT);

    @Override
    public void eat(byte[] input) {
        QueryGuard.Verdict verdict = guard.judge(FuzzTarget.text(input), null);
        FuzzTarget.require((verdict.query() == null) != verdict.findings().isEmpty(), "neither allowed nor refused");
        if (verdict.query() != null) {
            String again = verdict.query().serialize();
            FuzzTarget.require(!again.matches("(?is).*\\bSERVICE\\s+(SILENT\\s+)?[<?$].*"), "a service came through");
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                        "SELECT ?o { ?p <https://w3id.org/cartulary/v1#describes> ?o } ORDER BY ?o LIMIT 10",
                        "ASK { GRAPH ?g { ?s a ?t FILTER EXISTS { ?s ?p ?o } } }",
                        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o OPTIONAL { ?s a ?t } MINUS { ?s ?p 1 } }",
                        "DESCRIBE <urn:x> ?y FROM <urn:g> WHERE { VALUES ?y { <urn:a> \"b\"@en UNDEF } }",
                        "PREFIX a: <urn:a#> SELECT (COUNT(DISTINCT ?x) AS ?n) { { ?x a:b+/^a:c|!a:d ?y } UNION { BIND(REGEX(\"a\",\"b\") AS ?x) } } GROUP BY ?y HAVING (COUNT(?x) > 1)",
                        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
                        "SELECT * { ?s ?p ?o FILTER(<java:java.lang.System>(?o)) }")
                .stream()
                .map(FuzzTarget::bytes)
                .toList();
    }

    @Override
    public List<String> shared() {
        return List.of("suites/sparql11/syntax-query");
    }
}

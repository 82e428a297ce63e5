package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query and says whether it is run here: SELECT, ASK, CONSTRUCT and DESCRIBE of SPARQL 1.1, over public graphs only,
 * within the limits, without anything that reaches beyond the dataset. The algebra is walked, since the syntax tree hides
 * sub-queries and {@code EXISTS}.
 */
final class QueryGuard {
    /** What relative addresses in a query are resolved against: a name that can never be one. */
    private static final String BASE = "https://query.invalid/";

    private final SparqlSettings settings;

    QueryGuard(SparqlSettings settings) {
        this.settings = settings;
    }

    /**
     * The verdict.
     *
     * @param query readable and allowed; none if there are findings
     */
    record Verdict(@Nullable Query query, List<Finding> findings) {}

    /**
     * Judges a query.
     *
     * @param described graphs that the protocol names instead of the query; none when it names none
     */
    Verdict judge(String text, @Nullable DatasetDescription described) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > settings.maxQuery()) {
            return no(Finding.violation(
                    "query-too-long", null, null, String.valueOf(bytes), String.valueOf(settings.maxQuery())));
        }
        try {
            Query query = QueryFactory.create(text, BASE, Syntax.syntaxSPARQL_11);
            List<Finding> findings = new ArrayList<>(graphs(query, described));
            findings.addAll(algebra(query));
            return new Verdict(findings.isEmpty() ? query : null, findings);
        } catch (QueryException e) {
            return no(Finding.violation("query-unreadable", null, null, firstLine(e)));
        } catch (StackOverflowError e) {
            // Parser and compiler are recursive; what is too deep for them is too deep for the limit.
            return no(tooComplex());
        }
    }

    private static Verdict no(Finding finding) {
        return new Verdict(null, List.of(finding));
    }

    private List<Finding> graphs(Query query, @Nullable DatasetDescription described) {
        Set<String> named = new LinkedHashSet<>();
        named.addAll(query.getGraphURIs());
        named.addAll(query.getNamedGraphURIs());
        if (described != null) {
            named.addAll(described.getDefaultGraphURIs());
            named.addAll(described.getNamedGraphURIs());
        }
        if (named.size() > settings.maxValues()) {
            return List.of(tooComplex());
        }
        return named.stream()
                .filter(iri -> !GraphNames.isPublic(iri))
                .map(iri -> Finding.violation("graph-not-public", null, iri, iri))
                .toList();
    }

    private List<Finding> algebra(Query query) {
        if (query.getQueryPattern() == null) {
            // A DESCRIBE may have no pattern at all. Its HAVING, GROUP BY, ORDER BY and VALUES are run all the same.
            query.setQueryPattern(new ElementGroup());
        }
        Op op = Algebra.compile(query);
        AlgebraGuard guard = new AlgebraGuard(settings);
        Walker.walk(op, guard.operators(), guard.expressions());
        List<Finding> findings = new ArrayList<>(guard.findings());
        if (guard.size() > settings.maxOperators() || AlgebraGuard.depth(op) > settings.maxDepth()) {
            findings.add(tooComplex());
        }
        for (Node described : query.getResultURIs()) {
            if (!described.isURI()) {
                findings.add(tooComplex());
            }
        }
        if (query.getResultURIs().size() > settings.maxValues()) {
            findings.add(tooComplex());
        }
        return findings;
    }

    private Finding tooComplex() {
        return Finding.violation(
                "query-too-complex",
                null,
                null,
                String.valueOf(settings.maxOperators()),
                String.valueOf(settings.maxDepth()),
                String.valueOf(settings.maxValues()));
    }

    private static String firstLine(QueryException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}

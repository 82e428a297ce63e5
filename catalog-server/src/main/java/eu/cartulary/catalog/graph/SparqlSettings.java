package eu.cartulary.catalog.graph;

import java.time.Duration;

/**
 * The limits of SPARQL, with defaults that suit a small machine.
 *
 * @param maxQuery bytes of a query
 * @param maxOperators operators of its algebra, expressions included
 * @param maxDepth how deep they nest
 * @param maxValues rows of {@code VALUES} in all
 * @param timeout how long a query may run when it says nothing
 * @param maxTimeout how long it may run when it asks ({@code timeout}, seconds)
 * @param maxRows rows of an answer, or triples
 * @param maxBytes bytes of an answer
 * @param maxLiteral characters of a value a query makes (concatenation, replacement, grouping)
 * @param maxAllocated bytes a query may allocate while it runs, whether it keeps them or not
 * @param running queries at once
 * @param brief how long a query runs before it counts as a lengthy one
 * @param lengthy how many lengthy ones work at the same moment: they take turns, and leave the other cores to everybody else
 * @param waiting queries that wait for a place; more are sent away
 * @param waitFor how long they wait
 * @param perClient queries of one client at once, running or waiting
 * @param inMemory bytes of an answer kept in memory until it is sent; more go to a temporary file
 * @param sending answers being sent at once
 * @param sendFor how long an answer may take to be sent
 */
public record SparqlSettings(
        int maxQuery,
        int maxOperators,
        int maxDepth,
        int maxValues,
        Duration timeout,
        Duration maxTimeout,
        int maxRows,
        int maxBytes,
        int maxLiteral,
        long maxAllocated,
        int running,
        Duration brief,
        int lengthy,
        int waiting,
        Duration waitFor,
        int perClient,
        int inMemory,
        int sending,
        Duration sendFor) {

    /** What a small machine bears. */
    public static final SparqlSettings DEFAULT = new SparqlSettings(
            16 << 10,
            512,
            64,
            1_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            10_000,
            10 << 20,
            1 << 20,
            8L << 30,
            8,
            Duration.ofMillis(250),
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            16,
            Duration.ofSeconds(2),
            4,
            64 << 10,
            256,
            Duration.ofSeconds(60));
}

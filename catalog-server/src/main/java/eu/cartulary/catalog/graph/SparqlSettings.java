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
 * @param giveWay how long a lengthy one gives way to ordinary calls at most before it works for a turn of 5 ms
 * @param waiting queries that wait for a place; more are sent away
 * @param waitFor how long they wait
 * @param perClient queries of one client at once, running or waiting
 * @param inMemory bytes of an answer kept in memory until it is sent; more go to a temporary file
 * @param sending answers being sent at once
 * @param sendingPerClient answers being sent to one client at once
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
        Duration giveWay,
        int waiting,
        Duration waitFor,
        int perClient,
        int inMemory,
        int sending,
        int sendingPerClient,
        Duration sendFor) {

    /** The largest answer there may be: it passes through memory and a temporary file. */
    private static final int MOST_BYTES = 1 << 30;

    /** What one counts on is within bounds, or nothing starts. */
    public SparqlSettings {
        within("max-query", maxQuery, 256, 1 << 20);
        within("max-operators", maxOperators, 1, 100_000);
        within("max-depth", maxDepth, 1, 256);
        within("max-values", maxValues, 0, 1_000_000);
        within("timeout", timeout.toMillis(), 1, maxTimeout.toMillis());
        within("max-timeout", maxTimeout.toMillis(), 1, 600_000);
        within("max-rows", maxRows, 1, 10_000_000);
        within("max-bytes", maxBytes, 128 << 10, MOST_BYTES);
        within("max-literal", maxLiteral, 1_024, MOST_BYTES);
        within("max-allocated", maxAllocated, 1 << 20, 1L << 50);
        within("running", running, 1, 256);
        within("brief", brief.toMillis(), 0, 86_400_000);
        within("lengthy", lengthy, 1, 256);
        within("give-way", giveWay.toMillis(), 0, 1_000);
        within("waiting", waiting, 0, 1_024);
        within("wait-for", waitFor.toMillis(), 0, 60_000);
        within("per-client", perClient, 1, 1_024);
        within("in-memory", inMemory, 1_024, MOST_BYTES);
        within("sending", sending, 1, 10_000);
        within("sending-per-client", sendingPerClient, 1, 10_000);
        within("send-for", sendFor.toMillis(), 1_000, 3_600_000);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("cartulary.sparql." + name + " is " + value
                    + (name.endsWith("timeout") ? " ms" : "") + ": it has to lie between " + least + " and " + most);
        }
    }

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
            64 << 10,
            8L << 30,
            8,
            Duration.ofMillis(50),
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Duration.ofMillis(45),
            16,
            Duration.ofSeconds(2),
            4,
            64 << 10,
            256,
            32,
            Duration.ofSeconds(60));
}

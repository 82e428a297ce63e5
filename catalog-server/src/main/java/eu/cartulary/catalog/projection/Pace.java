package eu.cartulary.catalog.projection;

import java.time.Duration;

/**
 * How large the bites are.
 *
 * @param batch records applied at once
 * @param linger how long to wait for a batch to fill; zero applies at once what is there
 * @param commit how often contents are made to survive a crash
 */
public record Pace(int batch, Duration linger, Duration commit) {
    /** For views that a publication waits for. */
    public static final Pace PROMPT = new Pace(64, Duration.ZERO, Duration.ofSeconds(1));

    /** For a store in which every transaction is dear (TDB2: 10 to 20 ms and 0.7 MB each). */
    public static final Pace LARGE_BITES = new Pace(500, Duration.ofMillis(250), Duration.ofSeconds(1));
}

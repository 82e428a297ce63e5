package eu.cartulary.shapes.closure;

import java.time.Duration;

/**
 * How far the walk goes. A real service has 5 to 50 nodes and a few thousand triples; the defaults leave a factor of a
 * hundred and still answer within a second on a small machine.
 *
 * @param nodes most nodes (IRIs) visited
 * @param depth most steps away from the offering
 * @param triples most triples taken in, each as often as a credential states it
 * @param time longest walk
 */
public record ClosureLimits(int nodes, int depth, int triples, Duration time) {
    /** The limits for a small machine. */
    public static final ClosureLimits DEFAULT = new ClosureLimits(5_000, 16, 200_000, Duration.ofSeconds(2));

    public ClosureLimits {
        if (nodes < 1 || depth < 0 || triples < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}

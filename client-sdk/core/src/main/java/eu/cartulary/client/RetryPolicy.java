package eu.cartulary.client;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When a call is made again, and after how long. Only calls that change nothing the second time are repeated: reads, checks,
 * and publishing, which the catalog recognises by digest. The pause is drawn at random between nothing and a bound that
 * doubles with each attempt ("full jitter"), so that many clients do not come back together; {@code Retry-After} is a lower
 * bound, and when it lies behind the deadline of the call the problem is reported at once.
 *
 * @param attempts how often at most, the first included
 * @param first bound of the first pause
 * @param longest bound of every pause
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    /** Statuses after which the same call may succeed later. */
    static final Set<Integer> WORTH_ANOTHER = Set.of(408, 425, 429, 502, 503, 504);

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("at least one attempt, and first <= longest");
        }
    }

    /** Four attempts, 200 ms at first, 10 s at most. */
    public static RetryPolicy standard() {
        return new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    /** Every call is made once. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /** The pause after the given attempt (1 is the first). */
    Duration pause(int attempt, RandomGenerator random) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(bound <= 0 ? 0 : random.nextLong(bound + 1));
    }
}

package eu.cartulary.benchmarks.load;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a load gave: by kind of call the times in nanoseconds, and how many were refused or failed. */
public final class Measured {
    private static final long LONGEST = 3_600_000_000_000L;

    private final Map<String, Histogram> times = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private double seconds;

    void add(String kind, long nanos) {
        times.computeIfAbsent(kind, k -> new Histogram(LONGEST, 3)).recordValue(Math.clamp(nanos, 1, LONGEST));
    }

    void failed(String why) {
        failures.merge(why, 1L, Long::sum);
    }

    void add(Measured other) {
        other.times.forEach((kind, histogram) ->
                times.computeIfAbsent(kind, k -> new Histogram(LONGEST, 3)).add(histogram));
        other.failures.forEach((why, count) -> failures.merge(why, count, Long::sum));
    }

    void lasted(double howLong) {
        seconds = howLong;
    }

    /** How long it ran. */
    public double seconds() {
        return seconds;
    }

    /** How many calls of this kind were answered well. */
    public long count(String kind) {
        Histogram histogram = times.get(kind);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /** How many calls were answered well. */
    public long count() {
        return times.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /** Calls a second. */
    public double rate() {
        return count() / seconds;
    }

    /** A percentile, in milliseconds; over all kinds when the kind is empty. */
    public double millis(String kind, double percentile) {
        Histogram all = new Histogram(LONGEST, 3);
        times.forEach((each, histogram) -> {
            if (kind.isEmpty() || kind.equals(each)) {
                all.add(histogram);
            }
        });
        return all.getValueAtPercentile(percentile) / 1e6;
    }

    /** What failed, and how often. */
    public Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d calls, %,.0f/s, p50 %.2f ms, p99 %.2f ms%s",
                count(),
                rate(),
                millis("", 50),
                millis("", 99),
                failures.isEmpty() ? "" : ", failed " + failures);
    }
}

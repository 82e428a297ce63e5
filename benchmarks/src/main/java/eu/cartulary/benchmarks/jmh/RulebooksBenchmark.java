package eu.cartulary.benchmarks.jmh;

import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All rulebooks on one offering, by the size of what stands behind it. Goal at 12 nodes: 3,000 us. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RulebooksBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** Nodes of the closure, at least. */
    @Param({"1", "10", "12", "100", "1000"})
    public int nodes;

    private final Sample sample = new Sample();
    private final Map<Integer, Closure> closures = new ConcurrentHashMap<>();
    private final Assessor assessor = new Assessor(Rulebooks.bundled());

    /** From a closure that has been walked to all assessments. */
    @Benchmark
    public Map<String, Assessment> allRulebooks() {
        return assessor.assessAll(closures.computeIfAbsent(nodes, sample::closure), NOW);
    }
}

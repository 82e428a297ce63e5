package eu.cartulary.benchmarks.jmh;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidKey;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.VerificationException;
import eu.cartulary.verify.Verified;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps before the journal, each alone, on one offering with its profile. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AdmissionBenchmark {
    private final Sample sample = new Sample();
    private final Envelope envelope = sample.envelope();
    private final byte[] document = sample.document();
    private final Graph graph = Sample.graph(document);
    private final EnvelopeVerifier verifier = new EnvelopeVerifier(DidKey::resolve, Clock.systemUTC());
    private final CredentialReader reader = CredentialReader.bundled();
    private final BaseShapes shapes = BaseShapes.bundled();

    /** An ES256 signature, with the JDK's own provider. */
    @Benchmark
    public Verified<Envelope> verifyVcJwt() throws VerificationException {
        return verifier.verify(envelope);
    }

    /** From the JSON of a credential to its graph. */
    @Benchmark
    public CredentialReading readJsonLd() {
        return reader.read(document, Language.EN);
    }

    /** By the rules of admission. Goal: 200 us. */
    @Benchmark
    public List<Violation> baseShapes() {
        return shapes.validate(graph, document, Language.EN);
    }
}

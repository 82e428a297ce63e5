package eu.cartulary.benchmarks.jmh;

import eu.cartulary.catalog.admission.Admission;
import eu.cartulary.catalog.admission.Admitted;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.claims.OwnSpace;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.jsonld.CredentialReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All checks of a publication in a row, from the bytes of the envelope to what the journal would take; no HTTP, no disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CheckBenchmark {
    private static final Outbound NOWHERE =
            (uri, ask) -> new Fetched.Missed(Fetched.Why.UNREACHABLE, "nothing is fetched here");

    /** A VC-JWT with an offering and its profile, or a VP-JWT with the three credentials of a provider. */
    @Param({"offering", "provider"})
    public String what = "offering";

    /** Different ones in turn, as a catalog meets them: what is remembered of one helps with the next, or does not. */
    private final List<byte[]> bodies = new ArrayList<>();

    private final Clock clock = Clock.systemUTC();
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final Verifier verifier = Verifier.over(NOWHERE, clock, new Everybody(), TrustSettings.DEFAULT);
    private final ClaimsReader reader = new ClaimsReader(
            CredentialReader.bundled()::read, iri -> Optional.empty(), new OwnSpace("https://catalog.example"));
    private final Admission admission = new Admission(BaseShapes.bundled(), Packs.none());
    private int next;

    /** Signs them. */
    @Setup
    public void sign() {
        Sample.some(what).forEach(envelope -> bodies.add(envelope.text().getBytes(StandardCharsets.US_ASCII)));
    }

    /** One after the other. Goal: 1,000 to 2,000 us. */
    @Benchmark
    public Admitted check() {
        byte[] body = bodies.get(next++ % bodies.size());
        Outcome<Admitted> admitted = envelopes
                .read("application/jwt", body)
                .then(envelope -> verifier.verify(envelope, clock.instant()))
                .then(this::readAll)
                .then(claims -> admission.judge(claims, Language.EN));
        if (admitted instanceof Outcome.Done<Admitted> done) {
            return done.value();
        }
        throw new IllegalStateException("not admitted: " + admitted);
    }

    private Outcome<List<Claims>> readAll(List<VerifiedCredential> verified) {
        List<Claims> all = new ArrayList<>();
        for (VerifiedCredential credential : verified) {
            if (reader.read(credential, Language.EN) instanceof Outcome.Done<Claims> done) {
                all.add(done.value());
            }
        }
        return Outcome.done(all);
    }
}

package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.Catalog;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishes real Gaia-X credentials of the Loire generation into a real catalog, each on a day on which it is valid, its issuer's
 * document served through the outbound port. What became of each is part of the documentation.
 */
class RealPublicationTest {
    @TempDir
    Path data;

    private final Day clock = new Day();
    private final StaticOutbound outbound = new StaticOutbound(clock);
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);

    private record Sample(String name, String said, Envelope envelope, Instant day) {}

    @Test
    @DisplayName("real credentials are published on their day, and for each it is said what happened and why")
    void published() throws IOException {
        Samples samples = Samples.open();
        List<Sample> all = new ArrayList<>();
        for (Path file : samples.files("loire/vc-jwt")) {
            read(samples, file).ifPresent(all::add);
        }
        // In the order of their days, for the time of a journal never goes back.
        all.sort(Comparator.comparing(Sample::day));
        clock.now = all.get(0).day();
        List<String> rows = new ArrayList<>();
        int kept = 0;
        try (Catalog catalog = open()) {
            for (Sample sample : all) {
                serve(samples, sample);
                Outcome<Published> outcome = publish(catalog, sample);
                rows.add("| `" + sample.name().replaceAll("__[0-9a-f]{8}\\.", ".") + "` | " + words(outcome) + " |");
                kept += outcome instanceof Outcome.Done ? 1 : 0;
            }
        }
        RealCredentialsTable.writePublications(rows);
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(kept).isGreaterThanOrEqualTo(2);
        assertThat(rows).noneMatch(row -> row.contains("500"));
    }

    private Optional<Sample> read(Samples samples, Path file) throws IOException {
        String name = "loire/vc-jwt/" + file.getFileName();
        return switch (envelopes.read("application/jwt", Files.readAllBytes(file))) {
            case Outcome.Refused<Envelope> unreadable -> Optional.empty();
            case Outcome.Done<Envelope> done ->
                Optional.of(new Sample(
                        name, samples.provenance(name), done.value(), RealCredentialsTest.day(done.value())));
        };
    }

    private Catalog open() throws IOException {
        return Catalog.open(new Catalog.Setup(
                data,
                new Identity.Wish("https://catalog.example", Purpose.REAL),
                TrustPolicy.Mode.OPEN,
                TrustSettings.DEFAULT,
                outbound,
                Packs.none(),
                clock));
    }

    /** Puts the documents of everybody who signed where the catalog looks for them, as far as they were collected. */
    private void serve(Samples samples, Sample sample) {
        Stream<Sealed> signed = Stream.concat(
                sample.envelope().credentials().stream(),
                Stream.ofNullable(sample.envelope().presentation()));
        signed.map(Sealed::issuer).filter(KeyResolver::needsNetwork).forEach(issuer -> {
            try {
                byte[] document = samples.keys(sample.said())
                        .resolve(issuer, KeyResolver.USUAL)
                        .bytes();
                outbound.put(DidWeb.parse(issuer.value()).documentUrl(), document, "application/did+json");
            } catch (DidException notCollected) {
                // Then the catalog will say that it cannot be had.
            }
        });
    }

    private Outcome<Published> publish(Catalog catalog, Sample sample) {
        clock.now = sample.day().isAfter(clock.now) ? sample.day() : clock.now;
        return catalog.publisher()
                .publish(new Submission(
                        sample.envelope().mediaType(),
                        sample.envelope().bytes(),
                        Language.EN,
                        Submission.Until.DURABLE))
                .join();
    }

    private static String words(Outcome<Published> outcome) {
        return switch (outcome) {
            case Outcome.Done<Published> done ->
                (done.value().news() == Published.News.NEW ? "201" : "200") + " | "
                        + done.value().receipt().credentials().size() + " kept";
            case Outcome.Refused<Published> refused -> words(refused.refusal());
        };
    }

    private static String words(Refusal refusal) {
        Set<String> rules = new LinkedHashSet<>();
        refusal.findings().stream().map(Finding::rule).forEach(rules::add);
        refusal.violations().stream().map(Violation::rule).limit(4).forEach(rules::add);
        return refusal.type().status() + " " + refusal.type().slug() + " | " + String.join(", ", rules);
    }

    /** A clock that stands on a day until it is put on another. */
    private static final class Day extends Clock {
        volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

package eu.cartulary.catalog;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.projection.OfferingLives;
import eu.cartulary.catalog.publish.Published;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.validation.Validated;
import eu.cartulary.client.Envelope;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A catalog without its rim, with a clock that a test moves, and a way out that counts what is asked and may be cut. */
public final class OpenCatalog implements AutoCloseable {
    public final StaticOutbound shelf = new StaticOutbound(Clock.systemUTC());
    public final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
    public volatile Instant now = Instant.parse("2026-06-01T12:00:00Z");
    public volatile boolean cut;
    public TrustPolicy.Mode mode = TrustPolicy.Mode.LISTED;
    public TrustSettings settings = TrustSettings.DEFAULT;
    public Catalog catalog;

    public final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Path data;
    private final Outbound outbound = (uri, ask) -> {
        asked.add(uri);
        return cut ? new Fetched.Missed(Fetched.Why.UNREACHABLE, "the network is cut") : shelf.get(uri, ask);
    };

    public OpenCatalog(Path data) {
        this.data = data;
    }

    public OpenCatalog open() throws IOException {
        catalog = Catalog.open(new Catalog.Setup(
                data, new Identity.Wish("https://catalog.example", Purpose.REAL), mode, settings, outbound, clock));
        return this;
    }

    /** As after a restart. */
    public OpenCatalog reopened() throws IOException {
        catalog.close();
        open();
        settled();
        return this;
    }

    public Outcome<Published> publish(Envelope envelope) {
        return catalog.publisher()
                .publish(new Submission(envelope.mediaType(), envelope.bytes(), Language.EN, Submission.Until.VISIBLE))
                .join();
    }

    /** What was published, which must go through. */
    public List<Digest> published(Envelope envelope) {
        return switch (publish(envelope)) {
            case Outcome.Done<Published> done ->
                done.value().receipt().credentials().stream()
                        .map(credential -> new Digest(credential.digest()))
                        .toList();
            case Outcome.Refused<Published> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    public Refusal refused(Envelope envelope) {
        return switch (publish(envelope)) {
            case Outcome.Refused<Published> refused -> refused.refusal();
            case Outcome.Done<Published> done -> throw new AssertionError("published: " + done.value());
        };
    }

    public Validated validated(String mediaType, byte[] body) {
        return switch (catalog.validator().validate(mediaType, body, Language.EN)) {
            case Outcome.Done<Validated> done -> done.value();
            case Outcome.Refused<Validated> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    public void trust(String line, Role role, String... schemes) {
        append(Drafts.trusted(new Did(line), role, List.of(schemes), null, "test"));
    }

    public void distrust(String line, Role role) {
        append(Drafts.untrusted(new Did(line), role, "test", "test"));
    }

    /** Appends a record and waits until the views have seen it. */
    public void append(Draft draft) {
        Outcome<?> outcome = catalog.journal().append(draft).join();
        if (outcome instanceof Outcome.Refused<?> refused) {
            throw new AssertionError("refused: " + refused.refusal());
        }
        settled();
    }

    public void settled() {
        catalog.buyers().visible(catalog.journal().size() - 1).join();
    }

    public CredentialStatus status(Digest digest) {
        return catalog.journal().register().find(digest).orElseThrow().status();
    }

    public Map<String, String> levels(String offering) {
        settled();
        return catalog.buyers()
                .live()
                .lives()
                .standing(offering)
                .map(OfferingLives.Standing::levels)
                .orElse(Map.of());
    }

    @Override
    public void close() throws IOException {
        catalog.close();
    }
}

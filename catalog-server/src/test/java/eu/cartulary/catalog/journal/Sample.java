package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drafts and journals to test with. */
public final class Sample {
    public static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(DAY, ZoneOffset.UTC);
    public static final Did ALPHA = new Did("did:web:alpha.example");
    public static final Did BETA = new Did("did:web:beta.example");
    public static final Identity.Wish WISH = new Identity.Wish("http://localhost:8080", Purpose.REAL);
    static final JournalSettings SMALL = new JournalSettings(16 * 1024, 4 * 1024, 256, 64, Duration.ofHours(1));

    private Sample() {}

    /** Held, for the platform forgets the settings of a logger that nobody holds. */
    private static final Logger LOG = Logger.getLogger("eu.cartulary.catalog.journal");

    /** For tests in which the journal fails hundreds of times on purpose. */
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    /** Who a catalog is whose folder is not one of this machine. */
    static Identity identity() {
        try {
            return new Identity("http://localhost:8080", Purpose.REAL, DAY, NoteSigner.generate("localhost:8080/log"));
        } catch (LogFormatException e) {
            throw new AssertionError(e);
        }
    }

    public static Opening opening(Path data) {
        return Opening.of(data, WISH, CLOCK).with(SMALL).onPoison(() -> {});
    }

    /** A head of ALPHA, valid from the given day on. */
    public static CredentialHead head(String name, @Nullable String id, int day) {
        return new CredentialHead(
                Digest.of(name.getBytes(StandardCharsets.UTF_8)),
                id,
                ALPHA,
                List.of("https://w3id.org/gaia-x/development#ServiceOffering"),
                List.of("https://alpha.example/offering/" + (id == null ? name : id)),
                DAY.minus(Duration.ofDays(100 - day)),
                null,
                DAY.minus(Duration.ofDays(100 - day)));
    }

    public static CredentialHead until(CredentialHead head, Instant end) {
        return new CredentialHead(
                head.digest(),
                head.id(),
                head.issuer(),
                head.types(),
                head.subjects(),
                head.validFrom(),
                end,
                head.issuedAt());
    }

    public static CredentialHead by(Did issuer, CredentialHead head) {
        return new CredentialHead(
                head.digest(),
                head.id(),
                issuer,
                head.types(),
                head.subjects(),
                head.validFrom(),
                head.validUntil(),
                head.issuedAt());
    }

    public static Draft envelope(String name) {
        return envelope(name, 800, head(name, null, 0));
    }

    /** An envelope whose bytes follow from its name. */
    public static Draft envelope(String name, int bytes, CredentialHead... heads) {
        return new Draft(
                RecordKind.ADMITTED,
                heads[0].issuer(),
                List.of(heads),
                List.of(),
                "application/vc+jwt",
                bytes(name, bytes),
                ("{\"key\":\"" + heads[0].issuer() + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] bytes(String name, int length) {
        byte[] bytes = new byte[length];
        new Random(name.hashCode()).nextBytes(bytes);
        return bytes;
    }

    public static Outcome<RecordHeader> append(Journal journal, Draft draft) {
        try {
            return journal.append(draft).get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static RecordHeader done(Journal journal, Draft draft) {
        if (append(journal, draft) instanceof Outcome.Done<RecordHeader> done) {
            return done.value();
        }
        throw new AssertionError("refused: " + append(journal, draft));
    }
}

package eu.cartulary.verify;

import eu.cartulary.client.AsyncCatalog;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.SyncCatalog;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.util.List;

/**
 * A catalog that need not be trusted: what comes out is {@link Verified}, so that a method can ask for it by its type. What does
 * not hold is an {@link AnswerNotVerifiedException}, whatever the client that is underneath was built with.
 */
public final class VerifyingCatalog {
    private final CatalogClient client;
    private final LogGuard guard;
    private final EnvelopeVerifier envelopes;

    private VerifyingCatalog(CatalogClient client, LogGuard guard, EnvelopeVerifier envelopes) {
        this.client = client;
        this.guard = guard;
        this.envelopes = envelopes;
    }

    /**
     * The catalog behind a client.
     *
     * @param guard holds it to its log
     * @param envelopes checks the signatures of issuers
     */
    public static VerifyingCatalog of(CatalogClient client, LogGuard guard, EnvelopeVerifier envelopes) {
        return new VerifyingCatalog(client, guard, envelopes);
    }

    /** Publishes; the receipt names exactly what was sent, and the log holds it. */
    public Verified<Receipt> publish(Envelope envelope) {
        GuardedCall call = guard.asking(client.async());
        Receipt receipt = SyncCatalog.await(client.async().publish(envelope));
        return new Verified<>(receipt, List.of(), SyncCatalog.await(call.checkpointOf(envelope, receipt)));
    }

    /**
     * The original bytes of a credential: they have this digest, the signatures in them hold, and the log holds them. A
     * credential that has ended is refused; to look at the past, give the {@link EnvelopeVerifier} a clock of that day.
     */
    public Verified<Envelope> envelope(String digest) {
        AsyncCatalog catalog = client.async();
        GuardedCall call = guard.asking(catalog);
        try {
            Verified<Envelope> verified = envelopes.verify(SyncCatalog.await(catalog.envelope(digest)));
            if (verified.signatures().stream().noneMatch(each -> each.digest().equals(digest))) {
                throw new VerificationException(
                        "digest-differs", "the catalog gave other bytes than those of " + digest);
            }
            InclusionProof proof = SyncCatalog.await(catalog.inclusion(digest));
            SyncCatalog.await(call.inclusion(digest, proof));
            return new Verified<>(
                    verified.value(), verified.signatures(), Checkpoint.verify(proof.checkpoint(), guard.log()));
        } catch (VerificationException refused) {
            throw AnswerNotVerifiedException.of(refused);
        } catch (LogFormatException checkedAMomentAgo) {
            throw new IllegalStateException(checkedAMomentAgo);
        }
    }

    /** The newest checkpoint, which goes on from the last one that was seen. */
    public Checkpoint checkpoint() {
        GuardedCall call = guard.asking(client.async());
        return SyncCatalog.await(call.believed(SyncCatalog.await(client.async().checkpoint())));
    }
}

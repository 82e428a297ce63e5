package eu.cartulary.client;

import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.util.concurrent.CompletableFuture;

/**
 * Asked before the client believes what a catalog says of its own log. {@code eu.cartulary.verify.LogGuard} is the one there is;
 * an interface, so that the client need not know how a log is proved.
 */
public interface AnswerCheck {

    /**
     * A call is about to be made: what is remembered at this moment is what its answer may not fall behind.
     *
     * @param catalog for the proofs that the check has to ask for; its answers are not checked again
     */
    Asked asking(AsyncCatalog catalog);

    /** One call. Each future ends with what was given in, or with a {@link CatalogException} that says what does not hold. */
    interface Asked {
        /** A receipt is for what was sent, and what was sent is in the log. */
        CompletableFuture<Receipt> receipt(Envelope sent, Receipt answer);

        /** A signed note is the next checkpoint of the log that was seen before. */
        CompletableFuture<String> checkpoint(String note);

        /** A credential is in the log. */
        CompletableFuture<InclusionProof> inclusion(String digest, InclusionProof answer);
    }
}

package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.kernel.Outcome;
import java.util.concurrent.CompletableFuture;

/** Takes a publication through all steps. Blocks the calling thread for the checks; never for the disk or the views. */
public interface Publisher {

    /**
     * Publishes one envelope: a credential, or a presentation that is admitted whole or not at all.
     *
     * @return completed when the submission's wait is over; cancelling it cancels no write
     */
    CompletableFuture<Outcome<Published>> publish(Submission submission);
}

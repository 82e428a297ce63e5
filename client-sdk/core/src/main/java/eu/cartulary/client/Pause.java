package eu.cartulary.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does something later. A test puts its own in, so that it need not wait. */
interface Pause {
    void then(Duration pause, Runnable action);

    /**
     * On the timer thread that the JDK shares among all {@link CompletableFuture}s: no thread of our own. The action only
     * starts an exchange and returns.
     */
    Pause OF_THE_JDK =
            (pause, action) -> CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(action);
}

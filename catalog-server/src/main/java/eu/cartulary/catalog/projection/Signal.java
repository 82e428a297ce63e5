package eu.cartulary.catalog.projection;

/** Wakes the one thread that waits; a call while nobody waits is kept. An interrupt wakes it too, and means nothing. */
final class Signal {
    private boolean raised;

    synchronized void raise() {
        raised = true;
        notifyAll();
    }

    /** Waits for a call, at most so long. */
    synchronized void await(long millis) {
        try {
            if (!raised && millis > 0) {
                wait(millis);
            }
        } catch (InterruptedException e) {
            // Nobody holds the thread; the loop looks at its flags and goes on.
            raised = true;
        }
        raised = false;
    }
}

package eu.cartulary.catalog.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets in so many queries at once, so many of one client, and has the next ones wait for a little. */
final class QueryGate {
    private final SparqlSettings settings;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Integer> clients = new HashMap<>();

    QueryGate(SparqlSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.running(), true);
    }

    /** What became of somebody who wanted in. */
    enum Entry {
        IN,
        /** This client has enough queries here. */
        CLIENT_FULL,
        /** All places are taken and the queue is long, or the wait was. */
        FULL
    }

    /** Asks for a place; who is {@link Entry#IN} has to {@link #leave}. Waits for as long as the settings say. */
    Entry enter(String client) {
        if (!join(client)) {
            return Entry.CLIENT_FULL;
        }
        if (places.tryAcquire()) {
            return Entry.IN;
        }
        boolean placed = false;
        if (waiting.incrementAndGet() <= settings.waiting()) {
            placed = patiently();
        }
        waiting.decrementAndGet();
        if (!placed) {
            part(client);
        }
        return placed ? Entry.IN : Entry.FULL;
    }

    void leave(String client) {
        places.release();
        part(client);
    }

    private boolean patiently() {
        try {
            return places.tryAcquire(settings.waitFor().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts these threads but the end of the server; then there is no place either.
            return false;
        }
    }

    private synchronized boolean join(String client) {
        int has = clients.getOrDefault(client, 0);
        if (has >= settings.perClient() && !client.isEmpty()) {
            return false;
        }
        clients.put(client, has + 1);
        return true;
    }

    private synchronized void part(String client) {
        clients.computeIfPresent(client, (c, has) -> has > 1 ? has - 1 : null);
    }
}

package eu.cartulary.catalog.graph;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the answers that are being sent, to all and to each client. Each holds a connection of the rim until its client has read
 * it: one that reads slowly must not hold those of everybody.
 */
final class AnswersOnTheirWay {
    private final SparqlSettings settings;
    private final Map<String, Integer> clients = new HashMap<>();
    private int all;

    AnswersOnTheirWay(SparqlSettings settings) {
        this.settings = settings;
    }

    /** What became of an answer that wants to go. */
    enum Start {
        OFF,
        /** This client has enough to read. */
        CLIENT_FULL,
        /** All have. */
        FULL
    }

    /** Whether this client has so many to read that it need not ask for more. */
    synchronized boolean isFull(String client) {
        return !client.isEmpty() && clients.getOrDefault(client, 0) >= settings.sendingPerClient();
    }

    /** Counts one more; what is {@link Start#OFF} has to {@link #arrive}. */
    synchronized Start start(String client) {
        if (isFull(client)) {
            return Start.CLIENT_FULL;
        }
        if (all >= settings.sending()) {
            return Start.FULL;
        }
        all++;
        clients.merge(client, 1, Integer::sum);
        return Start.OFF;
    }

    /** It was read, or is read no more. */
    synchronized void arrive(String client) {
        all--;
        clients.computeIfPresent(client, (c, has) -> has > 1 ? has - 1 : null);
    }
}

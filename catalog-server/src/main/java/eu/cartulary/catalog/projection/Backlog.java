package eu.cartulary.catalog.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Offerings whose assessments wait, newest first, each once. Changed by the projector's thread; counted by any. */
final class Backlog {
    private final SequencedSet<String> waiting = new LinkedHashSet<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    void add(Collection<String> offerings) {
        for (String offering : offerings) {
            waiting.remove(offering);
            waiting.addFirst(offering);
            seen.add(offering);
        }
    }

    void remove(Collection<String> offerings) {
        for (String offering : offerings) {
            waiting.remove(offering);
            seen.remove(offering);
        }
    }

    /** All of them, the next one first; the projector's thread only. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    List<String> take(int most) {
        List<String> taken = new ArrayList<>(most);
        while (taken.size() < most && !waiting.isEmpty()) {
            String next = waiting.removeFirst();
            seen.remove(next);
            taken.add(next);
        }
        return taken;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return seen.size();
    }

    boolean contains(String offering) {
        return seen.contains(offering);
    }
}

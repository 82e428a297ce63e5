package eu.cartulary.catalog.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When time alone changes an assessment: a document's last day, a date from which a duty holds. One thread. */
final class DueTimes {
    private record Due(Instant at, String offering) {}

    private final PriorityQueue<Due> queue = new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));
    private final Map<String, Instant> next = new HashMap<>();

    /** Notes the next instant of an offering, in place of the one before; none when nothing comes. */
    void put(String offering, @Nullable Instant at) {
        if (at == null) {
            next.remove(offering);
        } else if (!at.equals(next.put(offering, at))) {
            queue.add(new Due(at, offering));
        }
    }

    /** The next instant of every offering that has one. */
    Map<String, Instant> all() {
        return next;
    }

    /** Offerings whose instant has come. */
    List<String> due(Instant now) {
        List<String> found = new ArrayList<>();
        while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            Due due = queue.poll();
            // A line that was replaced stays in the queue until its time; only the last one counts.
            if (next.remove(due.offering(), due.at())) {
                found.add(due.offering());
            }
        }
        return found;
    }
}

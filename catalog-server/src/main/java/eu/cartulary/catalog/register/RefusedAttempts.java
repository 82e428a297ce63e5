package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who tried without being trusted: the last {@link #KEPT} of them, so that nobody fills the memory with names. */
public final class RefusedAttempts {
    /** How many are remembered; the one that has been quiet longest makes room. */
    public static final int KEPT = 1_000;

    private final Map<Did, RefusedAttempt> attempts = new LinkedHashMap<>(64, 0.75f, true);

    RefusedAttempts() {}

    /** Notes an attempt. */
    public synchronized void note(Did did, String reason, Instant when) {
        attempts.merge(
                did,
                new RefusedAttempt(did, 1, when, when, reason),
                (before, now) -> new RefusedAttempt(did, before.times() + 1, before.first(), when, reason));
        if (attempts.size() > KEPT) {
            attempts.remove(attempts.keySet().iterator().next());
        }
    }

    /** All that are remembered, the latest first. */
    public synchronized List<RefusedAttempt> all() {
        List<RefusedAttempt> all = new ArrayList<>(attempts.values());
        all.sort(Comparator.comparing(RefusedAttempt::last).reversed());
        return all;
    }
}

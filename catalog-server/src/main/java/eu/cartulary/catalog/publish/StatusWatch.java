package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.StatusEntry;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Watched;
import eu.cartulary.catalog.trust.StatusLists;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the status lists of credentials in force again and again, one after the other on a thread of its own. Where a list says
 * something else than before, a {@code status-changed} record goes into the journal, and with it the credential out of force or
 * back. A list that cannot be had changes nothing; that it cannot is told to who asks for the credential.
 */
public final class StatusWatch implements AutoCloseable {
    /** Digests in one record: far below what a header holds. */
    static final int MAX_AT_ONCE = 500;
    /** Just published lists are looked at again by the next round, not by a request of each credential of this one. */
    private static final Duration LONGEST_BACK = Duration.ofMinutes(5);

    private final Journal journal;
    private final StatusLists lists;
    private final CertificateWatch certificates;
    private final Duration every;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Map<Digest, Seen> seen = new ConcurrentHashMap<>();

    /**
     * What the last look has shown.
     *
     * @param status what the lists say; absent where they could not be had
     * @param why they could not be had
     */
    public record Seen(
            Instant at,
            @Nullable ListedStatus status,
            @Nullable String why) {}

    private StatusWatch(
            Journal journal, StatusLists lists, CertificateWatch certificates, Duration every, Clock clock) {
        this.journal = journal;
        this.lists = lists;
        this.certificates = certificates;
        this.every = every;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "status-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to look, once in this time; for the first time after one such time, or a minute if that is shorter. */
    public static StatusWatch start(
            Journal journal, StatusLists lists, CertificateWatch certificates, Duration every, Clock clock) {
        StatusWatch watch = new StatusWatch(journal, lists, certificates, every, clock);
        long first = Math.min(every.toMillis(), Duration.ofMinutes(1).toMillis());
        watch.timer.scheduleWithFixedDelay(watch::quietly, first, every.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What the last look at the lists of a credential has shown; nothing before the first. */
    public Optional<Seen> seen(Digest credential) {
        return Optional.ofNullable(seen.get(credential));
    }

    /** What the last look at the certificates behind a credential has shown; nothing where none let its issuer in. */
    public Optional<CertificateWatch.Seen> certificate(Digest credential) {
        return certificates.seen(credential);
    }

    /** A round that fails is followed by the next: an exception would end the timer for good. */
    private void quietly() {
        try {
            look();
        } catch (RuntimeException e) {
            System.getLogger(StatusWatch.class.getName())
                    .log(System.Logger.Level.WARNING, "a round over the status lists failed", e);
        }
    }

    /** Looks at all lists and certificates now, as the timer does by itself; returns when what changed is in the journal. */
    public void look() {
        lists();
        certificates.look();
    }

    private void lists() {
        List<Watched> watched = journal.register().watched();
        seen.keySet().retainAll(watched.stream().map(Watched::digest).toList());
        Map<Flip, List<Digest>> flips = new TreeMap<>();
        Round round = new Round(clock.instant());
        for (Watched credential : watched) {
            Seen now = round.of(credential);
            seen.put(credential.digest(), now);
            ListedStatus status = now.status();
            if (status != null && (status != ListedStatus.VALID) != credential.isEnded()) {
                flips.computeIfAbsent(new Flip(credential.entries().get(0).list(), status), flip -> new ArrayList<>())
                        .add(credential.digest());
            }
        }
        flips.forEach(this::write);
    }

    private void write(Flip flip, List<Digest> digests) {
        for (int from = 0; from < digests.size(); from += MAX_AT_ONCE) {
            List<Digest> some = digests.subList(from, Math.min(digests.size(), from + MAX_AT_ONCE));
            journal.append(Drafts.statusChanged(some, flip.status(), flip.list()))
                    .join();
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    /** Credentials that change in the same way by the same list go into one record. */
    private record Flip(String list, ListedStatus status) implements Comparable<Flip> {
        @Override
        public int compareTo(Flip other) {
            int byList = list.compareTo(other.list);
            return byList != 0 ? byList : status.compareTo(other.status);
        }
    }

    /** One round: a list that could not be had is not asked for again for each of its credentials. */
    private final class Round {
        private final Instant now;
        private final Duration maxAge = every.compareTo(LONGEST_BACK) < 0 ? every : LONGEST_BACK;
        private final Map<List<String>, String> missing = new HashMap<>();

        Round(Instant now) {
            this.now = now;
        }

        Seen of(Watched credential) {
            ListedStatus status = ListedStatus.VALID;
            String why = null;
            for (StatusEntry entry : credential.entries()) {
                List<String> list = List.of(
                        entry.list(), entry.purpose(), credential.issuer().value());
                try {
                    if (missing.containsKey(list)) {
                        why = missing.get(list);
                    } else if (lists.isSet(entry, credential.issuer(), now, maxAge)) {
                        return new Seen(now, meant(entry), null);
                    }
                } catch (StatusLists.NoSuchPlaceException e) {
                    why = String.valueOf(e.getMessage());
                } catch (IOException e) {
                    why = String.valueOf(e.getMessage());
                    missing.put(list, why);
                }
            }
            return new Seen(now, why == null ? status : null, why);
        }

        private ListedStatus meant(StatusEntry entry) {
            return entry.purpose().equals("revocation") ? ListedStatus.REVOKED : ListedStatus.SUSPENDED;
        }
    }
}

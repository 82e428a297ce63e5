package eu.cartulary.catalog.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;

/** For each host: how often it was asked in this minute, and whether it is left alone because it failed. Any thread. */
final class HostHealth {
    private static final int KEPT = 10_000;
    private static final int MAX_DOUBLINGS = 4;

    private final OutboundSettings settings;
    private final Clock clock;
    private final Cache<String, State> states =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    HostHealth(OutboundSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the host may be asked now; counts as asked. */
    boolean mayAsk(String host) {
        return state(host).mayAsk(clock.instant());
    }

    void succeeded(String host) {
        state(host).succeeded();
    }

    void failed(String host) {
        state(host).failed(clock.instant());
    }

    private State state(String host) {
        return states.get(host, h -> new State());
    }

    private final class State {
        private long minute;
        private int asked;
        private int failures;
        private Instant aloneUntil = Instant.MIN;

        synchronized boolean mayAsk(Instant now) {
            if (now.isBefore(aloneUntil)) {
                return false;
            }
            long current = now.getEpochSecond() / 60;
            asked = current == minute ? asked : 0;
            minute = current;
            asked++;
            return asked <= settings.perHostPerMinute();
        }

        synchronized void succeeded() {
            failures = 0;
            aloneUntil = Instant.MIN;
        }

        synchronized void failed(Instant now) {
            failures++;
            if (failures >= settings.breakAfter()) {
                int doublings = Math.min(MAX_DOUBLINGS, failures - settings.breakAfter());
                aloneUntil = now.plus(settings.breakFor().multipliedBy(1L << doublings));
            }
        }
    }
}

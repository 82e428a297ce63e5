package eu.cartulary.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Asks a server on this machine, with one thread for each client, for a bounded time.
 *
 * @param port where it listens
 * @param clients how many ask at once
 * @param seconds for how long
 */
public record Load(int port, int clients, double seconds) {
    /** How long an open loop goes on after its end with what was due before it. */
    private static final long GRACE = 20_000_000_000L;

    /** Every client sends its next call when it has its answer. */
    public Measured closed(IntFunction<Calls> calls) throws InterruptedException {
        long end = end(System.nanoTime());
        return run(calls, () -> System.nanoTime(), end, end);
    }

    /**
     * Calls begin at this rate, whatever the server does; each is timed from when it was due. All that were due before the end are
     * sent, however late: a server that stalls at the end is not spared them.
     */
    public Measured open(double perSecond, IntFunction<Calls> calls) throws InterruptedException {
        long begin = System.nanoTime();
        long end = end(begin);
        AtomicLong number = new AtomicLong();
        return run(
                calls,
                () -> {
                    long due = begin + (long) (number.getAndIncrement() * 1e9 / perSecond);
                    for (long left = Math.min(due, end) - System.nanoTime();
                            left > 0;
                            left = Math.min(due, end) - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    return due;
                },
                end,
                end + GRACE);
    }

    private long end(long begin) {
        return begin + (long) (seconds * 1e9);
    }

    /** When the next call begins to count; waits until then. */
    private interface Pace {
        long begin();
    }

    private Measured run(IntFunction<Calls> calls, Pace pace, long end, long givenUp) throws InterruptedException {
        long begin = System.nanoTime();
        List<Client> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Client client = new Client(port, calls.apply(i), pace, end, givenUp);
            all.add(client);
            threads.add(Thread.ofPlatform().name("client-" + i).start(client));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Measured measured = new Measured();
        all.forEach(client -> measured.add(client.measured));
        measured.lasted((System.nanoTime() - begin) / 1e9);
        return measured;
    }

    private static final class Client implements Runnable {
        private final int port;
        private final Calls calls;
        private final Pace pace;
        private final long end;
        private final long givenUp;
        private final Measured measured = new Measured();

        Client(int port, Calls calls, Pace pace, long end, long givenUp) {
            this.port = port;
            this.calls = calls;
            this.pace = pace;
            this.end = end;
            this.givenUp = givenUp;
        }

        @Override
        public void run() {
            try (Connection connection = new Connection(port)) {
                for (Call call = calls.next(); call != null; call = calls.next()) {
                    long begin = pace.begin();
                    if (begin >= end) {
                        return;
                    }
                    if (System.nanoTime() >= givenUp) {
                        measured.failed("never sent");
                        continue;
                    }
                    int status = connection.send(call.bytes()).status();
                    if (status / 100 == 2) {
                        measured.add(call.kind(), System.nanoTime() - begin);
                    } else {
                        measured.failed(call.kind() + " " + status);
                    }
                }
            } catch (IOException | RuntimeException broken) {
                measured.failed(broken.toString());
            }
        }
    }
}

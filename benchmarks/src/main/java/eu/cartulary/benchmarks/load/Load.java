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
    /** Every client sends its next call when it has its answer. */
    public Measured closed(IntFunction<Calls> calls) throws InterruptedException {
        return run(calls, client -> System.nanoTime());
    }

    /** Calls begin at this rate, whatever the server does; each is timed from when it was due. */
    public Measured open(double perSecond, IntFunction<Calls> calls) throws InterruptedException {
        long begin = System.nanoTime();
        AtomicLong number = new AtomicLong();
        return run(calls, client -> {
            long due = begin + (long) (number.getAndIncrement() * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        });
    }

    /** When the next call begins to count; waits until then. */
    private interface Pace {
        long begin(int client);
    }

    private Measured run(IntFunction<Calls> calls, Pace pace) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Client> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Client client = new Client(port, i, calls.apply(i), pace, end);
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
        private final int number;
        private final Calls calls;
        private final Pace pace;
        private final long end;
        private final Measured measured = new Measured();

        Client(int port, int number, Calls calls, Pace pace, long end) {
            this.port = port;
            this.number = number;
            this.calls = calls;
            this.pace = pace;
            this.end = end;
        }

        @Override
        public void run() {
            try (Connection connection = new Connection(port)) {
                for (Call call = calls.next(); call != null; call = calls.next()) {
                    long begin = pace.begin(number);
                    if (begin >= end || System.nanoTime() >= end) {
                        return;
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

package eu.cartulary.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** Shows by the CPU of all threads that nothing goes on; no clock on the wall is asked. */
final class Idle {
    private Idle() {}

    /** While this thread works for so many nanoseconds of its own CPU, no other thread of the JVM works for a fifth of that. */
    static void assertNothingWorksWhile(long own) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<Long, Long> before = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            before.put(id, threads.getThreadCpuTime(id));
        }
        long begin = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - begin < own) {
            // A query that went on would have its share meanwhile.
            Thread.onSpinWait();
        }
        before.forEach((id, used) -> {
            if (id != Thread.currentThread().threadId() && used >= 0) {
                assertThat(threads.getThreadCpuTime(id) - used)
                        .as("nanoseconds of CPU of thread %s", threads.getThreadInfo(id))
                        .isLessThan(own / 5);
            }
        });
    }
}

package eu.cartulary.catalog.register;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntPredicate;

/** The credentials that have an end, the nearest first: a binary heap of times and lines. Guarded by itself; work is short. */
final class Expiries {
    private long[] times = new long[256];
    private int[] lines = new int[256];
    private int size;

    synchronized void add(long time, int line) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        int at = size++;
        while (at > 0 && times[(at - 1) / 2] > time) {
            set(at, times[(at - 1) / 2], lines[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        set(at, time, line);
    }

    /** The nearest time of a line that has not ended otherwise, or Long.MAX_VALUE. */
    synchronized long nearest(IntPredicate open) {
        while (size > 0 && !open.test(lines[0])) {
            removeNearest();
        }
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Lines whose time is not after this one and that have not ended otherwise, at most {@code limit}. */
    synchronized int[] due(long time, int limit, IntPredicate open) {
        int[] found = new int[Math.min(limit, size)];
        int count = 0;
        Deque<Integer> todo = new ArrayDeque<>();
        todo.push(0);
        while (!todo.isEmpty() && count < found.length) {
            int at = todo.pop();
            if (at < size && times[at] <= time) {
                if (open.test(lines[at])) {
                    found[count++] = lines[at];
                }
                todo.push(2 * at + 2);
                todo.push(2 * at + 1);
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void removeNearest() {
        size--;
        long time = times[size];
        int line = lines[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (child >= size || times[child] >= time) {
                break;
            }
            set(at, times[child], lines[child]);
            at = child;
        }
        set(at, time, line);
    }

    private void set(int at, long time, int line) {
        times[at] = time;
        lines[at] = line;
    }
}

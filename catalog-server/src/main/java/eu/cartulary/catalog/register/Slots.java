package eu.cartulary.catalog.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A map from 128-bit keys to numbers from 0, without an object per entry: about 40 bytes a key. One thread puts, any thread gets
 * without waiting: a key is written before its value is released, and never changes; a table that is full is replaced.
 *
 * <p>Keys are the first half of a SHA-256, so that nobody can choose two that meet.
 */
public final class Slots {
    private static final int SMALLEST = 1 << 10;
    private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(int[].class);

    private volatile Table table = new Table(SMALLEST);
    private int used;

    /** The key of a digest: its first 16 bytes. */
    public static Id key(byte[] hash) {
        return new Id(longAt(hash, 0), longAt(hash, 8));
    }

    /** The key of several texts; their borders count. */
    public static Id key(String... parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(new byte[] {
                (byte) (utf8.length >>> 24), (byte) (utf8.length >>> 16), (byte) (utf8.length >>> 8), (byte) utf8.length
            });
            sha256.update(utf8);
        }
        return key(sha256.digest());
    }

    /** The number under this key, or -1. */
    public int get(Id key) {
        Table now = table;
        return (int) VALUE.getAcquire(now.values, now.find(key)) - 1;
    }

    /** Puts or replaces; the writer's thread only. */
    public void put(Id key, int value) {
        if (used * 5L > table.values.length * 3L) {
            table = table.doubled();
        }
        Table now = table;
        int slot = now.find(key);
        if (now.values[slot] == 0) {
            now.high[slot] = key.high;
            now.low[slot] = key.low;
            used++;
        }
        VALUE.setRelease(now.values, slot, value + 1);
    }

    private static long longAt(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i < at + 8; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A key. */
    public record Id(long high, long low) {}

    /** Open addressing, linear probing; length is a power of two, at most 3/5 full, so that a search ends. */
    private static final class Table {
        final long[] high;
        final long[] low;
        final int[] values;

        Table(int length) {
            high = new long[length];
            low = new long[length];
            values = new int[length];
        }

        int find(Id key) {
            int mask = values.length - 1;
            int slot = (int) (key.high >>> 20) & mask;
            while ((int) VALUE.getAcquire(values, slot) != 0 && (high[slot] != key.high || low[slot] != key.low)) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        Table doubled() {
            Table bigger = new Table(values.length * 2);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    int slot = bigger.find(new Id(high[i], low[i]));
                    bigger.high[slot] = high[i];
                    bigger.low[slot] = low[i];
                    bigger.values[slot] = values[i];
                }
            }
            return bigger;
        }
    }
}

package eu.cartulary.catalog.journal;

import java.util.Arrays;

/** Where each record starts in its segment: 8 bytes a record. One thread adds; others read what they were told of later. */
final class Offsets {
    private static final int WIDTH = 1 << 14;

    private volatile long[][] chunks = new long[0][];
    private long count;

    void add(long offset) {
        int chunk = (int) (count / WIDTH);
        if (chunk == chunks.length) {
            long[][] more = Arrays.copyOf(chunks, chunk + 1);
            more[chunk] = new long[WIDTH];
            chunks = more;
        }
        chunks[chunk][(int) (count % WIDTH)] = offset;
        count++;
    }

    long count() {
        return count;
    }

    long get(long index) {
        return chunks[(int) (index / WIDTH)][(int) (index % WIDTH)];
    }
}

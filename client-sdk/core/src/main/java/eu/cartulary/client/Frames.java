package eu.cartulary.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a stream of bytes into frames. Used by one thread at a time, in the order of the bytes. */
interface Frames<T> {
    /** Longest frame, in bytes: as long as the longest string that {@code Json} reads. */
    int LONGEST = 4 << 20;

    /** Takes bytes and gives the frames that they complete. */
    void push(List<ByteBuffer> bytes, Consumer<T> frames);

    /** The bytes are over: gives what was unfinished, if it counts. */
    void end(Consumer<T> frames);
}

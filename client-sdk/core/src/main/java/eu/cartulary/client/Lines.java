package eu.cartulary.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Lines of NDJSON: each that is not blank is one frame; the last one need not end with a line feed. */
final class Lines implements Frames<byte[]> {
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    @Override
    public void push(List<ByteBuffer> bytes, Consumer<byte[]> frames) {
        for (ByteBuffer buffer : bytes) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    end(frames);
                } else if (unfinished.size() >= LONGEST) {
                    throw new UnreadableAnswerException("a line is longer than " + LONGEST + " bytes", null);
                } else {
                    unfinished.write(next);
                }
            }
        }
    }

    @Override
    public void end(Consumer<byte[]> frames) {
        byte[] line = unfinished.toByteArray();
        unfinished.reset();
        if (!isBlank(line)) {
            frames.accept(line);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}

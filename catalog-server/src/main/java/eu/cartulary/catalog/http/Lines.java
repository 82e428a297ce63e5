package eu.cartulary.catalog.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * Cuts a body into lines as it comes in, however long it is: only one line is ever in memory, and a line over the limit is
 * skipped to its end and reported.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
final class Lines {
    private final int max;
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private long number = 1;
    private boolean tooLong;

    private Lines(int max) {
        this.max = max;
    }

    /**
     * A line.
     *
     * @param number from 1; blank lines are counted, but not given
     * @param bytes without the end of line; empty when the line is over the limit
     */
    record Line(long number, byte[] bytes) {
        boolean tooLong() {
            return bytes.length == 0;
        }
    }

    /** The lines of a body, asked for one buffer at a time. */
    static Flux<Line> of(Flux<DataBuffer> body, int max) {
        return Flux.defer(() -> {
            Lines lines = new Lines(max);
            return body.concatMapIterable(lines::feed, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(lines.end())))
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    private List<Line> feed(DataBuffer buffer) {
        List<Line> complete = new ArrayList<>();
        for (byte b : Bodies.bytes(buffer)) {
            if (b == '\n') {
                finish(complete);
            } else if (current.size() < max) {
                current.write(b);
            } else {
                tooLong = true;
            }
        }
        return complete;
    }

    private List<Line> end() {
        List<Line> last = new ArrayList<>();
        finish(last);
        return last;
    }

    private void finish(List<Line> complete) {
        byte[] bytes = current.toByteArray();
        if (tooLong) {
            complete.add(new Line(number, new byte[0]));
        } else if (!blank(bytes)) {
            complete.add(new Line(number, bytes));
        }
        current.reset();
        tooLong = false;
        number++;
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}

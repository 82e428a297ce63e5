package eu.cartulary.cli;

import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The envelopes of a stream of lines. Reads a line when one is asked for, on the thread that asks; blank ones do not count. */
final class BulkSource implements Flow.Publisher<Envelope>, Flow.Subscription {
    private final BufferedReader lines;
    private final AtomicLong asked = new AtomicLong();
    private Flow.@Nullable Subscriber<? super Envelope> to;
    private volatile boolean over;
    private volatile long bytes;
    private long passed;

    BulkSource(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Goes over lines that were done before. */
    void pass(long number) throws IOException {
        while (passed < number && next() != null) {
            passed++;
        }
    }

    /** How many lines were gone over. */
    long passed() {
        return passed;
    }

    /** How far it has read, about. */
    long bytes() {
        return bytes;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Envelope> subscriber) {
        to = subscriber;
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long more) {
        if (asked.getAndAdd(more) != 0) {
            return; // The thread that is reading sees it.
        }
        do {
            give();
        } while (asked.decrementAndGet() > 0);
    }

    @Override
    public void cancel() {
        over = true;
    }

    private void give() {
        Flow.Subscriber<? super Envelope> subscriber = to;
        if (over || subscriber == null) {
            return;
        }
        try {
            String line = next();
            if (line == null) {
                over = true;
                subscriber.onComplete();
            } else {
                subscriber.onNext(envelope(line));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            over = true;
            subscriber.onError(unreadable);
        }
    }

    private @Nullable String next() throws IOException {
        String line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        return line;
    }

    private @Nullable String read() throws IOException {
        String line = lines.readLine();
        bytes += line == null ? 0 : line.length() + 1;
        return line;
    }

    /** A line that is broken goes as it is: the catalog refuses it under its number, and the next ones are published. */
    private static String jwt(String text) {
        try {
            return Json.read(text).asString(text);
        } catch (Json.MalformedJsonException broken) {
            return text;
        }
    }

    private static Envelope envelope(String line) {
        String text = line.strip();
        if (text.startsWith("\"")) {
            text = jwt(text);
        }
        return text.startsWith("{") ? Envelope.jsonLd(text) : Envelope.detect(text.getBytes(StandardCharsets.UTF_8));
    }
}

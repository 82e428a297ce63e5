package eu.cartulary.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads an event stream (HTML Living Standard, section 9.2.6): fields by line, an event by blank line, comments ignored. */
final class EventFrames implements Frames<ServerSentEvent> {
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterCarriageReturn;
    private boolean first = true;
    private String event = "";
    private @Nullable String id;
    private @Nullable Duration retry;

    @Override
    public void push(List<ByteBuffer> bytes, Consumer<ServerSentEvent> frames) {
        for (ByteBuffer buffer : bytes) {
            while (buffer.hasRemaining()) {
                take(buffer.get(), frames);
            }
        }
    }

    /** An event that was not ended by a blank line does not count. */
    @Override
    public void end(Consumer<ServerSentEvent> frames) {
        line.reset();
    }

    private void take(byte next, Consumer<ServerSentEvent> frames) {
        boolean secondOfPair = next == '\n' && afterCarriageReturn;
        afterCarriageReturn = next == '\r';
        if (secondOfPair) {
            return;
        }
        if (next == '\n' || next == '\r') {
            field(line.toString(StandardCharsets.UTF_8), frames);
            line.reset();
        } else if (line.size() + data.length() >= LONGEST) {
            throw new UnreadableAnswerException("an event is longer than " + LONGEST + " bytes", null);
        } else {
            line.write(next);
        }
    }

    private void field(String raw, Consumer<ServerSentEvent> frames) {
        String text = first && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        first = false;
        if (text.isEmpty()) {
            dispatch(frames);
            return;
        }
        int colon = text.indexOf(':');
        if (colon == 0) {
            return; // A comment: a heartbeat.
        }
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        set(name, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void set(String name, String value) {
        switch (name) {
            case "data" -> {
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            case "event" -> event = value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> retry = digits(value) ? Duration.ofMillis(Long.parseLong(value)) : retry;
            default -> {} // Unknown fields are ignored.
        }
    }

    private static boolean digits(String value) {
        return !value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void dispatch(Consumer<ServerSentEvent> frames) {
        if (hasData || retry != null) {
            frames.accept(new ServerSentEvent(
                    id, event.isEmpty() ? "message" : event, hasData ? data.toString() : null, retry));
        }
        data.setLength(0);
        hasData = false;
        event = "";
        retry = null;
    }
}

package eu.cartulary.client;

import eu.cartulary.json.Json;
import eu.cartulary.wire.BulkLine;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a stream of envelopes as NDJSON, in batches, one after another. Batches, because the JDK's client reads no answer
 * before it has sent the whole body: with one endless body both sides would wait for each other as soon as the buffers
 * between them were full. A batch is what has gathered while the last one was on its way, so nothing waits for company.
 *
 * <p>Back-pressure goes all the way: without demand for lines no batch is sent, and the source is asked for no more than
 * {@link #WINDOW} envelopes that are not yet sent. All state is guarded by {@code this}; signals go out outside the lock.
 */
final class BulkPublication implements Flow.Subscription, Flow.Subscriber<Envelope> {
    /** How many envelopes are held here at most. */
    static final int WINDOW = 200;
    /** A batch is closed when it has grown to this, in bytes. */
    private static final int BATCH_BYTES = 4 << 20;

    private final Flow.Subscriber<? super BulkLine> downstream;
    private final Transport transport;
    private final ArrayDeque<Numbered> waiting = new ArrayDeque<>();

    private Flow.@Nullable Subscription source;
    private Flow.@Nullable Subscription answers;
    private @Nullable Batch inFlight;
    private long demand;
    private long lines;
    private boolean sourceEnded;
    private boolean over;
    private @Nullable Throwable sourceFailure;

    private BulkPublication(Flow.Subscriber<? super BulkLine> downstream, Transport transport) {
        this.downstream = downstream;
        this.transport = transport;
    }

    private record Numbered(long line, byte[] json) {}

    static void subscribe(
            Flow.Subscriber<? super BulkLine> downstream, Flow.Publisher<Envelope> source, Transport transport) {
        BulkPublication publication = new BulkPublication(downstream, transport);
        downstream.onSubscribe(publication);
        source.subscribe(publication);
    }

    @Override
    public void request(long more) {
        Flow.Subscription to;
        synchronized (this) {
            demand = more <= 0 || demand + more < 0 ? Long.MAX_VALUE : demand + more;
            to = answers;
        }
        if (to != null) {
            to.request(more);
        }
        proceed();
    }

    @Override
    public void cancel() {
        Flow.Subscription from;
        Flow.Subscription to;
        synchronized (this) {
            over = true;
            from = source;
            to = answers;
        }
        if (from != null) {
            from.cancel();
        }
        if (to != null) {
            to.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (this) {
            source = subscription;
            if (over) {
                subscription.cancel();
                return;
            }
        }
        subscription.request(WINDOW);
    }

    @Override
    public void onNext(Envelope envelope) {
        byte[] json = line(envelope);
        synchronized (this) {
            lines++;
            waiting.add(new Numbered(lines, json));
        }
        proceed();
    }

    @Override
    public void onError(Throwable failure) {
        synchronized (this) {
            sourceEnded = true;
            sourceFailure = failure;
        }
        proceed();
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            sourceEnded = true;
        }
        proceed();
    }

    /** A JWT as a JSON string; JSON-LD as it is, its line breaks (white space in JSON, never content) as spaces. */
    private static byte[] line(Envelope envelope) {
        if (!envelope.mediaType().equals(Envelope.JSON_LD)) {
            return Json.write(envelope.text().strip());
        }
        byte[] json = envelope.bytes().clone();
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    /** Sends the next batch, or ends, if it is time. */
    private void proceed() {
        Batch next = null;
        boolean ending = false;
        synchronized (this) {
            if (over || inFlight != null) {
                return;
            }
            if (!waiting.isEmpty() && demand > 0) {
                next = gather();
                inFlight = next;
            } else if (waiting.isEmpty() && sourceEnded) {
                over = true;
                ending = true;
            }
        }
        if (next != null) {
            next.send();
            Flow.Subscription from = source;
            if (from != null) {
                from.request(next.size);
            }
        } else if (ending) {
            finish();
        }
    }

    private Batch gather() {
        List<Numbered> taken = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && (taken.isEmpty() || bytes < BATCH_BYTES)) {
            Numbered each = waiting.remove();
            taken.add(each);
            bytes += each.json().length;
        }
        return new Batch(taken);
    }

    private void finish() {
        Throwable why = sourceFailure;
        if (why == null) {
            downstream.onComplete();
        } else {
            downstream.onError(why);
        }
    }

    /** Some envelopes in one request. Sent again, less what was answered, when the connection breaks on the way. */
    private final class Batch implements Flow.Subscriber<BulkLine> {
        private final List<Numbered> sent;
        private final boolean[] answered;
        private final int size;
        private final int resends;

        Batch(List<Numbered> sent) {
            this(sent, 0);
        }

        private Batch(List<Numbered> sent, int resends) {
            this.sent = sent;
            this.answered = new boolean[sent.size()];
            this.size = sent.size();
            this.resends = resends;
        }

        void send() {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Numbered each : sent) {
                body.writeBytes(each.json());
                body.write('\n');
            }
            Call<?> call = Call.post(
                            "publish-bulk",
                            "/credentials",
                            "application/x-ndjson",
                            body.toByteArray(),
                            Call.Repeat.SAFE,
                            (answer, headers) -> answer)
                    .with("Accept", "application/x-ndjson");
            FrameStream.subscribe(
                    new Decoding<byte[], BulkLine>(this, line -> Optional.of(Json.read(line, BulkLine.class))),
                    () -> transport.open(call),
                    new Lines(),
                    call.operation());
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            long outstanding;
            synchronized (BulkPublication.this) {
                if (over) {
                    subscription.cancel();
                    return;
                }
                answers = subscription;
                outstanding = demand;
            }
            if (outstanding > 0) {
                subscription.request(outstanding);
            }
        }

        @Override
        public void onNext(BulkLine line) {
            int at = (int) (line.line() - 1);
            boolean known = at >= 0 && at < size && !answered[at];
            synchronized (BulkPublication.this) {
                if (over) {
                    return;
                }
                if (known && demand != Long.MAX_VALUE) {
                    demand--;
                }
            }
            if (known) {
                answered[at] = true;
                downstream.onNext(new BulkLine(sent.get(at).line(), line.status(), line.digest(), line.problem()));
            } else {
                askForAnother();
            }
        }

        /** A line that says nothing new has used up demand that was meant for another. */
        private void askForAnother() {
            Flow.Subscription to = answers;
            if (to != null) {
                to.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            int attempts = transport.settings().retry().attempts();
            if (failure instanceof CatalogUnreachableException && resends + 1 < attempts) {
                resend();
            } else {
                fail(failure);
            }
        }

        @Override
        public void onComplete() {
            if (unanswered().isEmpty()) {
                synchronized (BulkPublication.this) {
                    inFlight = null;
                    answers = null;
                }
                proceed();
            } else {
                fail(new UnreadableAnswerException(
                        "the catalog left " + unanswered().size() + " lines without an answer", null));
            }
        }

        private void resend() {
            List<Numbered> rest = unanswered();
            if (rest.isEmpty()) {
                onComplete();
                return;
            }
            Batch again = new Batch(rest, resends + 1);
            synchronized (BulkPublication.this) {
                answers = null;
                inFlight = again;
            }
            Settings settings = transport.settings();
            settings.pause().then(settings.retry().pause(again.resends, settings.random()), again::send);
        }

        private List<Numbered> unanswered() {
            List<Numbered> rest = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (!answered[i]) {
                    rest.add(sent.get(i));
                }
            }
            return rest;
        }

        private void fail(Throwable failure) {
            Flow.Subscription from;
            synchronized (BulkPublication.this) {
                if (over) {
                    return;
                }
                over = true;
                from = source;
            }
            if (from != null) {
                from.cancel();
            }
            downstream.onError(failure);
        }
    }
}

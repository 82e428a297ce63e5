package eu.cartulary.client;

import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An event stream that does not end: when a connection ends or breaks it is made again, with {@code Last-Event-ID}, after the
 * pause of the retry policy or the one the server asked for. A refusal that waiting cannot mend (4xx) ends it.
 *
 * <p>All state is guarded by {@code this}; signals go down outside the lock, one after another, since there is one connection
 * at a time and each delivers in order.
 */
final class ResumingStream implements Flow.Subscription {
    private final Flow.Subscriber<? super ServerSentEvent> downstream;
    private final Transport transport;
    private final Call<?> call;

    private @Nullable String lastId;
    private @Nullable Duration told;
    private Flow.@Nullable Subscription connection;
    private long demand;
    private int failures;
    private boolean over;

    private ResumingStream(
            Flow.Subscriber<? super ServerSentEvent> downstream,
            Transport transport,
            Call<?> call,
            @Nullable String lastId) {
        this.downstream = downstream;
        this.transport = transport;
        this.call = call;
        this.lastId = lastId;
    }

    static void subscribe(
            Flow.Subscriber<? super ServerSentEvent> downstream,
            Transport transport,
            Call<?> call,
            @Nullable String lastId) {
        ResumingStream stream = new ResumingStream(downstream, transport, call, lastId);
        downstream.onSubscribe(stream);
        stream.connect();
    }

    @Override
    public void request(long more) {
        Flow.Subscription to;
        synchronized (this) {
            demand = more <= 0 || demand + more < 0 ? Long.MAX_VALUE : demand + more;
            to = connection;
        }
        if (to != null) {
            to.request(more);
        }
    }

    @Override
    public void cancel() {
        Flow.Subscription to;
        synchronized (this) {
            over = true;
            to = connection;
            connection = null;
        }
        if (to != null) {
            to.cancel();
        }
    }

    private void connect() {
        Call<?> resumed;
        synchronized (this) {
            if (over) {
                return;
            }
            resumed = lastId == null ? call : call.with("Last-Event-ID", lastId);
        }
        FrameStream.subscribe(new Connection(), () -> transport.open(resumed), new EventFrames(), call.operation());
    }

    private void reconnect() {
        Duration wait;
        synchronized (this) {
            connection = null;
            if (over) {
                return;
            }
            failures++;
            RetryPolicy policy = transport.settings().retry();
            wait = policy.pause(failures, transport.settings().random());
            wait = told != null && told.compareTo(wait) > 0 ? told : wait;
        }
        transport.settings().pause().then(wait, this::connect);
    }

    /** One connection; the next one begins only when this one has said its last word. */
    private final class Connection implements Flow.Subscriber<ServerSentEvent> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            long outstanding;
            synchronized (ResumingStream.this) {
                if (over) {
                    subscription.cancel();
                    return;
                }
                connection = subscription;
                outstanding = demand;
            }
            if (outstanding > 0) {
                subscription.request(outstanding);
            }
        }

        @Override
        public void onNext(ServerSentEvent event) {
            synchronized (ResumingStream.this) {
                if (over) {
                    return;
                }
                failures = 0;
                lastId = event.id() == null ? lastId : event.id();
                told = event.retry() == null ? told : event.retry();
                if (demand != Long.MAX_VALUE) {
                    demand--;
                }
            }
            downstream.onNext(event);
        }

        @Override
        public void onError(Throwable failure) {
            boolean mendable = failure instanceof CatalogUnreachableException
                    || failure instanceof DeadlinePassedException
                    || (failure instanceof CatalogProblemException problem
                            && RetryPolicy.WORTH_ANOTHER.contains(problem.status()));
            if (mendable && transport.settings().retry().attempts() > 1) {
                reconnect();
                return;
            }
            synchronized (ResumingStream.this) {
                if (over) {
                    return;
                }
                over = true;
            }
            downstream.onError(failure);
        }

        @Override
        public void onComplete() {
            reconnect();
        }
    }
}

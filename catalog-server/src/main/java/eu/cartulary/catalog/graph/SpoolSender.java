package eu.cartulary.catalog.graph;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends a spool whenever the connection takes more, and no longer than the timeout of its context. */
final class SpoolSender implements WriteListener, AsyncListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Spool spool;
    private final Runnable done;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final byte[] piece = new byte[16 << 10];

    SpoolSender(AsyncContext context, ServletOutputStream out, Spool spool, Runnable done) {
        this.context = context;
        this.out = out;
        this.spool = spool;
        this.done = done;
    }

    // Not re-entrant: the container calls again only after isReady() said no.
    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            int length = spool.next(piece);
            if (length < 0) {
                end();
                return;
            }
            out.write(piece, 0, length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The client has gone: there is nobody to tell.
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            spool.release();
            done.run();
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (ended.compareAndSet(false, true)) {
            spool.release();
            done.run();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Not started twice.
    }
}

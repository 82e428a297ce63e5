package eu.cartulary.catalog.graph;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * A text that cannot be read on once the query has been stopped. A regular expression takes its time by the length of the text
 * times the size of the pattern: reading is the one thing on its way where it can be ended.
 */
final class StoppableText implements CharSequence {
    /** Shorter ones are over before anybody would notice. */
    private static final int SHORT = 256;
    /** Characters read between two looks, less one. */
    private static final int MASK = 63;

    private final String text;
    private final AtomicBoolean stopped;
    private int reads;

    private StoppableText(String text, AtomicBoolean stopped) {
        this.text = text;
        this.stopped = stopped;
    }

    /** The text as this query may read it. */
    static CharSequence of(String text, @Nullable FunctionEnv environment) {
        AtomicBoolean stopped = text.length() <= SHORT || environment == null || environment.getContext() == null
                ? null
                : Context.getCancelSignal(environment.getContext());
        return stopped == null ? text : new StoppableText(text, stopped);
    }

    @Override
    public char charAt(int index) {
        if ((++reads & MASK) == 0 && stopped.get()) {
            throw new QueryCancelledException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}

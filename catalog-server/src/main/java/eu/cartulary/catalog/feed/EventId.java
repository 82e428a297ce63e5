package eu.cartulary.catalog.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an event: its journal record, and its number among the events of that record. Later events have greater ids.
 *
 * @param index of the journal record
 * @param n from 0
 */
public record EventId(long index, int n) implements Comparable<EventId> {
    /** Greater than the number of events of any record, and readable as an id. */
    private static final int BEHIND_ALL = 999_999_999;

    /** Before every event. */
    public static final EventId START = new EventId(-1, BEHIND_ALL);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    /** Reads {@code <index>.<n>}, as in {@code Last-Event-ID}. */
    public static Optional<EventId> parse(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(new EventId(Long.parseLong(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** Behind every event of this record. */
    public static EventId endOf(long journalIndex) {
        return new EventId(journalIndex, BEHIND_ALL);
    }

    @Override
    public int compareTo(EventId other) {
        int byIndex = Long.compare(index, other.index);
        return byIndex != 0 ? byIndex : Integer.compare(n, other.n);
    }

    @Override
    public String toString() {
        return index + "." + n;
    }
}

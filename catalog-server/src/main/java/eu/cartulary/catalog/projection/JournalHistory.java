package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.feed.ChangeEvent;
import eu.cartulary.catalog.feed.EventId;
import eu.cartulary.catalog.feed.EventLog;
import eu.cartulary.catalog.feed.FeedHistory;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events that have left the memory, told again from the journal. */
final class JournalHistory implements FeedHistory, EventLog {
    private static final int RECORDS_AT_ONCE = 100;

    private final Journal journal;
    private final EventWriter events;

    JournalHistory(Journal journal, EventWriter events) {
        this.journal = journal;
        this.events = events;
    }

    @Override
    public List<ChangeEvent> read(EventId after, long before, int limit) {
        List<ChangeEvent> found = new ArrayList<>();
        long from = Math.max(0, after.index());
        try {
            while (from < before && found.size() < limit) {
                int most = (int) Math.min(RECORDS_AT_ONCE, before - from);
                List<JournalRecord> records = journal.read(from, most);
                if (records.isEmpty()) {
                    break;
                }
                for (JournalRecord record : records) {
                    events.of(record).stream()
                            .filter(event -> event.id().compareTo(after) > 0)
                            .forEach(found::add);
                    from = record.header().index() + 1;
                    if (found.size() >= limit) {
                        break;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the journal for the feed", e);
        }
        return found;
    }

    @Override
    public long size() {
        return journal.size();
    }

    @Override
    public List<ChangeEvent> between(long from, long to) throws IOException {
        List<ChangeEvent> found = new ArrayList<>();
        for (JournalRecord record : journal.read(from, (int) (to - from))) {
            found.addAll(events.of(record));
        }
        return found;
    }

    @Override
    public Instant timeOf(long index) throws IOException {
        return journal.header(index)
                .orElseThrow(() -> new IllegalArgumentException("no record " + index))
                .time();
    }
}

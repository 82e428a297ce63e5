package eu.cartulary.catalog.feed;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** All changes by their place in the journal, for who pages through them. A range of records tells the same whenever it is read. */
public interface EventLog {
    /** How many records the journal has. */
    long size();

    /** The events of these records, {@code to} not among them; reads the journal. */
    List<ChangeEvent> between(long from, long to) throws IOException;

    /** The time of a record that is there. */
    Instant timeOf(long index) throws IOException;
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.JournalRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A set of views that move together, in a folder of their own. All methods but readers' are called by one thread at a time, the
 * projector's, which nobody interrupts; after a rebuild another instance over another folder takes over, and this one is closed
 * when its last reader has gone.
 */
public interface Views extends Closeable {

    /**
     * How many records are applied, which is the index of the next one. After opening: what the folder holds for sure (the
     * position that was committed in the same transaction as the contents).
     */
    long applied();

    /** How many records readers see: fewer than are applied where views show many batches together. */
    default long visible() {
        return applied();
    }

    /**
     * Applies records in journal order, without a gap: the first has the index {@link #applied()}. "Now" is the time of the last
     * of them. An exception means that this instance can no longer be relied on: it is rebuilt.
     */
    void apply(List<JournalRecord> batch) throws IOException;

    /**
     * Called once, after everything there was has been applied for the first time since opening (a start, a rebuild), and before
     * the views count as caught up or are swapped in. What depends on the present alone can wait until here, so that a rebuild
     * computes the present once and reads the past from the records.
     */
    default void settle() throws IOException {}

    /** Shows readers all that is applied; called where no batch follows for now. */
    default void show() {}

    /** Makes what is applied survive a crash; called about once a second while there is something new, and before closing. */
    default void commit() throws IOException {}

    /** Called at a good end, after {@link #commit} and before closing: what makes the next start quick. */
    default void keep() throws IOException {}

    /**
     * What the journal should say, judged by everything up to its end, and does not say yet (levels that changed). Asked only of
     * the live views, when they have applied all there is and nothing that they asked for is still on its way; never during a
     * rebuild. The records come back through {@link #apply}, after which they must no longer be owed.
     */
    default List<Draft> owed() {
        return List.of();
    }

    /** Of what {@link #owed} speaks, by name: who owes ever again of the same is stopped, who has much to say is not. */
    default Set<String> owing() {
        return Set.of("");
    }

    /**
     * Does one bounded piece of background work (some tens of milliseconds), when there is nothing to apply.
     *
     * @return whether more is waiting
     */
    default boolean workAhead() throws IOException {
        return false;
    }
}

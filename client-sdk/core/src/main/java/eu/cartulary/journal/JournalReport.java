package eu.cartulary.journal;

import java.util.List;

/**
 * What was found in a journal or in a backup.
 *
 * @param records whole records from the first on
 * @param segments files they are in
 * @param root root of their tree, base64
 * @param damages what is wrong, in order; empty when nothing is
 */
public record JournalReport(long records, long segments, String root, List<String> damages) {
    public JournalReport {
        damages = List.copyOf(damages);
    }

    /** Whether every byte is as it was written. */
    public boolean isWhole() {
        return damages.isEmpty();
    }
}

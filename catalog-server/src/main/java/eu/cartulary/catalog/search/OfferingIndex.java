package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The buyers' read model. {@link #apply} belongs to one thread, the projector's; everything else may be called from any thread
 * and blocks only for the time of one search. No caller may be interrupted while inside.
 */
public final class OfferingIndex implements Closeable {

    /** Opens the index in this folder; one that is damaged or of another format is emptied, to be filled from the journal. */
    public static OfferingIndex open(Path folder, SearchVocabulary vocabulary, SearchSettings settings, Clock clock)
            throws IOException {
        throw new UnsupportedOperationException("open");
    }

    /** Takes a batch of the journal: visible to every question that begins afterwards, on the disk within a second. */
    public void apply(List<OfferingDocument> changed, List<Key> gone, long journalIndex) throws IOException {
        throw new UnsupportedOperationException("apply");
    }

    /** Last journal index that questions see; -1 before the first. */
    public long applied() {
        throw new UnsupportedOperationException("applied");
    }

    /** Answers a question; refuses a cursor that is not of this question or whose reader is gone. */
    public Outcome<SearchPage> search(SearchQuestion question) {
        throw new UnsupportedOperationException("search");
    }

    /** All matches; the question's limit and facets do not count. */
    public Outcome<OfferingStream> stream(SearchQuestion question) {
        throw new UnsupportedOperationException("stream");
    }

    /** Which of these offerings match the question now: what a live result asks after each batch. */
    public Set<Key> matching(SearchQuestion question, Collection<Key> among) {
        throw new UnsupportedOperationException("matching");
    }

    /** The offering of this short name. */
    public Optional<StoredOffering> byKey(Key key) {
        throw new UnsupportedOperationException("byKey");
    }

    /** The offering of this IRI. */
    public Optional<StoredOffering> byIri(String iri) {
        return byKey(Key.of(iri));
    }

    /** How many offerings there are, whatever their status. */
    public long size() {
        throw new UnsupportedOperationException("size");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("close");
    }
}

package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.wire.ProblemType;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The buyers' read model. {@link #apply} belongs to one thread, the projector's; everything else may be called from any thread
 * and blocks only for the time of one search. No caller may be interrupted while inside.
 */
public final class OfferingIndex implements Closeable {
    private final SearchVocabulary vocabulary;
    private final SearchSettings settings;
    private final Snapshots snapshots;
    private final IndexFiles files;

    private OfferingIndex(SearchVocabulary vocabulary, SearchSettings settings, Snapshots snapshots, IndexFiles files) {
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.snapshots = snapshots;
        this.files = files;
    }

    /** Opens the index in this folder; one that is damaged or of another format is emptied, to be filled from the journal. */
    public static OfferingIndex open(Path folder, SearchVocabulary vocabulary, SearchSettings settings, Clock clock)
            throws IOException {
        Snapshots snapshots = new Snapshots(settings, clock);
        IndexFiles files = IndexFiles.open(folder, settings, snapshots);
        snapshots.refresh(files.writer(), files.committed());
        return new OfferingIndex(vocabulary, settings, snapshots, files);
    }

    /** The limits it was opened with. */
    public SearchSettings settings() {
        return settings;
    }

    /** How many questions, cursors and streams hold the newest snapshot. */
    public int held() {
        return snapshots.held();
    }

    /** Takes a batch of the journal: visible to every question that begins afterwards, on the disk within a second. */
    public void apply(List<OfferingDocument> changed, List<Key> gone, long journalIndex) throws IOException {
        files.write(changed, gone, journalIndex);
        snapshots.refresh(files.writer(), journalIndex);
    }

    /** Puts what was applied onto the disk at once; the projector's thread only. */
    public void commit() throws IOException {
        files.commit();
    }

    /** Last journal index that questions see; -1 before the first. */
    public long applied() {
        return snapshots.applied();
    }

    /** Answers a question; refuses a cursor that is not of this question or whose reader is gone. */
    public Outcome<SearchPage> search(SearchQuestion question) {
        return onSnapshot(question, (held, cursor) -> {
            SearchPage page = page(question, held, cursor);
            if (page.next() != null && byRelevance(question)) {
                snapshots.pin(held);
            }
            held.release();
            return page;
        });
    }

    /** All matches; the question's limit and facets do not count. */
    public Outcome<OfferingStream> stream(SearchQuestion question) {
        int most = settings.streamBatch();
        SearchQuestion batch = question.withoutFacets().limitedTo(Math.min(most, PagedStream.FIRST));
        return onSnapshot(batch, (held, cursor) -> {
            SearchPage first = page(batch, held, cursor);
            if (byRelevance(batch)) {
                // Scores of two snapshots cannot be compared: this one is kept until the stream is closed.
                return new PagedStream(
                        first,
                        (next, size) -> page(
                                batch.limitedTo(size),
                                held,
                                Cursor.decode(next, batch).orElseThrow()),
                        most,
                        held::release);
            }
            held.release();
            return new PagedStream(
                    first,
                    (next, size) ->
                            PagedStream.sure(search(batch.limitedTo(size).from(next))),
                    most,
                    () -> {});
        });
    }

    private interface OnSnapshot<T> {
        /** Has to let go of the snapshot, now or later, unless it throws. */
        T run(Snapshot held, @Nullable Cursor cursor);
    }

    private <T> Outcome<T> onSnapshot(SearchQuestion question, OnSnapshot<T> work) {
        String text = question.cursor();
        Cursor cursor = text == null ? null : Cursor.decode(text, question).orElse(null);
        if (text != null && cursor == null) {
            return Outcome.refused(Refusal.of(
                    ProblemType.UNKNOWN_PARAMETER, Finding.violation("cursor-foreign", null, text, "cursor")));
        }
        Optional<Snapshot> snapshot = cursor == null || cursor.snapshot() == 0
                ? Optional.of(snapshots.newest())
                : snapshots.pinned(cursor.snapshot());
        if (snapshot.isEmpty()) {
            return Outcome.refused(Refusal.of(
                    ProblemType.CURSOR_EXPIRED,
                    Finding.violation(
                            "cursor-expired",
                            null,
                            null,
                            String.valueOf(settings.pinFor().toSeconds()))));
        }
        try {
            return Outcome.done(work.run(snapshot.get(), cursor));
        } catch (RuntimeException e) {
            snapshot.get().release();
            throw e;
        }
    }

    private SearchPage page(SearchQuestion question, Snapshot held, @Nullable Cursor cursor) {
        return new Search(question, held, cursor, snapshots.dictionaries(), vocabulary.scales()).page(settings);
    }

    private static boolean byRelevance(SearchQuestion question) {
        return question.order().field() == SearchQuestion.SortField.RELEVANCE;
    }

    /** Which of these offerings match the question now: what a live result asks after each batch. */
    public Set<Key> matching(SearchQuestion question, Collection<Key> among) {
        Snapshot snapshot = snapshots.newest();
        try {
            List<FixedBitSet> matches = new Search(
                            question.withoutFacets(), snapshot, null, snapshots.dictionaries(), vocabulary.scales())
                    .matches();
            Set<Key> found = new HashSet<>();
            for (Key key : among) {
                for (int i = 0; i < matches.size(); i++) {
                    int document = snapshot.leaves().get(i).find(Fields.KEY, key.value());
                    if (document >= 0 && matches.get(i).get(document)) {
                        found.add(key);
                    }
                }
            }
            return found;
        } finally {
            snapshot.release();
        }
    }

    /** The offering of this short name. */
    public Optional<StoredOffering> byKey(Key key) {
        Snapshot snapshot = snapshots.newest();
        try {
            for (Leaf leaf : snapshot.leaves()) {
                int document = leaf.find(Fields.KEY, key.value());
                if (document >= 0) {
                    return Optional.of(stored(leaf, document, key, snapshot.applied()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + key, e);
        } finally {
            snapshot.release();
        }
    }

    /** The offering of this IRI. */
    public Optional<StoredOffering> byIri(String iri) {
        return byKey(Key.of(iri));
    }

    /** How many offerings there are, whatever their status. */
    public long size() {
        Snapshot snapshot = snapshots.newest();
        try {
            return snapshot.size();
        } finally {
            snapshot.release();
        }
    }

    private static StoredOffering stored(Leaf leaf, int document, Key key, long applied) throws IOException {
        Document stored = leaf.reader().storedFields().document(document);
        BytesRef detail = stored.getBinaryValue(Fields.DETAIL);
        String sources = stored.get(Fields.SOURCES);
        OfferingStatus status = OfferingStatus.ofWord(stored.get(Fields.STATUS)).orElseThrow();
        SearchPage.Item item = leaf.read(document, null);
        return new StoredOffering(
                key,
                item.iri(),
                status,
                item.json(),
                Arrays.copyOfRange(detail.bytes, detail.offset, detail.offset + detail.length),
                sources.isEmpty()
                        ? List.of()
                        : Arrays.stream(sources.split(",")).map(Digest::new).toList(),
                applied);
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
        files.close();
    }
}

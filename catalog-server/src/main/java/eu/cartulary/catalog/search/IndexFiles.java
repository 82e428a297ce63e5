package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Key;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on the disk. Commits once a second, on a thread of its own, with the journal index it has reached; what was written
 * since is replayed from the journal after a crash, and replaying twice changes nothing.
 */
final class IndexFiles implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    /** Segments below 5 MB wait in memory for the next commit, 48 MB of them at most. */
    private static final double CACHED_SEGMENT = 5;

    private static final double CACHED_SEGMENTS = 48;

    private final Directory directory;
    private final IndexWriter writer;
    private final ScheduledExecutorService committer;
    private final long committed;

    private IndexFiles(Directory directory, IndexWriter writer, long committed, SearchSettings settings) {
        this.directory = directory;
        this.writer = writer;
        this.committed = committed;
        this.committer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "search-commit");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.commitEvery().toMillis();
        committer.scheduleWithFixedDelay(this::commitQuietly, pause, pause, TimeUnit.MILLISECONDS);
    }

    static IndexFiles open(Path folder, SearchSettings settings, Snapshots snapshots) throws IOException {
        Files.createDirectories(folder);
        Directory files = FSDirectory.open(folder);
        long committed = committed(files);
        if (committed < 0) {
            // Opening a writer to create an index still reads what is there, and fails on what is damaged.
            for (String name : files.listAll()) {
                files.deleteFile(name);
            }
        }
        Directory directory = new NRTCachingDirectory(files, CACHED_SEGMENT, CACHED_SEGMENTS);
        IndexWriterConfig config = new IndexWriterConfig(DocumentWriter.analyzer())
                .setOpenMode(committed < 0 ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND)
                .setRAMBufferSizeMB(settings.ramBuffer())
                .setCommitOnClose(false)
                .setMergedSegmentWarmer(snapshots::warm);
        return new IndexFiles(directory, new IndexWriter(directory, config), committed, settings);
    }

    IndexWriter writer() {
        return writer;
    }

    /** Journal index of the commit that was found at open; -1 when there was none to use. */
    long committed() {
        return committed;
    }

    /** The projector's thread only. */
    void write(List<OfferingDocument> changed, List<Key> gone, long journalIndex) throws IOException {
        for (Key key : gone) {
            writer.deleteDocuments(new Term(Fields.KEY, key.value()));
        }
        for (OfferingDocument offering : changed) {
            writer.updateDocument(new Term(Fields.KEY, offering.key().value()), DocumentWriter.write(offering));
        }
        // Only now: a commit in the middle of a batch says the index before it, and the batch is taken once more.
        Map<String, String> data = new HashMap<>();
        data.put(Fields.COMMIT_INDEX, Long.toString(journalIndex));
        data.put(Fields.COMMIT_FORMAT, Fields.FORMAT);
        writer.setLiveCommitData(data.entrySet());
    }

    void commit() throws IOException {
        writer.commit();
    }

    private void commitQuietly() {
        try {
            writer.commit();
        } catch (IOException | RuntimeException e) {
            // The index is a view and its position stays behind: the next start replays more of the journal.
            LOG.warn("the search index could not be written to the disk: {}", e.toString());
        }
    }

    private static long committed(Directory files) {
        try {
            if (!DirectoryReader.indexExists(files)) {
                return -1;
            }
            try (DirectoryReader reader = DirectoryReader.open(files)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    // Every byte against the sums that the files carry: opening alone reads a few of them.
                    leaf.reader().checkIntegrity();
                }
                Map<String, String> data = reader.getIndexCommit().getUserData();
                return Fields.FORMAT.equals(data.get(Fields.COMMIT_FORMAT))
                        ? Long.parseLong(data.getOrDefault(Fields.COMMIT_INDEX, "-1"))
                        : -1;
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("the search index cannot be read and is built again from the journal: {}", e.toString());
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        if (committer.isShutdown()) {
            return;
        }
        committer.shutdown();
        try {
            // A commit that runs is waited for, never interrupted.
            if (!committer.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("the last commit of the search index takes long");
            }
        } catch (InterruptedException e) {
            LOG.warn("closing without waiting for the last commit of the search index");
        }
        commitQuietly();
        writer.close();
        directory.close();
    }
}

package eu.cartulary.catalog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Views that remember what they saw; the position is all they keep. */
final class FakeViews implements Views {
    private final Factory factory;
    final Path folder;
    private final CountDownLatch gate;
    final List<Long> seen = new CopyOnWriteArrayList<>();
    private final List<String> recorded = new ArrayList<>();
    final CountDownLatch closed = new CountDownLatch(1);
    private final long start;
    volatile boolean failing;
    volatile int bites;
    private int envelopes;
    private int loops;

    FakeViews(Factory factory, Path folder) throws IOException {
        this.factory = factory;
        this.folder = folder;
        this.gate = factory.gate;
        Path position = folder.resolve("position");
        try {
            start = Files.exists(position) ? Long.parseLong(Files.readString(position)) : 0;
        } catch (NumberFormatException e) {
            throw new IOException("damaged", e);
        }
    }

    @Override
    public long applied() {
        return start + seen.size();
    }

    @Override
    public void apply(List<JournalRecord> batch) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failing) {
            throw new IOException("the disk of the views broke");
        }
        bites++;
        for (JournalRecord record : batch) {
            long index = record.header().index();
            if (index == factory.poisonous) {
                throw new IllegalStateException("record " + index + " is poisonous");
            }
            assertThat(index).isEqualTo(applied());
            if (record.header().kind() == RecordKind.ADMITTED) {
                envelopes++;
            } else {
                recorded.add(new String(record.payload(), StandardCharsets.UTF_8));
            }
            seen.add(index);
        }
    }

    @Override
    public List<Draft> owed() {
        if (factory.loop) {
            return List.of(Drafts.levelsChanged(Map.of("round", loops++)));
        }
        if (recorded.size() < factory.much) {
            return List.of(Drafts.levelsChanged(Map.of("of", recorded.size())));
        }
        return factory.owing && recorded.size() < envelopes
                ? List.of(Drafts.levelsChanged(Map.of("envelopes", envelopes)))
                : List.of();
    }

    @Override
    public Set<String> owing() {
        return Set.of(factory.much == 0 ? "" : String.valueOf(recorded.size()));
    }

    @Override
    public void commit() throws IOException {
        Files.writeString(folder.resolve("position"), Long.toString(applied()));
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Opens them. */
    static final class Factory implements ViewsFactory<FakeViews> {
        final AtomicInteger opened = new AtomicInteger();
        volatile int format = 1;
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile long poisonous = -1;
        volatile boolean owing;
        volatile boolean loop;
        /** So many things there are to say, one after the other. */
        volatile int much;

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public int format() {
            return format;
        }

        @Override
        public FakeViews open(Path folder) throws IOException {
            opened.incrementAndGet();
            return new FakeViews(this, folder);
        }
    }
}

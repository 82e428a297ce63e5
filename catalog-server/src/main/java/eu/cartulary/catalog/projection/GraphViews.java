package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphChange;
import eu.cartulary.catalog.graph.GraphNames;
import eu.cartulary.catalog.graph.GraphStore;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;

/**
 * The RDF dataset, kept behind the journal in batches of hundreds: one named graph per credential in force, the record of every
 * credential that ever came, and the levels that the journal has said.
 */
public final class GraphViews implements Views {
    /** Records after which what is in memory is written down. */
    private static final int KEEP_EVERY = 50_000;

    /** So far behind, many batches go into one transaction. */
    private static final int FAR_BEHIND = 2_000;
    /** Records in one transaction at the most. */
    private static final int TOGETHER = 50_000;

    private final Journal journal;
    private final GraphStore store;
    private final ClaimsStore claims;
    private final InForce inForce;
    private final RecordTriples records;
    private final LevelTriples levels = new LevelTriples();
    private final MemoryFile memory;
    private long applied;
    private long keptAt;

    GraphViews(
            Journal journal,
            GraphStore store,
            ClaimsStore claims,
            InForce inForce,
            RecordTriples records,
            MemoryFile memory,
            long applied) {
        this.journal = journal;
        this.store = store;
        this.claims = claims;
        this.inForce = inForce;
        this.records = records;
        this.memory = memory;
        this.applied = applied;
        this.keptAt = applied;
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public long visible() {
        return store.applied() + 1;
    }

    @Override
    public void apply(List<JournalRecord> batch) throws IOException {
        long last = batch.get(batch.size() - 1).header().index();
        boolean whole = false;
        try {
            List<GraphChange> changes = changesOf(batch);
            if (journal.size() - last > FAR_BEHIND && last - store.applied() < TOGETHER) {
                store.applyWithNext(changes, last);
            } else {
                store.apply(changes, last);
            }
            whole = true;
        } finally {
            if (!whole) {
                // The batches before are whole.
                store.finish();
            }
        }
        applied = last + 1;
    }

    private List<GraphChange> changesOf(List<JournalRecord> batch) throws IOException {
        Set<Digest> touched = new TreeSet<>();
        Set<String> offerings = new TreeSet<>();
        for (JournalRecord record : batch) {
            takeIn(record, touched, offerings);
        }
        List<GraphChange> changes = new ArrayList<>();
        for (Digest digest : touched) {
            changes.addAll(changesOf(digest));
        }
        for (String offering : offerings) {
            changes.add(new GraphChange.ReplaceSubject(GraphNames.ASSESSMENTS, offering, levels.of(offering)));
        }
        for (Map.Entry<String, Graph> each : levels.undescribed(offerings).entrySet()) {
            changes.add(new GraphChange.ReplaceSubject(GraphNames.ASSESSMENTS, each.getKey(), each.getValue()));
        }
        return changes;
    }

    /** Brings back what is in memory; the dataset has it already. */
    void replay(JournalRecord record) {
        takeLevels(record, new TreeSet<>());
    }

    /** What an earlier run had in memory, where there is a file of it that is no further than the dataset; how many records it knows. */
    OptionalLong readMemory() {
        return memory.read(applied, this::read);
    }

    private void read(WordsIn in) throws IOException {
        for (int left = in.number(); left > 0; left--) {
            levels.put(new SaidLevels.Change(
                    in.word(), in.word(), "", in.word(), in.longNumber(), in.word(), in.map(), List.of()));
        }
    }

    private void write(WordsOut out) throws IOException {
        List<SaidLevels.Change> all = levels.all();
        out.number(all.size());
        for (SaidLevels.Change change : all) {
            out.word(change.offering());
            out.word(change.rulebook());
            out.word(change.to());
            out.number(change.cause());
            out.word(change.rules());
            out.map(change.objectives());
        }
    }

    private void takeIn(JournalRecord record, Set<Digest> touched, Set<String> offerings) {
        touched.addAll(inForce.touchedBy(record));
        takeLevels(record, offerings);
    }

    private void takeLevels(JournalRecord record, Set<String> offerings) {
        RecordHeader header = record.header();
        if (header.kind() == RecordKind.LEVELS_CHANGED && record.payload() != null) {
            for (SaidLevels.Change change : SaidLevels.read(record.payload())) {
                levels.put(change);
                offerings.add(change.offering());
            }
        }
    }

    private List<GraphChange> changesOf(Digest digest) throws IOException {
        Register register = claims.register();
        Optional<Entry> entry = register.find(digest);
        if (entry.isEmpty()) {
            return List.of();
        }
        List<GraphChange> changes = new ArrayList<>(2);
        boolean active = entry.get().status() == CredentialStatus.ACTIVE;
        changes.add(
                active
                        ? claims.find(digest)
                                .<GraphChange>map(stated -> new GraphChange.Put(digest.graphName(), stated.graph()))
                                .orElseGet(() -> new GraphChange.Remove(digest.graphName()))
                        : new GraphChange.Remove(digest.graphName()));
        changes.add(
                new GraphChange.ReplaceSubject(GraphNames.RECORDS, records.nameOf(digest), records.of(entry.get())));
        return changes;
    }

    @Override
    public void show() {
        store.finish();
    }

    @Override
    public void commit() throws IOException {
        if (visible() < applied) {
            // What a transaction has not committed may still change: there is nothing new that could be summed.
            return;
        }
        store.seal();
        if (applied - keptAt >= Math.max(KEEP_EVERY, applied / 10)) {
            keep();
        }
    }

    @Override
    public void keep() throws IOException {
        store.seal();
        memory.write(applied, this::write);
        keptAt = applied;
    }

    /** The dataset. */
    public GraphStore store() {
        return store;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    /** The levels that the journal has said, by offering. */
    private static final class LevelTriples {
        private final Map<String, Map<String, SaidLevels.Change>> said = new LinkedHashMap<>();
        /** Levels of objectives that the graph has since this run began; to write one again changes nothing. */
        private final Set<String> described = new HashSet<>();

        List<SaidLevels.Change> all() {
            return said.values().stream()
                    .flatMap(levels -> levels.values().stream())
                    .toList();
        }

        void put(SaidLevels.Change change) {
            Map<String, SaidLevels.Change> levels =
                    said.computeIfAbsent(change.offering(), offering -> new LinkedHashMap<>());
            if (change.to().isEmpty()) {
                levels.remove(change.rulebook());
            } else {
                levels.put(change.rulebook(), change);
            }
        }

        Graph of(String offering) {
            return AssessmentTriples.of(offering, of(Set.of(offering)));
        }

        /** The levels of objectives that these offerings have and that nobody had before, each with what it is. */
        Map<String, Graph> undescribed(Set<String> offerings) {
            Map<String, Graph> found = new TreeMap<>();
            for (SaidLevels.Change change : of(offerings)) {
                change.objectives().forEach((objective, level) -> {
                    String name = AssessmentTriples.nameOf(change.rulebook(), objective, level);
                    if (described.add(name)) {
                        found.put(name, AssessmentTriples.describe(name, change.rulebook(), objective, level));
                    }
                });
            }
            return found;
        }

        private List<SaidLevels.Change> of(Set<String> offerings) {
            return offerings.stream()
                    .flatMap(offering -> said.getOrDefault(offering, Map.of()).values().stream())
                    .toList();
        }
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.graph.GraphChange;
import eu.cartulary.catalog.graph.GraphNames;
import eu.cartulary.catalog.graph.GraphStore;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The RDF dataset, kept behind the journal in batches of hundreds: one named graph per credential in force, the record of every
 * credential that ever came, and the levels that the journal has said.
 */
public final class GraphViews implements Views {
    private final GraphStore store;
    private final ClaimsStore claims;
    private final InForce inForce;
    private final RecordTriples records;
    private final LevelTriples levels = new LevelTriples();
    private long applied;

    GraphViews(GraphStore store, ClaimsStore claims, InForce inForce, RecordTriples records, long applied) {
        this.store = store;
        this.claims = claims;
        this.inForce = inForce;
        this.records = records;
        this.applied = applied;
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public void apply(List<JournalRecord> batch) throws IOException {
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
        long last = batch.get(batch.size() - 1).header().index();
        store.apply(changes, last);
        applied = last + 1;
    }

    /** Brings back what is in memory; the dataset has it already. */
    void replay(List<JournalRecord> batch) {
        batch.forEach(record -> takeIn(record, new TreeSet<>(), new TreeSet<>()));
    }

    private void takeIn(JournalRecord record, Set<Digest> touched, Set<String> offerings) {
        RecordHeader header = record.header();
        touched.addAll(inForce.touchedBy(record));
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
    public void commit() throws IOException {
        store.seal();
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

        void put(SaidLevels.Change change) {
            Map<String, SaidLevels.Change> levels =
                    said.computeIfAbsent(change.offering(), offering -> new LinkedHashMap<>());
            if (change.to().isEmpty()) {
                levels.remove(change.rulebook());
            } else {
                levels.put(change.rulebook(), change);
            }
        }

        org.apache.jena.graph.Graph of(String offering) {
            return AssessmentTriples.of(
                    offering, List.copyOf(said.getOrDefault(offering, Map.of()).values()));
        }
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.Assessments;
import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.catalog.feed.EventLog;
import eu.cartulary.catalog.feed.Feed;
import eu.cartulary.catalog.feed.LiveSearch;
import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.supplychain.InForce;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.shapes.closure.Closure;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What buyers ask, kept behind the journal: a batch of records goes through supply chain, assessment, search and feed, in that
 * order. Offerings that were published themselves are judged at once; of those that a change merely touches, as many as the
 * settings say, and the rest in the background.
 */
public final class BuyerViews implements Views {
    private static final System.Logger LOG = System.getLogger(BuyerViews.class.getName());

    private final ClaimsStore store;
    private final InForce inForce;
    private final SupplyChain supplyChain;
    private final Assessments assessments;
    private final OfferingIndex index;
    private final Feed feed;
    private final LiveSearch live;
    private final SaidLevels said;
    private final OfferingLives lives;
    private final Timelines timelines;
    private final Past past;
    private final EventWriter events;
    private final EventLog log;
    private final Participants participants;
    private final Backlog backlog = new Backlog();
    private final DueTimes dueTimes = new DueTimes();
    private final BuyerSettings settings;
    private final Clock clock;
    private final BuyerMemory memory;
    private final MemoryFile memoryFile;
    private long applied;
    private long keptAt;

    BuyerViews(BuyerParts parts, long applied) {
        this.store = parts.store();
        this.inForce = parts.inForce();
        this.supplyChain = parts.supplyChain();
        this.assessments = parts.assessments();
        this.index = parts.index();
        this.feed = parts.feed();
        this.live = parts.live();
        this.said = parts.said();
        this.lives = parts.lives();
        this.timelines = parts.timelines();
        this.past = new Past(parts);
        this.events = parts.events();
        this.log = parts.log();
        this.participants = new Participants(parts.store(), parts.supplyChain());
        this.settings = parts.settings();
        this.clock = parts.clock();
        this.memoryFile = parts.memory();
        this.memory =
                new BuyerMemory(store.register(), supplyChain, lives, said, timelines, participants, dueTimes, backlog);
        this.applied = applied;
        this.keptAt = applied;
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public void apply(List<JournalRecord> batch) throws IOException {
        Set<String> published = new LinkedHashSet<>();
        Set<String> touched = new LinkedHashSet<>();
        for (JournalRecord record : batch) {
            Set<String> iris = takeIn(record);
            iris.stream().filter(supplyChain::isOffering).forEach(published::add);
            touched.addAll(supplyChain.offeringsTouchedBy(iris));
            touched.addAll(judgedAnewBy(record.header()));
            // What came and went before anybody looked is told of as well: a rebuild ends where the views were.
            described(record.header()).keySet().stream()
                    .filter(offering -> !supplyChain.isOffering(offering))
                    .forEach(touched::add);
        }
        participants.settle();
        Set<String> ended = new LinkedHashSet<>(touched);
        ended.removeIf(supplyChain::isOffering);
        touched.removeAll(ended);
        touched.removeAll(published);
        published.removeIf(offering -> !supplyChain.isOffering(offering));
        RecordHeader last = batch.get(batch.size() - 1).header();
        Stream<OfferingState> states = Stream.concat(
                judge(published, touched, last.time()), ended.stream().flatMap(this::farewell));
        List<Key> written = write(states, last.index());
        feed.append(batch.stream().flatMap(record -> events.of(record).stream()).toList(), last.index());
        applied = last.index() + 1;
        live.changed(written);
    }

    /** Another set of rules asks all offerings anew. */
    private Set<String> judgedAnewBy(RecordHeader header) {
        return header.kind() == RecordKind.RULES_CHANGED ? supplyChain.offerings() : Set.of();
    }

    private Stream<OfferingState> farewell(String offering) {
        backlog.remove(List.of(offering));
        return lives.last(offering).stream()
                .map(digest ->
                        assessments.describeEnded(offering, OfferingLives.statusOf(digest, store.register()), digest));
    }

    /** What an earlier run had in memory, where there is a file of it that is no further than the index; how many records it knows. */
    OptionalLong readMemory() {
        return memoryFile.read(applied, memory::read);
    }

    /**
     * Brings what is in memory to where it was when the index was written; judges nothing.
     *
     * @return the IRIs of which the index may know more than what is in memory
     */
    Set<String> replay(List<JournalRecord> batch) {
        Set<String> touched = new HashSet<>();
        for (JournalRecord record : batch) {
            Set<String> iris = takeIn(record);
            touched.addAll(iris);
            touched.addAll(supplyChain.offeringsTouchedBy(iris));
            touched.addAll(described(record.header()).keySet());
            touched.addAll(judgedAnewBy(record.header()));
            if (record.header().kind() == RecordKind.LEVELS_CHANGED && record.payload() != null) {
                SaidLevels.read(record.payload()).forEach(change -> touched.add(change.offering()));
            }
        }
        return touched;
    }

    /** After the last replay: what the index had written of these offerings, and whom each depends on. */
    void settle(Collection<String> touched, long cause) {
        participants.settle();
        for (String offering : touched) {
            if (supplyChain.isOffering(offering)) {
                supplyChain.noteDependencies(
                        offering, assessments.closure(offering).visited());
                settleListed(offering, cause);
            } else if (lives.last(offering).isPresent()) {
                settleEnded(offering, cause);
            }
        }
    }

    private void settleListed(String offering, long cause) {
        Optional<WrittenOffering> written =
                index.byIri(offering).flatMap(stored -> WrittenOffering.read(stored.detail()));
        backlog.remove(List.of(offering));
        if (written.isEmpty() || written.get().standing().pending()) {
            backlog.add(List.of(offering));
        }
        written.ifPresent(known -> {
            lives.note(offering, known.standing());
            said.present(offering, known.said(), cause);
            dueTimes.put(offering, known.changesAt());
        });
    }

    private void settleEnded(String offering, long cause) {
        supplyChain.forget(offering);
        backlog.remove(List.of(offering));
        dueTimes.put(offering, null);
        said.present(offering, Map.of(), cause);
        index.byIri(offering)
                .flatMap(stored -> WrittenOffering.read(stored.detail()))
                .ifPresent(known -> lives.note(offering, known.standing()));
    }

    /** Every offering that was ever described here. */
    Set<String> known() {
        return lives.known();
    }

    @Override
    public void commit() {
        if (applied - keptAt >= Math.max(settings.snapshotEvery(), applied / 10)) {
            keep();
        }
    }

    /** The index first: what is in memory is never ahead of it. */
    @Override
    public void keep() {
        if (applied == 0) {
            return;
        }
        // Also where it fails, as on a full disk: the next try is as far away, and the views go on.
        keptAt = applied;
        try {
            index.commit();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the search index could not be written to the disk", e);
            return;
        }
        memoryFile.write(applied, memory::write);
    }

    private Set<String> takeIn(JournalRecord record) {
        RecordHeader header = record.header();
        if (header.kind() == RecordKind.ADMITTED) {
            store.takeIn(record);
        }
        if (header.kind() == RecordKind.LEVELS_CHANGED && record.payload() != null) {
            lives.noteTurns(header.index(), said.takeIn(record.payload()));
            SaidLevels.read(record.payload()).forEach(change -> timelines.levels(header.index(), change.offering()));
        }
        Set<Digest> moved = inForce.touchedBy(record);
        mention(header, moved);
        if (header.kind() == RecordKind.ADMITTED) {
            lives.noteSuperseded(
                    header.index(),
                    moved.stream()
                            .filter(digest -> endedAt(digest) == header.index())
                            .toList());
        }
        Set<String> iris = new TreeSet<>(supplyChain.refresh(moved));
        participants.touch(moved);
        inForce.whoseTrustChanged(record).forEach(did -> iris.addAll(supplyChain.spokenOfBy(did)));
        described(header).forEach((offering, by) -> lives.noteDescribed(offering, by, header));
        return iris;
    }

    /** Notes for the history whom a record concerns. */
    private void mention(RecordHeader header, Set<Digest> moved) {
        Set<Digest> newcomers = new HashSet<>();
        for (CredentialHead head : header.credentials()) {
            Set<String> spokenOf =
                    store.find(head.digest()).map(SupplyChain::spokenOf).orElseGet(() -> Set.copyOf(head.subjects()));
            timelines.admitted(header.index(), store.register().lineOf(head.digest()), spokenOf);
            newcomers.add(head.digest());
        }
        for (Digest digest : moved) {
            if (!newcomers.contains(digest)) {
                timelines.about(header.index(), store.register().lineOf(digest));
            }
        }
    }

    private long endedAt(Digest digest) {
        return store.register().find(digest).map(Entry::endedAt).orElse(Entry.NOT_ENDED);
    }

    /** The offerings that the credentials of a record describe, each with the one that does. */
    private Map<String, Digest> described(RecordHeader header) {
        Map<String, Digest> described = new LinkedHashMap<>();
        for (CredentialHead head : header.credentials()) {
            store.find(head.digest()).ifPresent(stated -> SupplyChain.offeringsIn(head, stated.graph())
                    .forEach(offering -> described.put(offering, head.digest())));
        }
        return described;
    }

    /**
     * Judges what was published, and of what was touched as much as the settings allow; the rest is described and waits. One after
     * the other, as they are asked for: what was judged is large, and what is written of it small.
     */
    private Stream<OfferingState> judge(Set<String> published, Set<String> touched, Instant now) {
        List<String> atOnce =
                touched.stream().limit(settings.reassessedAtOnce()).toList();
        List<String> waiting =
                touched.stream().skip(settings.reassessedAtOnce()).toList();
        backlog.remove(published);
        backlog.remove(touched);
        backlog.add(waiting);
        return Stream.concat(
                Stream.concat(published.stream(), atOnce.stream()).map(offering -> assessments.judge(offering, now)),
                waiting.stream().map(assessments::describe));
    }

    @Override
    public boolean workAhead() throws IOException {
        List<String> due = dueTimes.due(clock.instant());
        due.stream().filter(supplyChain::isOffering).forEach(offering -> backlog.add(List.of(offering)));
        List<String> taken = backlog.take(settings.background());
        if (!taken.isEmpty()) {
            Instant now = clock.instant();
            live.changed(write(
                    taken.stream().filter(supplyChain::isOffering).map(offering -> assessments.judge(offering, now)),
                    applied - 1));
        }
        return !backlog.isEmpty();
    }

    private List<Key> write(Stream<OfferingState> states, long journalIndex) throws IOException {
        List<OfferingDocument> documents = states.map(state -> {
                    note(state, journalIndex);
                    return OfferingDocuments.of(
                            state,
                            lives.firstPublished(state.offering()),
                            Sources.of(state.sources(), store.register()));
                })
                .toList();
        index.apply(documents, List.of(), journalIndex);
        return documents.stream().map(OfferingDocument::key).toList();
    }

    private void note(OfferingState state, long cause) {
        if (supplyChain.isOffering(state.offering())) {
            supplyChain.noteDependencies(state.offering(), state.visited());
        } else {
            supplyChain.forget(state.offering());
        }
        if (state.pending() == OfferingState.Pending.NO) {
            said.present(state.offering(), SaidLevel.of(state), cause);
            dueTimes.put(state.offering(), state.changesAt());
        }
        lives.note(state);
    }

    @Override
    public List<Draft> owed() {
        return said.owed();
    }

    @Override
    public Set<String> owing() {
        return said.owing();
    }

    /** The buyers' index. */
    public OfferingIndex index() {
        return index;
    }

    /** Judges on demand. */
    public Assessments assessments() {
        return assessments;
    }

    /** Who depends on whom. */
    public SupplyChain supplyChain() {
        return supplyChain;
    }

    /** What happened, in order. */
    public Feed feed() {
        return feed;
    }

    /** Who is described here. */
    public Participants participants() {
        return participants;
    }

    /**
     * What is stated of something and by its own profile, without all that stands behind it; of an offering that has ended, what
     * was stated last.
     */
    public Closure near(String iri) {
        return supplyChain.about(iri).isEmpty()
                ? lives.last(iri)
                        .map(last -> supplyChain.closureOfEnded(iri, last))
                        .orElseGet(() -> Closure.of(iri, supplyChain, Participants.NEAR))
                : Closure.of(iri, supplyChain, Participants.NEAR);
    }

    /** The credentials in force that speak of something. */
    public List<Map<String, Object>> sourcesOf(String iri) {
        return Sources.of(supplyChain.sourcesOf(iri), store.register());
    }

    /** All that happened, by place in the journal. */
    public EventLog log() {
        return log;
    }

    /** Results that follow a question. */
    public LiveSearch live() {
        return live;
    }

    /** What is known of an offering beside the index: whether it is listed, and its levels. */
    public OfferingLives lives() {
        return lives;
    }

    /** The past of offerings. */
    public Past past() {
        return past;
    }

    /** How many offerings wait for their assessments. */
    public int pending() {
        return backlog.size();
    }

    @Override
    public void close() throws IOException {
        feed.end();
        live.end();
        index.close();
    }
}

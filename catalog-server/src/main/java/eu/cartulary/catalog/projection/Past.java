package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.projection.Timelines.Mention;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The past of offerings, read from the records: what happened, and how an offering stood after any of them. Levels are those that the
 * journal said then; nothing is judged by the rules of today. A question costs the records it shows, not the journal.
 */
public final class Past {
    private final Journal journal;
    private final BuyerParts parts;
    private final Happenings happenings;

    Past(BuyerParts parts) {
        this.parts = parts;
        this.journal = parts.journal();
        this.happenings = new Happenings(journal);
    }

    /** Where a page ends: the next begins behind it. */
    public record Place(long index, int part) {}

    /** Some of what happened, the newest first; a place where there is more. */
    public record Page(List<Happening> items, @Nullable Place next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** How an offering stood after the record with this index, at this time. */
    public record Memento(long index, Instant time, byte[] detail) {}

    /**
     * What happened to an offering.
     *
     * @param behind where the page before ended
     */
    public Page history(String offering, @Nullable Place behind, int limit) throws IOException {
        List<Happening> found = new ArrayList<>();
        List<Mention> mentions = parts.timelines().of(offering);
        Set<Did> describers = describers(offering, mentions);
        for (int at = 0; at < mentions.size() && found.size() <= limit; ) {
            long index = mentions.get(at).index();
            int next = at;
            while (next < mentions.size() && mentions.get(next).index() == index) {
                next++;
            }
            if (behind == null || index <= behind.index()) {
                for (Happening one : inRecord(offering, mentions.subList(at, next), describers)) {
                    boolean isBehind = behind == null || index < behind.index() || one.part() < behind.part();
                    if (isBehind) {
                        found.add(one);
                    }
                }
            }
            at = next;
        }
        boolean more = found.size() > limit;
        List<Happening> page = more ? found.subList(0, limit) : found;
        Happening last = page.isEmpty() ? null : page.get(page.size() - 1);
        return new Page(page, more && last != null ? new Place(last.index(), last.part()) : null);
    }

    /** What one record did to an offering; the last part first. */
    private List<Happening> inRecord(String offering, List<Mention> mentions, Set<Did> describers) throws IOException {
        JournalRecord record = happenings.read(mentions.get(0).index());
        List<Happening> found = new ArrayList<>();
        for (int i = mentions.size() - 1; i >= 0; i--) {
            Mention mention = mentions.get(i);
            if (mention.line() < 0) {
                found.addAll(Happenings.moves(offering, record));
            } else if (counts(offering, mention.line(), describers)) {
                happenings
                        .to(mention, record)
                        .filter(one -> changesSomething(one, mention))
                        .ifPresent(found::add);
            }
        }
        List<Happening> numbered = new ArrayList<>();
        for (int part = found.size() - 1; part >= 0; part--) {
            Happening one = found.get(part);
            numbered.add(new Happening(
                    one.index(),
                    part,
                    one.time(),
                    one.what(),
                    one.credential(),
                    one.move(),
                    one.replacedBy(),
                    one.reason()));
        }
        return numbered;
    }

    /** A place that was empty already is no news. */
    private boolean changesSomething(Happening one, Mention mention) {
        CredentialHead credential = one.credential();
        if (one.what() != Happening.What.SUPERSEDED || credential == null) {
            return true;
        }
        String about =
                credential.subjects().isEmpty() ? "" : credential.subjects().get(0);
        try {
            PastStanding standing = new PastStanding(happenings, one.index() - 1);
            CredentialStatus before =
                    standing.of(parts.timelines().of(about)).getOrDefault(mention.line(), CredentialStatus.ACTIVE);
            return before == CredentialStatus.ACTIVE || before == CredentialStatus.UNTRUSTED;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Who ever described the offering: what they add to it counts, and what attesters say of it. Others cannot write its history. */
    private Set<Did> describers(String offering, List<Mention> mentions) {
        Register register = journal.register();
        Set<Did> describers = new HashSet<>();
        for (Mention mention : mentions) {
            if (mention.line() >= 0) {
                CredentialHead head = register.headAt(mention.line());
                if (head.subjects().contains(offering)) {
                    describers.add(head.issuer());
                }
            }
        }
        return describers;
    }

    private boolean counts(String offering, int line, Set<Did> describers) {
        CredentialHead head = journal.register().headAt(line);
        if (isSilent(offering, line)) {
            return false;
        }
        return head.subjects().contains(offering)
                || describers.contains(head.issuer())
                || journal.register().trust().wasAttester(head.issuer());
    }

    /** What was erased is told of where its head names it, and nowhere else: of whom it spoke no rebuild could say. */
    private boolean isSilent(String offering, int line) {
        return journal.register().at(line).status() == CredentialStatus.ERASED
                && !journal.register().headAt(line).subjects().contains(offering);
    }

    /** The last record at or before an instant; nothing before the first. */
    public Optional<Long> indexAt(Instant instant) throws IOException {
        long low = 0;
        long high = journal.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            boolean notAfter = !timeOf(middle).isAfter(instant);
            low = notAfter ? middle + 1 : low;
            high = notAfter ? high : middle;
        }
        return low == 0 ? Optional.empty() : Optional.of(low - 1);
    }

    private Instant timeOf(long index) throws IOException {
        return journal.header(index)
                .orElseThrow(() -> new IOException("record " + index + " is not there"))
                .time();
    }

    /** The records by which an offering changed, the newest first, with their times; at most so many. */
    public List<Place> moments(String offering, long before, int limit) {
        return parts.timelines().of(offering).stream()
                .filter(mention -> mention.line() < 0 || !isSilent(offering, mention.line()))
                .map(Mention::index)
                .distinct()
                .filter(index -> index < before)
                .limit(limit)
                .map(index -> new Place(index, 0))
                .toList();
    }

    /** When a record was written. */
    public Instant time(long index) throws IOException {
        return timeOf(index);
    }

    /** The first record that concerns an offering; nothing when none does. */
    public Optional<Long> begin(String offering) {
        List<Place> moments = moments(offering, Long.MAX_VALUE, Integer.MAX_VALUE);
        return moments.isEmpty()
                ? Optional.empty()
                : Optional.of(moments.get(moments.size() - 1).index());
    }

    /** How an offering stood after a record; nothing when nobody had described it by then. */
    public Optional<Memento> at(String offering, long index) throws IOException {
        PastClaims claims = new PastClaims(
                parts.store(), parts.supplyChain(), parts.timelines(), new PastStanding(happenings, index));
        Register register = journal.register();
        Map<Integer, CredentialStatus> descriptions = new LinkedHashMap<>();
        claims.standings(offering).forEach((line, status) -> {
            if (register.headAt(line).subjects().contains(offering)) {
                descriptions.put(line, status);
            }
        });
        if (descriptions.isEmpty()) {
            return Optional.empty();
        }
        Closure closure =
                Closure.of(offering, new WithLast(claims, offering, descriptions, parts), ClosureLimits.DEFAULT);
        OfferingState state = parts.assessments().describe(closure, statusOf(descriptions));
        return Optional.of(new Memento(index, timeOf(index), detail(state, index, descriptions)));
    }

    private static CredentialStatus statusOf(Map<Integer, CredentialStatus> descriptions) {
        CredentialStatus last = CredentialStatus.ACTIVE;
        for (CredentialStatus status : descriptions.values()) {
            if (status == CredentialStatus.ACTIVE) {
                return status;
            }
            last = status;
        }
        return last;
    }

    private byte[] detail(OfferingState state, long index, Map<Integer, CredentialStatus> descriptions)
            throws IOException {
        Register register = journal.register();
        List<Map<String, Object>> sources = new ArrayList<>(Sources.of(state.sources(), register));
        Set<String> there = new HashSet<>();
        for (Map<String, Object> source : sources) {
            there.add(String.valueOf(source.get("digest")));
            source.put("statusNow", String.valueOf(source.remove("status")));
        }
        // What was erased since has no claims any more, and is named all the same.
        descriptions.keySet().stream()
                .map(line -> register.at(line).digest())
                .filter(digest -> !there.contains(digest.hex()))
                .forEach(digest -> Sources.of(List.of(digest), register).forEach(source -> {
                    source.put("statusNow", String.valueOf(source.remove("status")));
                    sources.add(source);
                }));
        byte[] written = OfferingDocuments.of(state, parts.lives().firstPublished(state.offering()), sources)
                .detail();
        ObjectNode json = (ObjectNode) Json.read(written);
        json.remove(List.of("levelDetails", "changesAt", "assessment"));
        json.set("levels", Json.mapper().valueToTree(levels(state.offering(), index)));
        json.set(
                "asOf",
                Json.mapper()
                        .valueToTree(
                                Map.of("index", index, "time", timeOf(index).toString())));
        return Json.write(json);
    }

    /** The levels that the journal had said by then. */
    private Map<String, String> levels(String offering, long index) throws IOException {
        Map<String, String> levels = new TreeMap<>();
        for (Mention mention : parts.timelines().of(offering)) {
            if (mention.line() < 0 && mention.index() <= index) {
                for (Happening one : Happenings.moves(offering, happenings.read(mention.index()))) {
                    Happening.Move move = one.move();
                    if (move != null) {
                        levels.putIfAbsent(move.rulebook(), move.to());
                    }
                }
            }
        }
        levels.values().removeIf(String::isEmpty);
        return levels;
    }
}

package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.assessment.OfferingState;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** When each offering came, what described it last, and how it stands: small, in memory. One writer, many readers. */
public final class OfferingLives {
    /**
     * How an offering stands.
     *
     * @param levels rulebook → level
     */
    public record Standing(
            boolean listed, List<String> notListedBecause, Map<String, String> levels, boolean pending) {}

    private record Begin(Instant time, long index) {}

    private final Map<String, Begin> begins = new ConcurrentHashMap<>();
    private final Map<String, Digest> last = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Map<Long, List<Digest>> superseded = new ConcurrentHashMap<>();
    private final Map<Long, SaidLevels.Turns> turns = new ConcurrentHashMap<>();

    /** Notes an offering that a credential of a record describes, in force or not any more: the past is the same at every reading. */
    void noteDescribed(String offering, Digest by, RecordHeader header) {
        begins.putIfAbsent(offering, new Begin(header.time(), header.index()));
        last.put(offering, by);
    }

    /** Notes whose place the credentials of a record took. */
    void noteSuperseded(long index, List<Digest> digests) {
        if (!digests.isEmpty()) {
            superseded.put(index, List.copyOf(digests));
        }
    }

    /** Notes which offerings a record of levels brought to buyers' eyes or took from them. */
    void noteTurns(long index, SaidLevels.Turns came) {
        if (!came.listed().isEmpty() || !came.ended().isEmpty()) {
            turns.put(index, came);
        }
    }

    /** Whose place the credentials of this record took. */
    List<Digest> supersededBy(long index) {
        return superseded.getOrDefault(index, List.of());
    }

    /** What this record of levels brought to buyers' eyes, and what it took from them. */
    SaidLevels.Turns turnsAt(long index) {
        return turns.getOrDefault(index, SaidLevels.Turns.NONE);
    }

    /** Notes how an offering stands. */
    void note(OfferingState state) {
        standings.put(
                state.offering(),
                new Standing(
                        state.listed(),
                        state.notListedBecause(),
                        state.levels(),
                        state.pending() == OfferingState.Pending.YES));
    }

    /** Notes how an offering stood when the index was written. */
    void note(String offering, Standing standing) {
        standings.put(offering, standing);
    }

    /** Whether this is an offering that was described before the record with this index. */
    boolean wasThereBefore(String iri, long index) {
        Begin begin = begins.get(iri);
        return begin != null && begin.index() < index;
    }

    /** When it was first admitted. */
    Instant firstPublished(String offering) {
        Begin begin = begins.get(offering);
        return begin == null ? Instant.EPOCH : begin.time();
    }

    /** The credential that described it last. */
    Optional<Digest> last(String offering) {
        return Optional.ofNullable(last.get(offering));
    }

    /** Every offering that was ever described here. */
    Set<String> known() {
        return begins.keySet();
    }

    /** Writes all that is here; the projector's thread only. */
    void write(WordsOut out, Register register) throws IOException {
        out.number(begins.size());
        for (Map.Entry<String, Begin> one : begins.entrySet()) {
            out.word(one.getKey());
            out.instant(one.getValue().time());
            out.number(one.getValue().index());
            Digest newest = last.get(one.getKey());
            out.number(newest == null ? -1 : register.lineOf(newest));
        }
        out.number(standings.size());
        for (Map.Entry<String, Standing> one : standings.entrySet()) {
            Standing standing = one.getValue();
            out.word(one.getKey());
            out.number(standing.listed() ? 1 : 0);
            out.words(standing.notListedBecause());
            out.map(standing.levels());
            out.number(standing.pending() ? 1 : 0);
        }
        out.number(superseded.size());
        for (Map.Entry<Long, List<Digest>> one : superseded.entrySet()) {
            out.number(one.getKey());
            out.number(one.getValue().size());
            for (Digest digest : one.getValue()) {
                out.number(register.lineOf(digest));
            }
        }
        out.number(turns.size());
        for (Map.Entry<Long, SaidLevels.Turns> one : turns.entrySet()) {
            out.number(one.getKey());
            out.words(one.getValue().listed());
            out.words(one.getValue().ended());
        }
    }

    /** Takes in what was written, into one that is empty. */
    void read(WordsIn in, Register register) throws IOException {
        for (int left = in.number(); left > 0; left--) {
            String offering = in.word();
            Instant time = in.instant();
            begins.put(offering, new Begin(time == null ? Instant.EPOCH : time, in.longNumber()));
            int line = in.number();
            if (line >= 0) {
                last.put(offering, register.at(line).digest());
            }
        }
        for (int left = in.number(); left > 0; left--) {
            String offering = in.word();
            boolean listed = in.number() == 1;
            standings.put(offering, new Standing(listed, in.words(), in.map(), in.number() == 1));
        }
        for (int left = in.number(); left > 0; left--) {
            long index = in.longNumber();
            List<Digest> digests = new ArrayList<>();
            for (int more = in.number(); more > 0; more--) {
                digests.add(register.at(in.number()).digest());
            }
            noteSuperseded(index, digests);
        }
        for (int left = in.number(); left > 0; left--) {
            turns.put(in.longNumber(), new SaidLevels.Turns(in.words(), in.words()));
        }
    }

    /** What became of a credential. */
    static CredentialStatus statusOf(Digest digest, Register register) {
        return register.find(digest).map(Entry::status).orElse(CredentialStatus.ERASED);
    }

    /** How an offering stands; empty when it is not known. */
    public Optional<Standing> standing(String offering) {
        return Optional.ofNullable(standings.get(offering));
    }
}

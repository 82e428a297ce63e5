package eu.cartulary.catalog.supplychain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;

/**
 * The claims of credentials by digest, read from the journal and kept in a bounded cache. What was admitted a moment ago is
 * {@linkplain #remember put in} by the publication, so that the ordinary case parses an envelope once.
 */
public final class ClaimsStore {
    /** What a triple of a small graph takes with its nodes and its share of the indexes, as a histogram of the heap shows. */
    public static final int BYTES_OF_A_TRIPLE = 400;

    private final Journal journal;
    private final Replay replay;
    private final Cache<Digest, Stated> cache;

    /** Claims of one credential. */
    public record Stated(CredentialHead head, Graph graph) {}

    /** Reads the claims of the credentials of a record again, without a network. */
    public interface Replay {
        /** In the order of the envelope; empty when the payload was erased. */
        List<Stated> read(JournalRecord record);
    }

    /**
     * A store over a journal.
     *
     * @param triples how many triples to keep at the most; {@link #BYTES_OF_A_TRIPLE} each
     */
    public ClaimsStore(Journal journal, Replay replay, long triples) {
        this.journal = journal;
        this.replay = replay;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(triples)
                .<Digest, Stated>weigher((digest, stated) -> stated.graph().size() + 10)
                .build();
    }

    /** Takes the claims of a publication on their way into the journal. */
    public void remember(List<Claims> published) {
        for (Claims claims : published) {
            cache.put(claims.head().digest(), new Stated(claims.head(), claims.graph()));
        }
    }

    /** The claims of a credential; empty when it is not in the journal or was erased. */
    public Optional<Stated> find(Digest digest) {
        Stated known = cache.getIfPresent(digest);
        return known != null ? Optional.of(known) : load(digest);
    }

    private Optional<Stated> load(Digest digest) {
        Optional<Entry> entry = register().find(digest);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<JournalRecord> record = journal.read(entry.get().index());
            // Not from the cache: one that is full may let go at once of what was just put in.
            return record.map(this::replayed).orElse(List.of()).stream()
                    .filter(stated -> stated.head().digest().equals(digest))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("reading record " + entry.get().index() + " of the journal", e);
        }
    }

    private List<Stated> replayed(JournalRecord record) {
        List<Stated> all = replay.read(record);
        all.forEach(stated -> cache.put(stated.head().digest(), stated));
        return all;
    }

    /** Reads the claims of a record, unless they are here already. */
    public void takeIn(JournalRecord record) {
        boolean missing =
                record.header().credentials().stream().anyMatch(head -> cache.getIfPresent(head.digest()) == null);
        if (missing) {
            replayed(record);
        }
    }

    /** Where credentials stand now. */
    public Register register() {
        return journal.register();
    }
}

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
import org.apache.jena.graph.Node;

/**
 * The claims of credentials by digest, read from the journal and kept in a bounded cache. What was admitted a moment ago is
 * {@linkplain #remember put in} by the publication, so that the ordinary case parses an envelope once.
 */
public final class ClaimsStore {
    /** What a triple takes with its literals, as a histogram of the heap shows. */
    public static final int BYTES_OF_A_TRIPLE = 200;
    /** Terms of which one instance serves all claims: properties, classes, codes, providers that many point to. */
    private static final int SHARED_TERMS = 100_000;

    private final Journal journal;
    private final Replay replay;
    private final LatestClaims cache;
    private final Cache<Node, Node> terms =
            Caffeine.newBuilder().maximumSize(SHARED_TERMS).build();

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
        this.cache = new LatestClaims(triples);
    }

    /** Takes the claims of a publication on their way into the journal. */
    public void remember(List<Claims> published) {
        for (Claims claims : published) {
            keep(claims.head(), claims.graph());
        }
    }

    private Stated keep(CredentialHead head, Graph graph) {
        Stated stated = new Stated(head, ClaimsGraph.of(graph, node -> terms.get(node, same -> same)));
        cache.put(stated);
        return stated;
    }

    /** The claims of a credential; empty when it is not in the journal or was erased. */
    public Optional<Stated> find(Digest digest) {
        Optional<Stated> known = cache.find(digest);
        return known.isPresent() ? known : load(digest);
    }

    private Optional<Stated> load(Digest digest) {
        Optional<Entry> entry = register().find(digest);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<JournalRecord> record = journal.read(entry.get().index());
            // Not from the cache: a record with more claims than it keeps has pushed some of its own out.
            return record.map(this::replayed).orElse(List.of()).stream()
                    .filter(stated -> stated.head().digest().equals(digest))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("reading record " + entry.get().index() + " of the journal", e);
        }
    }

    private List<Stated> replayed(JournalRecord record) {
        return replay.read(record).stream()
                .map(read -> keep(read.head(), read.graph()))
                .toList();
    }

    /** Reads the claims of a record, unless they are here already. */
    public void takeIn(JournalRecord record) {
        boolean missing = record.header().credentials().stream()
                .anyMatch(head -> cache.find(head.digest()).isEmpty());
        if (missing) {
            replayed(record);
        }
    }

    /** Where credentials stand now. */
    public Register register() {
        return journal.register();
    }
}

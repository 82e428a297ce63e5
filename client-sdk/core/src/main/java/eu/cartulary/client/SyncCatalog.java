package eu.cartulary.client;

import eu.cartulary.report.AssessmentReport;
import eu.cartulary.wire.AnchorEntry;
import eu.cartulary.wire.CodeListRef;
import eu.cartulary.wire.CodeListValue;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.ExampleRef;
import eu.cartulary.wire.ExplainedProblem;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.OfferingThen;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantPage;
import eu.cartulary.wire.ParticipantSummary;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RecordedChange;
import eu.cartulary.wire.RulebookSummary;
import eu.cartulary.wire.TrustEntry;
import eu.cartulary.wire.ValidationReport;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The calls, waiting for their answers. Each is described at {@link AsyncCatalog}. A failure is a {@link CatalogException}; a
 * thread that is interrupted while it waits gets a {@link CallInterruptedException} and the connection is closed.
 */
public final class SyncCatalog {
    private final AsyncCatalog async;

    SyncCatalog(AsyncCatalog async) {
        this.async = async;
    }

    public Receipt publish(Envelope envelope) {
        return await(async.publish(envelope));
    }

    public Answer<Receipt> publishing(Envelope envelope) {
        return await(async.publishing(envelope));
    }

    public Receipt publishDurably(Envelope envelope) {
        return await(async.publishDurably(envelope));
    }

    public ValidationReport validate(Envelope document) {
        return await(async.validate(document));
    }

    public CredentialRecord credential(String digest) {
        return await(async.credential(digest));
    }

    public Envelope envelope(String digest) {
        return await(async.envelope(digest));
    }

    public String claims(String digest, RdfFormat format) {
        return await(async.claims(digest, format));
    }

    public RecordedChange revoke(String digest, String revocationJwt) {
        return await(async.revoke(digest, revocationJwt));
    }

    public OfferingPage offerings(OfferingQuery query) {
        return await(async.offerings(query));
    }

    /** All pages, each fetched when it is come to. */
    public Iterable<OfferingPage> pages(OfferingQuery query) {
        return () -> new PageIterator<>(() -> offerings(query), page -> await(async.next(page)));
    }

    /** All matches, page by page. */
    public Stream<OfferingSummary> all(OfferingQuery query) {
        return stream(pages(query)).flatMap(page -> page.items().stream());
    }

    private static <P> Stream<P> stream(Iterable<P> pages) {
        return StreamSupport.stream(pages.spliterator(), false);
    }

    public OfferingDetail offering(String key) {
        return await(async.offering(key));
    }

    public Content offeringsAs(OfferingQuery query, String mediaType) {
        return await(async.offeringsAs(query, mediaType));
    }

    public Content offeringAs(String key, String mediaType) {
        return await(async.offeringAs(key, mediaType));
    }

    public OfferingThen offeringAsOf(String key, Instant moment) {
        return await(async.offeringAsOf(key, moment));
    }

    public OfferingThen offeringAsOf(String key, long journalIndex) {
        return await(async.offeringAsOf(key, journalIndex));
    }

    /** The offering of an IRI, if it is here. */
    public Optional<OfferingSummary> offeringById(String iri) {
        return offerings(OfferingQuery.any().id(iri)).items().stream().findFirst();
    }

    public Map<String, AssessmentReport> assessments(String key) {
        return await(async.assessments(key));
    }

    public AssessmentReport assessment(String key, String rulebook) {
        return await(async.assessment(key, rulebook));
    }

    public AssessmentReport assessment(String key, String rulebook, Map<String, String> parameters) {
        return await(async.assessment(key, rulebook, parameters));
    }

    public ListOf<HistoryEntry> history(String key) {
        return await(async.history(key));
    }

    /** All of an offering's history, newest first, page by page. */
    public Stream<HistoryEntry> wholeHistory(String key) {
        return stream(() -> new PageIterator<>(() -> history(key), page -> await(async.historyBefore(key, page))))
                .flatMap(page -> page.items().stream());
    }

    public Content timemap(String key) {
        return await(async.timemap(key));
    }

    public ParticipantPage participants(ParticipantQuery query) {
        return await(async.participants(query));
    }

    /** All who match, page by page. */
    public Stream<ParticipantSummary> allParticipants(ParticipantQuery query) {
        return stream(() -> new PageIterator<>(() -> participants(query), page -> await(async.next(page))))
                .flatMap(page -> page.items().stream());
    }

    public ParticipantDetail participant(String key) {
        return await(async.participant(key));
    }

    public ListOf<RulebookSummary> rulebooks() {
        return await(async.rulebooks());
    }

    public Content rulebook(String id, String mediaType) {
        return await(async.rulebook(id, mediaType));
    }

    public Content example(String kind) {
        return await(async.example(kind));
    }

    public ListOf<ExampleRef> examples() {
        return await(async.examples());
    }

    public Content shapes(RdfFormat format) {
        return await(async.shapes(format));
    }

    public ListOf<CodeListRef> codeLists() {
        return await(async.codeLists());
    }

    public ListOf<CodeListValue> codeList(String name) {
        return await(async.codeList(name));
    }

    public Content context() {
        return await(async.context());
    }

    public ListOf<ExplainedProblem> problems() {
        return await(async.problems());
    }

    public ExplainedProblem problem(String slug) {
        return await(async.problem(slug));
    }

    public Content graph(String iri, RdfFormat format) {
        return await(async.graph(iri, format));
    }

    public Content sparql(String query, String mediaType) {
        return await(async.sparql(query, mediaType));
    }

    public String checkpoint() {
        return await(async.checkpoint());
    }

    public InclusionProof inclusion(String digest) {
        return await(async.inclusion(digest));
    }

    public ConsistencyProof consistency(long from, long to) {
        return await(async.consistency(from, to));
    }

    public Content catalogDidDocument() {
        return await(async.catalogDidDocument());
    }

    public ListOf<TrustEntry> trusted(TrustedAs role) {
        return await(async.trusted(role));
    }

    public TrustEntry trust(TrustedAs role, TrustEntry entry) {
        return await(async.trust(role, entry));
    }

    public void distrust(TrustedAs role, String did) {
        await(async.distrust(role, did));
    }

    public ListOf<AnchorEntry> anchors() {
        return await(async.anchors());
    }

    public AnchorEntry anchor(AnchorEntry entry) {
        return await(async.anchor(entry));
    }

    public void unanchor(String sha256) {
        await(async.unanchor(sha256));
    }

    public ListOf<TrustEntry.Refused> refused() {
        return await(async.refused());
    }

    public RecordedChange withdraw(String digest, String reason) {
        return await(async.withdraw(digest, reason));
    }

    public RecordedChange erase(String digest, String reason) {
        return await(async.erase(digest, reason));
    }

    public long backup(BackupKeys keys, OutputStream target, LongConsumer progress) {
        return await(async.backup(keys, target, progress));
    }

    /** Waits for a future of {@link AsyncCatalog} as the calls of this class do. */
    @AllowedHere("sets the caller's own flag again, on the caller's own thread")
    public static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                // The trace of the one who waits, beside that of the HTTP client's thread.
                cause.addSuppressed(failed);
                throw cause;
            }
            throw new UnreadableAnswerException("the call failed", failed.getCause());
        }
    }
}

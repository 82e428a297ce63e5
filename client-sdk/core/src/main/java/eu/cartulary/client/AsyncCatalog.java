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
import eu.cartulary.wire.OfferingThen;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantPage;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RecordedChange;
import eu.cartulary.wire.RulebookSummary;
import eu.cartulary.wire.TrustEntry;
import eu.cartulary.wire.ValidationReport;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls, as futures. A future that fails does so with a {@link CatalogException} (inside a
 * {@link java.util.concurrent.CompletionException} where you chained something). Cancelling the future that a method gave
 * closes the connection; it never undoes what the catalog did. What you chain runs on a thread of the
 * {@link java.net.http.HttpClient}: do not block there.
 */
public final class AsyncCatalog {
    private final Transport transport;

    AsyncCatalog(Transport transport) {
        this.transport = transport;
    }

    /** Publishes a signed credential or presentation and waits until it can be found. Repeating it changes nothing. */
    public CompletableFuture<Receipt> publish(Envelope envelope) {
        return Transport.mapped(publishing(envelope), Answer::body);
    }

    /** The same, with the status (201 admitted now, 200 known already) and the index to read from. */
    public CompletableFuture<Answer<Receipt>> publishing(Envelope envelope) {
        return published(envelope, Calls.publish(envelope));
    }

    /** Publishes without waiting for search and assessment: durable, soon to be found. */
    public CompletableFuture<Receipt> publishDurably(Envelope envelope) {
        return Transport.mapped(
                published(envelope, Calls.publish(envelope).with("Prefer", "respond-async")), Answer::body);
    }

    /** What would become of a document; nothing is stored, and it need not be signed. */
    public CompletableFuture<ValidationReport> validate(Envelope document) {
        return body(Calls.validate(document));
    }

    /** What the catalog keeps beside a credential: status, journal index, evidence. */
    public CompletableFuture<CredentialRecord> credential(String digest) {
        return body(Calls.credential(digest));
    }

    /** The original bytes. */
    public CompletableFuture<Envelope> envelope(String digest) {
        return body(Calls.envelope(digest));
    }

    /** What a credential states, as RDF. */
    public CompletableFuture<String> claims(String digest, RdfFormat format) {
        return body(Calls.claims(digest, format));
    }

    /** Revokes, by a token that the issuer signed (see {@code eu.cartulary.sign.Signer#revocation}). Made once. */
    public CompletableFuture<RecordedChange> revoke(String digest, String revocationJwt) {
        return body(Calls.revoke(digest, revocationJwt));
    }

    /** One page of matches. */
    public CompletableFuture<OfferingPage> offerings(OfferingQuery query) {
        return body(Calls.offerings(query));
    }

    /** The page behind this one, if there is one. */
    public CompletableFuture<Optional<OfferingPage>> next(OfferingPage page) {
        return next(page.next(), Calls.offerings(OfferingQuery.any()));
    }

    /** One page of matches in another form: {@code text/turtle} or {@code application/ld+json} (DCAT-AP 3), {@code text/csv} (all of them). */
    public CompletableFuture<Content> offeringsAs(OfferingQuery query, String mediaType) {
        return body(Calls.content("offerings-as", "/offerings", mediaType).asking(query.encoded()));
    }

    /** One offering. */
    public CompletableFuture<OfferingDetail> offering(String key) {
        return body(Calls.offering(key));
    }

    /** One offering in another form: {@code text/turtle} or {@code application/ld+json} (DCAT-AP 3). */
    public CompletableFuture<Content> offeringAs(String key, String mediaType) {
        return body(Calls.content("offering-as", "/offerings/" + Call.encode(key), mediaType));
    }

    /** One offering as it stood at an instant. */
    public CompletableFuture<OfferingThen> offeringAsOf(String key, Instant moment) {
        return body(Calls.offeringAsOf(key, moment.toString()));
    }

    /** One offering as it stood after a record of the journal. */
    public CompletableFuture<OfferingThen> offeringAsOf(String key, long journalIndex) {
        return body(Calls.offeringAsOf(key, Long.toString(journalIndex)));
    }

    /** What every rulebook says of an offering. */
    public CompletableFuture<Map<String, AssessmentReport>> assessments(String key) {
        return body(Calls.assessments(key));
    }

    /** What one rulebook says of an offering, under its default readings. */
    public CompletableFuture<AssessmentReport> assessment(String key, String rulebook) {
        return assessment(key, rulebook, Map.of());
    }

    /** What one rulebook says of an offering, under other readings ({@code weights=2026}). */
    public CompletableFuture<AssessmentReport> assessment(String key, String rulebook, Map<String, String> parameters) {
        return body(Calls.assessment(key, rulebook, parameters));
    }

    /** What happened to an offering, newest first: the first page. */
    public CompletableFuture<ListOf<HistoryEntry>> history(String key) {
        return body(Calls.history(key));
    }

    /** What happened before what is on this page of the same offering's history, if there is more. */
    public CompletableFuture<Optional<ListOf<HistoryEntry>>> historyBefore(String key, ListOf<HistoryEntry> page) {
        return next(page.next(), Calls.history(key));
    }

    /** At which moments an offering can be seen as it stood, as {@code application/link-format} (RFC 7089). */
    public CompletableFuture<Content> timemap(String key) {
        return body(Calls.timemap(key));
    }

    /** One page of those who are described here, by name. What one of them offers: {@link OfferingQuery#provider}. */
    public CompletableFuture<ParticipantPage> participants(ParticipantQuery query) {
        return body(Calls.participants(query));
    }

    /** The page behind this one, if there is one. */
    public CompletableFuture<Optional<ParticipantPage>> next(ParticipantPage page) {
        return next(page.next(), Calls.participants(ParticipantQuery.any()));
    }

    /** One participant, with owners, offerings, credentials and facts. */
    public CompletableFuture<ParticipantDetail> participant(String key) {
        return body(Calls.participant(key));
    }

    /** The rulebooks there are. */
    public CompletableFuture<ListOf<RulebookSummary>> rulebooks() {
        return body(WordCalls.rulebooks());
    }

    /** One rulebook, as {@code application/json} or {@code text/turtle}. */
    public CompletableFuture<Content> rulebook(String id, String mediaType) {
        return body(WordCalls.rulebook(id, mediaType));
    }

    /** A complete description of a kind, ready to be changed and signed. */
    public CompletableFuture<Content> example(String kind) {
        return body(WordCalls.example(kind));
    }

    /** The kinds of which there is an example. */
    public CompletableFuture<ListOf<ExampleRef>> examples() {
        return body(WordCalls.examples());
    }

    /** The rules of admission, as SHACL. */
    public CompletableFuture<Content> shapes(RdfFormat format) {
        return body(WordCalls.shapes(format));
    }

    /** The code lists there are. */
    public CompletableFuture<ListOf<CodeListRef>> codeLists() {
        return body(WordCalls.codeLists());
    }

    /** The values of a code list, such as {@code kinds}. */
    public CompletableFuture<ListOf<CodeListValue>> codeList(String name) {
        return body(WordCalls.codeList(name));
    }

    /** The JSON-LD context of the catalog's own words. */
    public CompletableFuture<Content> context() {
        return body(WordCalls.context());
    }

    /** Every way in which the catalog says no. */
    public CompletableFuture<ListOf<ExplainedProblem>> problems() {
        return body(WordCalls.problems());
    }

    /** One way in which it says no, by the last part of a problem's type. */
    public CompletableFuture<ExplainedProblem> problem(String slug) {
        return body(WordCalls.problem(slug));
    }

    /** A named graph, whole (SPARQL 1.1 Graph Store Protocol). */
    public CompletableFuture<Content> graph(String iri, RdfFormat format) {
        return body(Calls.graph(iri, format));
    }

    /** A SPARQL 1.1 query; the answer as it came, in the media type asked for. */
    public CompletableFuture<Content> sparql(String query, String mediaType) {
        return body(Calls.sparql(query, mediaType));
    }

    /** The newest checkpoint of the log: a signed note (C2SP checkpoint); unverified without a {@link CatalogClient.Builder#check}. */
    public CompletableFuture<String> checkpoint() {
        return checked(Calls.checkpoint(), AnswerCheck.Asked::checkpoint);
    }

    /** That a credential is in the log; unverified without a {@link CatalogClient.Builder#check}. */
    public CompletableFuture<InclusionProof> inclusion(String digest) {
        return checked(Calls.inclusion(digest), (asked, proof) -> asked.inclusion(digest, proof));
    }

    /** That an older tree is the beginning of a newer one, unverified. */
    public CompletableFuture<ConsistencyProof> consistency(long from, long to) {
        return body(Calls.consistency(from, to));
    }

    /** The DID document of the catalog, with the key of its log. */
    public CompletableFuture<Content> catalogDidDocument() {
        return body(Calls.catalogDidDocument());
    }

    /** The trust list. Operators only. */
    public CompletableFuture<ListOf<TrustEntry>> trusted(TrustedAs role) {
        return body(Calls.trusted(role));
    }

    /** Adds to the trust list. Operators only. */
    public CompletableFuture<TrustEntry> trust(TrustedAs role, TrustEntry entry) {
        return body(Calls.trust(role, entry));
    }

    /** Removes from the trust list: its credentials leave all views at once. Operators only. */
    public CompletableFuture<Void> distrust(TrustedAs role, String did) {
        return body(Calls.distrust(role, did));
    }

    /** The certificates to which chains may lead. Operators only. */
    public CompletableFuture<ListOf<AnchorEntry>> anchors() {
        return body(Calls.anchors());
    }

    /** Adds an anchor. Operators only. */
    public CompletableFuture<AnchorEntry> anchor(AnchorEntry entry) {
        return body(Calls.anchor(entry));
    }

    /** Removes an anchor: what it alone let in leaves all views at once. Operators only. */
    public CompletableFuture<Void> unanchor(String sha256) {
        return body(Calls.unanchor(sha256));
    }

    /** Who tried to publish and was refused. Operators only. */
    public CompletableFuture<ListOf<TrustEntry.Refused>> refused() {
        return body(Calls.refused());
    }

    /** Takes a credential out of the catalog, with a reason that stays visible. Operators only. */
    public CompletableFuture<RecordedChange> withdraw(String digest, String reason) {
        return body(Calls.byOperator("withdrawal", digest, reason));
    }

    /** Blanks the bytes of a credential because a law asks for it; the record stays. Operators only. */
    public CompletableFuture<RecordedChange> erase(String digest, String reason) {
        return body(Calls.byOperator("erasure", digest, reason));
    }

    /**
     * Writes a backup of the catalog to a stream, however long it is; the future gives the number of bytes. Operators only. What was
     * written is whole only if {@code eu.cartulary.journal.BackupFile#verify} says so. It is not made again when it breaks off.
     *
     * @param target written by a thread of the {@link java.net.http.HttpClient}, and left open
     * @param progress told the number of bytes so far
     */
    public CompletableFuture<Long> backup(BackupKeys keys, OutputStream target, LongConsumer progress) {
        return Download.of(transport, Calls.backup(keys), target, progress);
    }

    /** Only the question of a link is used, so that no answer can send this client (and its token) elsewhere. */
    private <P> CompletableFuture<Optional<P>> next(@Nullable String link, Call<P> first) {
        if (link == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        String query = URI.create(link).getRawQuery();
        return Transport.mapped(body(first.asking(query == null ? "" : query)), Optional::of);
    }

    private CompletableFuture<Answer<Receipt>> published(Envelope sent, Call<Receipt> call) {
        AnswerCheck.Asked asked = asked();
        CompletableFuture<Answer<Receipt>> answer = transport.send(call);
        return asked == null
                ? answer
                : Transport.composed(
                        answer, got -> asked.receipt(sent, got.body()).thenApply(held -> got));
    }

    private <T> CompletableFuture<T> checked(
            Call<T> call, BiFunction<AnswerCheck.Asked, T, CompletableFuture<T>> check) {
        AnswerCheck.Asked asked = asked();
        CompletableFuture<T> answer = body(call);
        return asked == null ? answer : Transport.composed(answer, got -> check.apply(asked, got));
    }

    private AnswerCheck.@Nullable Asked asked() {
        AnswerCheck check = transport.settings().check();
        return check == null
                ? null
                : check.asking(
                        new AsyncCatalog(new Transport(transport.settings().withoutCheck())));
    }

    private <T> CompletableFuture<T> body(Call<T> call) {
        return Transport.mapped(transport.send(call), Answer::body);
    }
}

package eu.cartulary.testkit;

import eu.cartulary.client.Answer;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.RdfFormat;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.sign.Datacenter;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.Offering;
import eu.cartulary.sign.OfferingKind;
import eu.cartulary.sign.Profile;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.BulkLine;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RecordedChange;
import eu.cartulary.wire.ValidationReport;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/**
 * The scenarios. Each publishes descriptions of its own under fresh IRIs, so that any number of runs can follow one another on
 * the same catalog.
 */
public final class CatalogScenarios {
    private static final String HASH = "0".repeat(64);

    private final CatalogClient catalog;
    private final Signer signer;
    private final String space;
    private final String name;

    /**
     * Prepares the scenarios.
     *
     * @param catalog a client of the catalog to be tried
     * @param signer an issuer whom that catalog trusts
     * @param space beginning of the IRIs that this issuer may speak of: {@code https://cloud.example/} for
     *     {@code did:web:cloud.example}, {@code urn:example:} for an issuer without a host
     */
    public CatalogScenarios(CatalogClient catalog, Signer signer, String space) {
        this(catalog, signer, space, catalog.baseUrl().toString());
    }

    private CatalogScenarios(CatalogClient catalog, Signer signer, String space, String name) {
        this.catalog = catalog;
        this.signer = signer;
        this.space = space;
        this.name = name;
    }

    /** The same for a catalog that is reached at another address than the base URL it goes by. */
    public CatalogScenarios knownAs(String baseUrl) {
        return new CatalogScenarios(catalog, signer, space, baseUrl);
    }

    /** All of them, in order. */
    public void all() {
        aSignedServiceIsFoundReadAndAssessed();
        theSameBytesAgainChangeNothing();
        aChangedSignatureIsRefused();
        aDescriptionIsCheckedAndNotStored();
        manyAreStreamedInAndOut();
        aRevokedServiceIsNoLongerFound();
    }

    /** One presentation goes in; receipt, search, offering, credential, claims and assessments agree on it. */
    public void aSignedServiceIsFoundReadAndAssessed() {
        Service service = service();
        Receipt receipt = catalog.sync().publish(service.envelope());
        check(receipt.credentials().size() == 4, "the receipt names the four credentials");
        Receipt.ListedOffering listed = receipt.offerings().stream()
                .filter(offering -> offering.id().equals(service.offering()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the receipt names the offering"));
        check(listed.listed(), "the offering is listed; it is not because of " + listed.notListedBecause());

        OfferingPage page = catalog.sync()
                .offerings(OfferingQuery.any()
                        .text(service.word())
                        .kind("messaging")
                        .country("FR")
                        .facets("country"));
        check(page.total() == 1, "the search finds exactly the new offering, not " + page.total());
        check(page.items().get(0).key().equals(listed.key()), "search and receipt name the same key");
        check(page.facets().containsKey("country"), "facets are counted when asked for");

        OfferingDetail detail = catalog.sync().offering(listed.key());
        check(detail.id().equals(service.offering()), "the offering is read by its key");
        check(
                catalog.sync()
                        .offeringById(service.offering())
                        .map(OfferingSummary::key)
                        .equals(java.util.Optional.of(listed.key())),
                "the offering is found by its IRI");

        Map<String, AssessmentReport> assessments = catalog.sync().assessments(listed.key());
        check(!assessments.isEmpty(), "at least one rulebook judges it");
        assessments.forEach((rulebook, report) -> check(
                report.offering().equals(service.offering())
                        && !report.criteria().isEmpty(),
                rulebook + " says what it thinks of each criterion"));

        String digest = receipt.credentials().get(0).digest();
        check(catalog.sync().credential(digest).status().equals("active"), "the credential is active");
        byte[] kept = catalog.sync().envelope(digest).bytes();
        boolean asSent = service.credentials().stream().anyMatch(sent -> Arrays.equals(sent.bytes(), kept))
                || Arrays.equals(service.envelope().bytes(), kept);
        check(asSent, "the original bytes come back as they were sent");
        check(catalog.sync().claims(digest, RdfFormat.TURTLE).contains("<"), "its claims are given as Turtle");
    }

    /** Publishing is idempotent by digest. */
    public void theSameBytesAgainChangeNothing() {
        Service service = service();
        Answer<Receipt> first = catalog.sync().publishing(service.envelope());
        Answer<Receipt> second = catalog.sync().publishing(service.envelope());
        check(first.status() == 201, "the first time it is created");
        check(second.status() == 200, "the second time it is known");
        check(
                first.body().journal().index() == second.body().journal().index(),
                "the second time nothing is written to the journal");
    }

    /** One other character in the signature. */
    public void aChangedSignatureIsRefused() {
        String jwt = signer.credential(company(fresh())).text();
        int at = jwt.lastIndexOf('.') + 3;
        String other = jwt.substring(0, at) + (jwt.charAt(at) == 'A' ? 'B' : 'A') + jwt.substring(at + 1);
        try {
            catalog.sync().publish(Envelope.vcJwt(other));
        } catch (CatalogProblemException.SignatureInvalid refused) {
            return;
        }
        throw new AssertionError("a signature that does not hold is refused as signature-invalid");
    }

    /** A check says what a publication would, and leaves no trace. */
    public void aDescriptionIsCheckedAndNotStored() {
        String id = fresh();
        Envelope checked = signer.credential(company(id));
        ValidationReport report = catalog.sync().validate(checked);
        check(
                report.violations().stream()
                        .noneMatch(violation -> violation.rule().startsWith("LegalPerson")),
                "a complete company has no violation: " + report.violations());
        String broken = company(id).toString().replace("gx:headquartersAddress", "gx:headquarterAddress");
        ValidationReport refused = catalog.sync().validate(signer.credential(broken));
        check(!refused.acceptable(), "a company without headquarters would be refused");
        check(
                refused.violations().stream()
                        .anyMatch(violation -> violation.rule().equals("LegalPerson_headquartersAddress_minCount")),
                "the violation names its rule: " + refused.violations());
    }

    /** Bulk publication, and a search as a stream. */
    public void manyAreStreamedInAndOut() {
        List<Envelope> envelopes = new ArrayList<>();
        String word = word();
        for (int i = 0; i < 25; i++) {
            envelopes.add(service(word).envelope());
        }
        List<BulkLine> lines;
        try (SubmissionPublisher<Envelope> source = new SubmissionPublisher<>(Runnable::run, 256)) {
            Gathering<BulkLine> gathering = new Gathering<>();
            catalog.streams().publishAll(source).subscribe(gathering);
            envelopes.forEach(source::submit);
            source.close();
            lines = gathering.all();
        }
        check(lines.size() == envelopes.size(), "every line has an answer");
        lines.forEach(line -> check(line.status() == 201, "line " + line.line() + " is admitted: " + line.problem()));
        Receipt last = catalog.sync().publish(service(word).envelope());
        Gathering<OfferingSummary> found = new Gathering<>();
        catalog.after(last.journal().index())
                .streams()
                .offerings(OfferingQuery.any().text(word))
                .subscribe(found);
        check(found.all().size() == envelopes.size() + 1, "the stream has all matches, beyond a page");
    }

    /** The issuer takes its offering back. */
    public void aRevokedServiceIsNoLongerFound() {
        Service service = service();
        Receipt receipt = catalog.sync().publish(service.envelope());
        String digest = receipt.credentials().stream()
                .filter(credential -> credential.subjects().contains(service.offering()))
                .findFirst()
                .orElseThrow()
                .digest();
        RecordedChange change = catalog.sync().revoke(digest, signer.revocation(digest, RevocationReason.CEASED, name));
        Receipt.JournalPlace place = change.journal();
        CatalogClient afterwards = place == null ? catalog : catalog.after(place.index());
        check(afterwards.sync().credential(digest).status().equals("revoked"), "the credential is revoked");
        long left = afterwards
                .sync()
                .offerings(OfferingQuery.any().text(service.word()))
                .total();
        check(left == 0, "the offering is no longer among the active ones");
    }

    private record Service(String word, String offering, List<Envelope> credentials, Envelope envelope) {}

    private Service service() {
        return service(word());
    }

    private Service service(String word) {
        String company = fresh();
        String site = fresh();
        String offering = fresh();
        List<Envelope> credentials = List.of(
                signer.credential(company(company)),
                signer.credential(
                        Datacenter.of(site, "Site", "FR").maintainedBy(company).build()),
                signer.credential(Offering.of(OfferingKind.EMAIL, offering, "Mail " + word)
                        .description("Mailboxes for a scenario.")
                        .providedBy(company)
                        .terms("https://terms.example/", HASH)
                        .hostedOn(Datacenter.zoneOf(site))
                        .build()),
                signer.credential(Profile.of(OfferingKind.EMAIL, offering)
                        .openProtocol("IMAP4rev2", "https://www.rfc-editor.org/rfc/rfc9051")
                        .export("mail", "application/mbox", "protocol")
                        .switching(Period.ofMonths(2), Period.ofDays(30), Period.ofDays(30))
                        .location("FR", "processing", "storage")
                        .party(company, "operator", "FR")
                        .complete("location", "party")
                        .fact("tlsMinimum", "1.3")
                        .fact("ownDomain", true)
                        .build()));
        return new Service(word, offering, credentials, signer.presentation(credentials));
    }

    private static eu.cartulary.sign.Description company(String id) {
        return LegalPerson.of(id, "Scenario SAS")
                .registration(RegistrationNumber.vatId("FR00123456789"))
                .seat("FR")
                .build();
    }

    private String fresh() {
        return space + "scenario-" + UUID.randomUUID();
    }

    /** A word that no other offering has. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void check(boolean holds, String promise) {
        if (!holds) {
            throw new AssertionError("not kept: " + promise);
        }
    }

    /** Takes everything and waits for the end, a minute at most. */
    private static final class Gathering<T> implements Flow.Subscriber<T> {
        private final List<T> items = new ArrayList<>();
        private final CompletableFuture<List<T>> end = new CompletableFuture<>();

        List<T> all() {
            return end.orTimeout(60, TimeUnit.SECONDS).join();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(List.copyOf(items));
        }
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogProblemException;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.ParticipantQuery;
import eu.cartulary.client.RdfFormat;
import eu.cartulary.client.SyncCatalog;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.log.Merkle;
import eu.cartulary.reactor.ReactiveCatalog;
import eu.cartulary.report.Grade;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.ExampleRef;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.OfferingThen;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantSummary;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.WrittenRecord;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the catalog lets be read, read by the client: typed, and what it says is what was published. */
class ClientReadsRealCatalogTest {
    private static final String COMPANY = "https://alpha.example/company";

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static CatalogClient client;
    private static SyncCatalog catalog;
    private static Provider alpha;
    private static Receipt receipt;
    private static String key;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        client = running.client();
        catalog = client.sync();
        for (String host : List.of("beta.example", "gamma.example")) {
            catalog.publish(provider(host).presentation("office"));
        }
        alpha = provider("alpha.example");
        receipt = catalog.publish(alpha.presentation("messaging/email"));
        key = receipt.offerings().get(0).key();
    }

    private static Provider provider(String host) {
        return new Provider(host, Algorithm.ES256).on(running.outbound).trustedBy(running.catalog());
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    /** What it asks for, by the name of the parameter; {@code cursor} is asked where there is one. */
    static Stream<Map.Entry<String, OfferingQuery>> searches() {
        Map<String, OfferingQuery> searches = new LinkedHashMap<>();
        OfferingQuery any = OfferingQuery.any();
        searches.put("id", any.id("https://alpha.example/offerings/mail"));
        searches.put("q", any.text("two words"));
        searches.put("kind", any.kind("messaging/email").kind("video"));
        searches.put("provider", any.provider(COMPANY));
        searches.put("country", any.country("DE").country("FR"));
        searches.put("onlyIn", any.onlyIn("EU"));
        searches.put("exposedTo", any.exposedTo("US"));
        searches.put("notExposedTo", any.notExposedTo("US"));
        searches.put("certificate", any.certificate("iso-27001"));
        searches.put("protocol", any.protocol("IMAP4rev2"));
        searches.put("exportFormat", any.exportFormat("application/mbox"));
        searches.put("keyCustody", any.keyCustody("hyok"));
        searches.put("level", any.level("ipc-baseline", "IPC-1").level("eu-csf-1.2.1", "SOV-5", "SEAL-3"));
        searches.put("proof", any.level("ipc-baseline", "IPC-1").proof(Grade.EVIDENCED));
        searches.put("status", any.status("ended"));
        searches.put("near", any.near(48.2, 16.37, 300));
        searches.put("sort", any.sort("-name"));
        searches.put("facets", any.facets("kind", "country"));
        searches.put("limit", any.limit(7));
        return searches.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void the_catalog_takes_every_parameter_of_a_search(Map.Entry<String, OfferingQuery> search) {
        assertThat(search.getValue().encoded()).contains(search.getKey() + "=");
        OfferingPage page = catalog.offerings(search.getValue());
        assertThat(page.total()).isNotNegative();
    }

    @Test
    void a_parameter_that_there_is_not_is_refused_and_a_cursor_goes_on() {
        assertThatThrownBy(() -> catalog.offerings(OfferingQuery.any().and("nonsense", "1")))
                .isInstanceOf(CatalogProblemException.UnknownParameter.class);
        OfferingPage first = catalog.offerings(OfferingQuery.any().sort("name").limit(2));
        String cursor = first.next().replaceFirst(".*[?&]cursor=([^&]+).*", "$1");
        OfferingPage second = catalog.offerings(
                OfferingQuery.any().sort("name").limit(2).cursor(URLDecoder.decode(cursor, StandardCharsets.UTF_8)));
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(OfferingSummary::id)
                        .distinct())
                .hasSizeBetween(3, 4);
        assertThat(catalog.all(OfferingQuery.any().limit(1))).hasSizeBetween(3, 4);
    }

    @Test
    void facets_are_counted_and_facts_are_typed() {
        OfferingPage page = catalog.offerings(OfferingQuery.any().facets("kind", "country"));
        assertThat(page.facets()).containsKeys("kind", "country");
        OfferingDetail offering = catalog.offering(key);
        assertThat(offering.facts()).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.path()).contains(":");
            assertThat(fact.value()).isNotNull();
        });
        assertThat(offering.sources()).extracting(OfferingDetail.Source::status).containsOnly("active");
    }

    @Test
    void participants_are_listed_page_by_page_and_each_has_its_offerings() {
        List<ParticipantSummary> all =
                catalog.allParticipants(ParticipantQuery.any().limit(2)).toList();
        assertThat(all).extracting(ParticipantSummary::id).contains(COMPANY).doesNotHaveDuplicates();
        assertThat(catalog.participants(ParticipantQuery.any().text("alpha")).items())
                .extracting(ParticipantSummary::id)
                .contains(COMPANY);
        ParticipantDetail company = catalog.participant(Key.of(COMPANY).value());
        assertThat(company.id()).isEqualTo(COMPANY);
        assertThat(company.facts()).isNotEmpty();
        assertThat(company.credentials()).isNotEmpty();
        assertThat(catalog.all(OfferingQuery.any().provider(company.key())))
                .extracting(OfferingSummary::key)
                .containsExactlyElementsOf(company.offerings().items().stream()
                        .map(OfferingSummary::key)
                        .toList());
    }

    @Test
    void the_past_of_an_offering_is_told_and_shown() {
        Provider past = provider("past.example");
        Receipt published = catalog.publish(past.presentation("video"));
        Receipt.PublishedCredential profile = published.credentials().stream()
                .filter(one ->
                        one.subjects().contains(published.offerings().get(0).id() + "-profile"))
                .findFirst()
                .orElseThrow();
        String offering = published.offerings().get(0).key();
        String revocation = past.signer.revocation(profile.digest(), RevocationReason.ERROR, RunningCatalog.BASE);
        long after = catalog.revoke(profile.digest(), revocation).journal().index();
        SyncCatalog now = client.after(after).sync();

        HistoryEntry newest = now.history(offering).items().get(0);
        // Levels that a revocation moves are said a moment later: what was read later may have more.
        List<HistoryEntry> whole = now.wholeHistory(offering).toList();
        assertThat(whole).extracting(HistoryEntry::event).contains("admitted", "revoked", "level-changed");
        assertThat(whole).isSortedAccordingTo((a, b) -> Long.compare(b.index(), a.index()));
        assertThat(whole).contains(newest);

        OfferingThen then = now.offeringAsOf(offering, published.journal().index());
        assertThat(then.asOf().index()).isEqualTo(published.journal().index());
        assertThat(then.sources())
                .anySatisfy(source -> assertThat(source.statusNow()).isEqualTo("revoked"));
        assertThat(now.offeringAsOf(offering, then.asOf().time()).id()).isEqualTo(then.id());
        assertThat(now.timemap(offering).text()).contains("rel=\"memento\"");
    }

    @Test
    void offerings_come_in_other_forms() {
        assertThat(catalog.offeringAs(key, "text/turtle").text()).contains("dcat");
        assertThat(catalog.offeringsAs(OfferingQuery.any(), "text/csv").text().lines())
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(catalog.graph("urn:cartulary:records", RdfFormat.TURTLE).mediaType())
                .startsWith("text/turtle");
    }

    @Test
    void words_and_rules_are_read() throws Exception {
        assertThat(catalog.codeLists().items()).extracting(list -> list.name()).contains("kinds");
        assertThat(catalog.codeList("kinds").items())
                .extracting(value -> value.notation())
                .contains("messaging/email");
        assertThat(catalog.examples().items()).extracting(ExampleRef::kind).contains("messaging/email");
        assertThat(catalog.shapes(RdfFormat.TURTLE).text()).contains("shacl");
        assertThat(Json.read(catalog.context().bytes()).has("@context")).isTrue();
        assertThat(catalog.problems().items()).hasSameSizeAs(ProblemType.values());
        assertThat(catalog.problem("shape-violations").status()).isEqualTo(422);
        assertThat(catalog.rulebooks().items()).isNotEmpty();
    }

    @Test
    void the_records_of_the_log_are_the_leaves_that_receipts_name() {
        List<WrittenRecord> records =
                ReactiveCatalog.of(client).records(0).collectList().block();
        Receipt.JournalPlace place = receipt.journal();
        WrittenRecord record = records.get(Math.toIntExact(place.index()));
        assertThat(record.index()).isEqualTo(place.index());
        assertThat(Merkle.leaf(record.header()).hex()).isEqualTo(place.leafHash());
        assertThat(records).anyMatch(one -> one.payload() != null);
    }
}

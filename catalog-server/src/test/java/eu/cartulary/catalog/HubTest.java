package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.projection.BuyerSettings;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.publish.Submission;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A change at a hub is visible before everybody who depends on it is judged; who waits is shown as waiting, and has no level. */
class HubTest {
    private static final List<String> KINDS =
            List.of("office", "storage/object", "messaging/email", "video", "network", "platform");
    private static final BuyerSettings TWO_AT_ONCE = new BuyerSettings(2, 1, 10_000);

    @TempDir
    Path data;

    @TempDir
    Path beside;

    private OpenCatalog running;
    private Provider provider;

    @BeforeEach
    void fill() throws Exception {
        running = new OpenCatalog(data).open();
        provider = new Provider("hub.example", Algorithm.EDDSA)
                .on(running.shelf)
                .at(running.clock)
                .trustedBy(running.catalog);
        for (String kind : KINDS) {
            publish(provider.presentation(kind));
        }
    }

    @AfterEach
    void close() throws Exception {
        running.close();
    }

    @Test
    void of_those_a_change_touches_some_are_judged_at_once_and_the_rest_wait_without_a_level() throws Exception {
        long before = settled();
        publish(companyRenamed());
        long after = settled();
        try (BuyerViews views = running.catalog.buyerViews(TWO_AT_ONCE).open(beside)) {
            apply(views, 0, before);
            drain(views);
            Map<String, JsonNode> quiet = shown(views);
            assertThat(quiet.values()).hasSize(KINDS.size()).allMatch(HubTest::isJudged);
            apply(views, before, before + 1);
            Map<String, JsonNode> shown = shown(views);
            assertThat(shown.values())
                    .as("all say the new name, whether they are judged or not")
                    .allMatch(detail -> detail.at("/provider/name").asString("").equals("Renamed SAS"));
            assertThat(shown.values().stream().filter(HubTest::isJudged)).hasSize(2);
            assertThat(views.pending()).isEqualTo(KINDS.size() - 2);
            assertThat(shown.values().stream().filter(detail -> !isJudged(detail)))
                    .allMatch(detail -> detail.path("assessment").asString("").equals("pending")
                            && detail.path("levels").isEmpty());
            assertThat(views.workAhead())
                    .as("one at a time, and more are waiting")
                    .isTrue();
            assertThat(views.pending()).isEqualTo(KINDS.size() - 3);
            drain(views);
            assertThat(shown(views).values()).allMatch(HubTest::isJudged);
            apply(views, before + 1, after);
            assertThat(levelsAndBegin(shown(views)))
                    .isEqualTo(levelsAndBegin(shown(running.catalog.buyers().live())));
        }
    }

    @Test
    void two_changes_of_a_hub_are_one_reassessment_of_who_waits() throws Exception {
        long before = settled();
        publish(companyRenamed());
        publish(companyRenamed());
        try (BuyerViews views = running.catalog.buyerViews(TWO_AT_ONCE).open(beside)) {
            apply(views, 0, before);
            drain(views);
            apply(views, before, running.catalog.journal().size());
            assertThat(views.pending()).isLessThanOrEqualTo(KINDS.size() - 2);
        }
    }

    @Test
    void another_set_of_rules_asks_every_offering_anew() throws Exception {
        long before = settled();
        running.catalog
                .journal()
                .append(Drafts.rulesChanged(Map.of("ipc-baseline", "another")))
                .join();
        try (BuyerViews views = running.catalog.buyerViews(TWO_AT_ONCE).open(beside)) {
            apply(views, 0, before);
            drain(views);
            apply(views, before, before + 1);
            assertThat(views.pending()).isEqualTo(KINDS.size() - 2);
            drain(views);
            assertThat(shown(views).values()).allMatch(HubTest::isJudged);
        }
    }

    @Test
    void claims_are_found_also_where_the_cache_has_no_room_for_them() {
        ClaimsStore store = new ClaimsStore(running.catalog.journal(), running.catalog::stated, 1);
        Register register = running.catalog.journal().register();
        for (int line = 0; line < register.count(); line++) {
            Digest digest = register.at(line).digest();
            assertThat(store.find(digest).map(ClaimsStore.Stated::head).map(CredentialHead::digest))
                    .contains(digest);
        }
    }

    private Envelope companyRenamed() {
        JsonNode company = provider.example("office").stream()
                .filter(each -> each.at("/credentialSubject/type").asString("").equals("gx:LegalPerson"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) company.path("credentialSubject")).put("name", "Renamed SAS");
        running.now = running.now.plusSeconds(1);
        return provider.signer.credential(company);
    }

    private void publish(Envelope envelope) {
        running.now = running.now.plusSeconds(1);
        var outcome = running.catalog
                .publisher()
                .publish(new Submission(envelope.mediaType(), envelope.bytes(), Language.EN, Submission.Until.VISIBLE))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    /** Until all is applied and said; gives the size of the journal. */
    private long settled() {
        long size;
        do {
            size = running.catalog.journal().size();
            running.catalog.buyers().visible(size - 1).join();
        } while (!running.catalog.buyers().live().owed().isEmpty()
                || running.catalog.buyers().live().pending() > 0
                || running.catalog.journal().size() != size);
        return size;
    }

    private void apply(BuyerViews views, long from, long to) throws IOException {
        for (JournalRecord record : running.catalog.journal().read(from, (int) (to - from))) {
            views.apply(List.of(record));
        }
    }

    private static void drain(BuyerViews views) throws IOException {
        boolean more = true;
        while (more) {
            more = views.workAhead();
        }
    }

    private static boolean isJudged(JsonNode detail) {
        return !detail.path("levels").isEmpty();
    }

    private static Map<String, JsonNode> shown(BuyerViews views) throws Exception {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (String offering : views.supplyChain().offerings()) {
            shown.put(
                    offering,
                    Json.read(views.index().byIri(offering).orElseThrow().detail()));
        }
        return shown;
    }

    private static List<String> levelsAndBegin(Map<String, JsonNode> shown) {
        List<String> levels = new ArrayList<>();
        shown.forEach((offering, detail) -> levels.add(offering + detail.path("levels") + detail.path("published")));
        return levels;
    }
}

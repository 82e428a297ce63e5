package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Change;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The past of an offering over HTTP: what happened, and how it stood at any moment; the same after a restart and a rebuild. */
class HistoryTest {
    /** Requests until something that is on its way must be there. */
    private static final int PATIENCE = 5_000;

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    /** The way of one offering, and what is said of it at its end. */
    private record Way(
            Provider provider,
            String key,
            Receipt first,
            Receipt second,
            String profile,
            long beforeWithdrawal,
            List<HistoryEntry> beforeErasure) {
        String description(Receipt of) {
            return descriptionOf(of);
        }
    }

    private static String descriptionOf(Receipt receipt) {
        return receipt.credentials().stream()
                .filter(one -> one.types().toString().contains("ServiceOffering"))
                .findFirst()
                .orElseThrow()
                .digest();
    }

    @Test
    void everything_that_happened_is_told_newest_first_and_stays_over_restart_and_rebuild() throws Exception {
        List<HistoryEntry> told;
        Way way;
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = operator(running)) {
            way = way(running, client);
            told = history(running, way.key(), "en", 200);
            assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(b.index(), a.index()));
            assertThat(events(told, way.description(way.first()))).containsExactly("admitted", "superseded", "erased");
            assertThat(events(told, way.description(way.second()))).containsExactly("admitted", "revoked");
            assertThat(events(way.beforeErasure(), way.profile())).containsExactly("admitted", "withdrawn");
            assertThat(events(told, way.profile()))
                    .as("an erasure blanks the whole envelope, and with it of whom the profile spoke")
                    .isEmpty();
            HistoryEntry superseded = one(told, way.description(way.first()), "superseded");
            assertThat(superseded.index()).isEqualTo(way.second().journal().index());
            assertThat(superseded.more()).containsEntry("replacedBy", way.description(way.second()));
            assertThat(one(way.beforeErasure(), way.profile(), "withdrawn").more())
                    .containsEntry("reason", "not true");
            assertThat(one(told, way.description(way.second()), "revoked").more())
                    .containsEntry("reason", "ceased");

            List<HistoryEntry> moves = told.stream()
                    .filter(entry -> entry.event().equals("level-changed"))
                    .filter(entry -> "ipc-baseline".equals(entry.rulebook()))
                    .toList();
            HistoryEntry firstMove = moves.get(moves.size() - 1);
            assertThat(firstMove.from()).isNull();
            assertThat(firstMove.to())
                    .isEqualTo(way.first().offerings().get(0).levels().get("ipc-baseline"));
            assertThat(firstMove.more())
                    .containsEntry("causedBy", (int) way.first().journal().index())
                    .containsKey("rules");
            assertThat(moves.get(0).to()).as("nothing is in force any more").isNull();
            assertThat(history(running, way.key(), "de", 200).get(0).cause())
                    .isNotEqualTo(told.get(0).cause());

            running.catalog().buyers().rebuild("a test").join();
            assertThat(history(running, way.key(), "en", 200)).isEqualTo(told);
        }
        try (RunningCatalog again = RunningCatalog.start(data)) {
            assertThat(history(again, way.key(), "en", 200)).isEqualTo(told);
            assertThat(history(again, way.key(), "en", 3)).as("page by page").isEqualTo(told);
        }
    }

    @Test
    void an_offering_can_be_seen_as_it_stood_at_any_moment() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = operator(running)) {
            Way way = way(running, client);
            String path = "/offerings/" + way.key();

            JsonNode now = json(get(running, path));
            assertThat(now.path("status").asString()).isEqualTo("revoked");

            HttpResponse<String> then =
                    get(running, path + "?asOf=" + way.second().journal().index());
            JsonNode second = json(then);
            assertThat(second.path("name").asString()).isEqualTo("Second name");
            assertThat(second.path("status").asString()).isEqualTo("active");
            assertThat(second.path("sources").toString()).contains("\"statusNow\":\"revoked\"");
            assertThat(then.headers().firstValue("Memento-Datetime")).isPresent();
            assertThat(then.headers().allValues("Link").toString())
                    .contains("rel=\"original timegate\"", "rel=\"timemap\"", "rel=\"memento\"");
            assertThat(then.headers().allValues("Vary").toString().toLowerCase(java.util.Locale.ROOT))
                    .contains("accept-datetime");
            JsonNode judged = json(get(running, path + "?asOf=" + way.beforeWithdrawal()));
            assertThat(judged.path("levels").path("ipc-baseline").asString())
                    .as("as the log had said, not as it is judged today")
                    .isEqualTo(way.second().offerings().get(0).levels().get("ipc-baseline"));

            JsonNode first =
                    json(get(running, path + "?asOf=" + way.first().journal().index()));
            assertThat(first.path("sources").toString()).contains("\"statusNow\":\"erased\"");
            assertThat(first.path("status").asString()).isEqualTo("active");

            HttpResponse<String> early = get(running, path, "Accept-Datetime", "Mon, 01 Jan 2001 00:00:00 GMT");
            assertThat(early.headers().firstValue("Content-Location"))
                    .contains(path + "?asOf=" + way.first().journal().index());
            HttpResponse<String> late = get(running, path, "Accept-Datetime", "Fri, 31 Dec 2100 00:00:00 GMT");
            assertThat(json(late).path("status").asString()).isEqualTo("revoked");
            String moment = then.headers().firstValue("Memento-Datetime").orElseThrow();
            assertThat(get(running, path, "Accept-Datetime", moment).statusCode())
                    .isEqualTo(200);

            assertThat(get(running, path + "?asOf=0").statusCode()).isEqualTo(404);
            assertThat(get(running, path + "?asOf=2001-01-01T00:00:00Z").statusCode())
                    .isEqualTo(404);
            assertThat(get(running, path + "?asOf=999999").statusCode()).isEqualTo(400);
            assertThat(get(running, path + "?asOf=yesterday").statusCode()).isEqualTo(400);
            assertThat(get(running, path, "Accept-Datetime", "yesterday").statusCode())
                    .isEqualTo(400);
            assertThat(get(running, path + "/history?limit=201").statusCode()).isEqualTo(400);
            assertThat(get(running, path + "/history?cursor=x").statusCode()).isEqualTo(400);

            HttpResponse<String> map = get(running, path + "/timemap");
            assertThat(map.headers().firstValue("Content-Type").orElse("")).startsWith("application/link-format");
            List<String> mementos = map.body()
                    .lines()
                    .filter(line -> line.contains("rel=\"memento\""))
                    .toList();
            assertThat(mementos).hasSizeGreaterThan(4);
            for (String memento : mementos) {
                String address = memento.substring(1, memento.indexOf('>'));
                assertThat(get(running, address).statusCode()).as(address).isEqualTo(200);
            }
        }
    }

    @Test
    void what_the_operator_and_status_lists_take_away_and_give_back_is_told() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = running.client()) {
            Provider provider = new Provider("list.example", Algorithm.EDDSA)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            Receipt receipt = client.sync().publish(provider.presentation("office"));
            Digest digest = new Digest(receipt.credentials().get(3).digest());
            var journal = running.catalog().journal();
            for (Change.ListedStatus status :
                    List.of(Change.ListedStatus.SUSPENDED, Change.ListedStatus.VALID, Change.ListedStatus.REVOKED)) {
                journal.append(Drafts.statusChanged(List.of(digest), status, "https://list.example/status"))
                        .join();
            }
            journal.append(Drafts.untrusted(new Did(provider.did()), Role.ISSUER, "why not", "test"))
                    .join();
            journal.append(Drafts.trusted(new Did(provider.did()), Role.ISSUER, List.of(), null, "test"))
                    .join();
            long last = journal.append(Drafts.trusted(new Did(provider.did()), Role.ISSUER, List.of(), "note", "test"))
                                    .join()
                            instanceof
                            eu.cartulary.catalog.kernel.Outcome.Done<eu.cartulary.catalog.journal.RecordHeader> done
                    ? done.value().index()
                    : -1;
            running.catalog().buyers().visible(last).join();

            List<HistoryEntry> told =
                    history(running, receipt.offerings().get(0).key(), "en", 200);
            assertThat(events(told, digest.hex()))
                    .containsExactly("admitted", "suspended", "reinstated", "revoked", "untrusted", "trusted");
        }
    }

    @Test
    void a_pattern_of_hosts_takes_away_and_gives_back_as_well() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = running.client()) {
            var journal = running.catalog().journal();
            Did pattern = new Did("did:web:*.example");
            journal.append(Drafts.trusted(pattern, Role.ISSUER, List.of(), null, "test"))
                    .join();
            Provider provider = new Provider("below.example", Algorithm.EDDSA).on(running.outbound);
            Receipt receipt = client.sync().publish(provider.presentation("office"));
            long before = receipt.journal().index();
            journal.append(Drafts.untrusted(pattern, Role.ISSUER, "why not", "test"))
                    .join();
            long away = journal.size() - 1;
            running.catalog().buyers().visible(away).join();
            journal.append(Drafts.trusted(new Did(provider.did()), Role.ISSUER, List.of(), null, "test"))
                    .join();
            journal.append(Drafts.trusted(pattern, Role.ISSUER, List.of(), null, "test"))
                    .join();
            running.catalog().buyers().visible(journal.size() - 1).join();

            String key = receipt.offerings().get(0).key();
            assertThat(events(
                            history(running, key, "en", 200),
                            receipt.credentials().get(3).digest()))
                    .containsExactly("admitted", "untrusted", "trusted");
            assertThat(json(get(running, "/offerings/" + key + "?asOf=" + before))
                            .path("status")
                            .asString())
                    .isEqualTo("active");
            assertThat(json(get(running, "/offerings/" + key + "?asOf=" + away))
                            .path("status")
                            .asString())
                    .isEqualTo("untrusted");
        }
    }

    @Test
    void strangers_cannot_write_into_the_history_of_anothers_offering() throws Exception {
        try (RunningCatalog running = RunningCatalog.start(data);
                CatalogClient client = running.client()) {
            Receipt receipt = client.sync()
                    .publish(new Provider("own.example", Algorithm.EDDSA)
                            .on(running.outbound)
                            .trustedBy(running.catalog())
                            .presentation("office"));
            Provider stranger = new Provider("loud.example", Algorithm.EDDSA)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            JsonNode profile = stranger.example("office").get(4);
            ((ObjectNode) profile.path("credentialSubject"))
                    .put("describes", receipt.offerings().get(0).id());
            Receipt noise = client.sync().publish(stranger.signer.credential(profile));

            running.catalog().buyers().visible(noise.journal().index()).join();
            List<HistoryEntry> told =
                    history(running, receipt.offerings().get(0).key(), "en", 200);
            assertThat(told).isNotEmpty();
            assertThat(told)
                    .noneMatch(entry -> stranger.did().equals(entry.more().get("issuer")));
        }
    }

    private static CatalogClient operator(RunningCatalog running) {
        return CatalogClient.builder(running.address())
                .token(() -> running.operator().substring("Bearer ".length()))
                .build();
    }

    /** Published, replaced, its profile withdrawn, the newer one revoked, the older one erased. */
    private Way way(RunningCatalog running, CatalogClient client) throws Exception {
        Provider provider = new Provider("past.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        Receipt first = client.sync().publish(provider.presentation("office"));
        String key = first.offerings().get(0).key();
        awaitEvents(running, key, 1, "level-changed");
        Receipt second = client.sync().publish(renamed(provider));
        String profile = first.credentials().stream()
                .filter(one -> one.types().toString().contains("OfficeProfile"))
                .findFirst()
                .orElseThrow()
                .digest();
        long before = running.catalog().journal().size() - 1;
        client.sync().withdraw(profile, "not true");
        String newer = descriptionOf(second);
        client.sync().revoke(newer, provider.signer.revocation(newer, RevocationReason.CEASED, RunningCatalog.BASE));
        awaitEvents(running, key, 1, "revoked");
        Way way = new Way(provider, key, first, second, profile, before, history(running, key, "en", 200));
        client.sync().erase(way.description(first), "a court says so");
        awaitEvents(running, key, 1, "erased");
        awaitQuiet(running);
        return way;
    }

    private static Envelope renamed(Provider provider) {
        JsonNode offering = provider.example("office").stream()
                .filter(each -> each.at("/credentialSubject/type").asString("").equals("gx:ServiceOffering"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) offering.path("credentialSubject")).put("name", "Second name");
        return provider.signer.presentation(List.of(provider.signer.credential(offering)));
    }

    private void awaitEvents(RunningCatalog running, String key, int number, String event) throws Exception {
        for (int tries = 0; tries < PATIENCE; tries++) {
            if (history(running, key, "en", 200).stream()
                            .filter(entry -> entry.event().equals(event))
                            .count()
                    >= number) {
                return;
            }
        }
        throw new AssertionError("no " + event + " in the history of " + key);
    }

    /** Until all is applied and nothing is owed any more. */
    private static void awaitQuiet(RunningCatalog running) {
        var journal = running.catalog().journal();
        for (int tries = 0; tries < PATIENCE; tries++) {
            long size = journal.size();
            running.catalog().buyers().visible(size - 1).join();
            if (running.catalog().buyers().live().owed().isEmpty() && journal.size() == size) {
                return;
            }
        }
        throw new AssertionError("levels are owed without end");
    }

    /** All of it, by pages. */
    private List<HistoryEntry> history(RunningCatalog running, String key, String language, int limit)
            throws Exception {
        List<HistoryEntry> all = new ArrayList<>();
        String next = "/offerings/" + key + "/history?limit=" + limit;
        while (next != null) {
            JsonNode page = json(get(running, next, "Accept-Language", language));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            for (JsonNode item : page.path("items")) {
                all.add(Json.read(Json.write(item), HistoryEntry.class));
            }
            next = page.path("next").asString(null);
        }
        return all;
    }

    private static List<String> events(List<HistoryEntry> told, String digest) {
        List<String> events = new ArrayList<>(told.stream()
                .filter(entry -> digest.equals(entry.credential()))
                .map(HistoryEntry::event)
                .toList());
        java.util.Collections.reverse(events);
        return events;
    }

    private static HistoryEntry one(List<HistoryEntry> told, String digest, String event) {
        return told.stream()
                .filter(entry ->
                        digest.equals(entry.credential()) && entry.event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(RunningCatalog running, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Json.MalformedJsonException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }
}

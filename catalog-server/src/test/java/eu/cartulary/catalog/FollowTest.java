package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows the catalog: events as they happen and from the past, the event stream in pages; over sockets, over a restart. */
class FollowTest {
    /** Enough records that pages close, and a second node of pages is needed. */
    private static final int RECORDS = 32 * 3;

    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static Receipt mail;
    private static Receipt later;
    private static Receipt video;
    private static String last;

    @BeforeAll
    static void start() throws Exception {
        running = RunningCatalog.start(data, "--cartulary.http.heartbeat=200ms");
        Provider provider = new Provider("nordpost.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        Provider other = new Provider("film.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            mail = client.sync().publish(provider.presentation("messaging/email"));
            video = client.sync().publish(other.presentation("video"));
            later = client.sync().publish(renamed(provider));
            String digest = video.credentials().get(3).digest();
            String token = other.signer.revocation(digest, RevocationReason.CEASED, RunningCatalog.BASE);
            assertThat(post("/credentials/" + digest + "/revocation", token)).isEqualTo(201);
        }
        for (int i = 0; i < RECORDS; i++) {
            trust("did:web:nobody-" + i + ".example");
        }
        awaitEnded();
        last = String.valueOf(running.catalog().journal().size() - 1);
    }

    private static void awaitEnded() throws Exception {
        try (EventReader reader = new EventReader(URI.create(running.address() + "/events"), "0.0")) {
            reader.until(event -> event.name().equals("offering.ended"));
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static void trust(String did) {
        running.catalog()
                .journal()
                .append(Drafts.trusted(new Did(did), Role.ISSUER, List.of(), null, "test"))
                .join();
    }

    private static Envelope renamed(Provider provider) {
        JsonNode offering = provider.example("messaging/email").get(3);
        ((ObjectNode) offering.path("credentialSubject")).put("name", "Mail, renamed");
        return provider.signer.credential(offering);
    }

    private static int post(String path, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(running.address().resolve(path))
                                    .header("Content-Type", "application/jwt")
                                    .POST(HttpRequest.BodyPublishers.ofString(token))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private static List<EventReader.Event> fromTheBeginning(RunningCatalog catalog) throws Exception {
        trust("did:web:end-" + System.nanoTime() + ".example");
        try (EventReader reader = new EventReader(URI.create(catalog.address() + "/events"), "0.0")) {
            return reader.until(event -> event.name().equals("offering.ended"));
        }
    }

    @Test
    void every_thing_that_happened_is_told_in_order_as_a_cloud_event() throws Exception {
        List<EventReader.Event> events = fromTheBeginning(running);

        List<String> told = events.stream().map(EventReader.Event::name).toList();
        assertThat(told)
                .contains(
                        "credential.admitted",
                        "credential.superseded",
                        "credential.revoked",
                        "offering.listed",
                        "offering.changed",
                        "offering.level-changed",
                        "offering.ended");
        long before = -1;
        for (EventReader.Event event : events) {
            JsonNode cloud = event.json();
            assertThat(cloud.path("specversion").asString()).isEqualTo("1.0");
            assertThat(cloud.path("id").asString()).isEqualTo(event.id());
            assertThat(cloud.path("type").asString()).isEqualTo(event.name());
            assertThat(cloud.path("source").asString()).isEqualTo(RunningCatalog.BASE);
            assertThat(cloud.path("subject").asString()).isNotEmpty();
            String[] place = event.id().split("\\.");
            long position = Long.parseLong(place[0]) * 1_000_000 + Long.parseLong(place[1]);
            assertThat(position).isGreaterThan(before);
            before = position;
        }
        JsonNode superseded = events.stream()
                .filter(e -> e.name().equals("credential.superseded"))
                .findFirst()
                .orElseThrow()
                .json()
                .path("data");
        assertThat(superseded.path("digest").asString())
                .isEqualTo(mail.credentials().get(3).digest());
        assertThat(superseded.path("supersededBy").asString())
                .isEqualTo(later.credentials().get(0).digest());
    }

    @Test
    void an_offering_is_listed_before_its_levels_and_ended_after_its_revocation() throws Exception {
        String offering = video.offerings().get(0).id();
        List<String> told = fromTheBeginning(running).stream()
                .filter(e -> e.json().path("subject").asString().equals(offering))
                .map(EventReader.Event::name)
                .distinct()
                .toList();

        assertThat(told)
                .containsExactly("offering.listed", "offering.level-changed", "offering.changed", "offering.ended");
    }

    @Test
    void a_client_that_comes_back_goes_on_where_it_was() throws Exception {
        List<EventReader.Event> all = fromTheBeginning(running);
        int half = all.size() / 2;
        try (EventReader reader = new EventReader(
                URI.create(running.address() + "/events"), all.get(half).id())) {
            assertThat(reader.answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(reader.until(e -> e.name().equals("offering.ended")))
                    .isEqualTo(all.subList(half + 1, all.size()));
        }
    }

    @Test
    void silence_is_broken_by_comments() throws Exception {
        try (EventReader reader = new EventReader(URI.create(running.address() + "/events"), null)) {
            assertThat(reader.next().data()).startsWith(":");
            assertThat(reader.next().data()).startsWith(": still here");
        }
        try (EventReader reader = new EventReader(URI.create(running.address() + "/offerings?kind=network"), null)) {
            assertThat(reader.next().data()).startsWith(":");
            assertThat(reader.next().data()).startsWith(": still here");
        }
    }

    @Test
    void who_asks_for_a_place_that_never_was_is_told_of_the_gap() throws Exception {
        try (EventReader reader = new EventReader(URI.create(running.address() + "/events"), "999999.0")) {
            EventReader.Event first = reader.until(e -> true).get(0);
            assertThat(first.name()).isEqualTo("gap");
            assertThat(first.json().path("data").path("after").asString()).isEqualTo("999999.0");
        }
    }

    @Test
    void the_event_stream_has_the_same_events_each_once_where_its_relations_say() throws Exception {
        List<EventReader.Event> events = fromTheBeginning(running);
        TreeWalk client = new TreeWalk(running.address());

        List<TreeWalk.Member> members = client.walk();

        assertThat(members).hasSameSizeAs(events);
        for (int i = 0; i < members.size(); i++) {
            TreeWalk.Member member = members.get(i);
            JsonNode cloud = events.get(i).json();
            assertThat(member.iri())
                    .isEqualTo(RunningCatalog.BASE + "/events#" + events.get(i).id());
            assertThat(member.type()).isEqualTo(events.get(i).name());
            assertThat(member.versionOf()).isEqualTo(cloud.path("subject").asString());
            assertThat(member.time().toString()).isEqualTo(cloud.path("time").asString());
            assertThat(Json.read(member.data().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(cloud.path("data"));
        }
        assertThat(client.immutable).isGreaterThanOrEqualTo(3);
        int first = client.asked;
        client.walk();
        assertThat(client.asked - first).as("asked again").isLessThan(first);
    }

    @Test
    void pages_keep_their_bytes_over_a_restart_and_answer_304() throws Exception {
        TreeWalk before = new TreeWalk(running.address());
        before.walk();
        List<EventReader.Event> told = fromTheBeginning(running);
        running.close();
        running = RunningCatalog.start(data, "--cartulary.http.heartbeat=200ms");

        TreeWalk after = new TreeWalk(running.address());
        after.walk();

        Map<String, String> closed = new java.util.TreeMap<>(before.tags);
        closed.keySet().removeIf(path -> path.equals("/ldes") || !path.startsWith("/ldes/0/"));
        List<String> pages = new ArrayList<>(closed.keySet());
        pages.remove(pages.size() - 1);
        assertThat(pages).isNotEmpty();
        for (String page : pages) {
            assertThat(after.tags.get(page)).as(page).isEqualTo(closed.get(page));
        }
        assertThat(status("/ldes/0/0", "If-None-Match", closed.get("/ldes/0/0")))
                .isEqualTo(304);
        assertThat(fromTheBeginning(running)).isEqualTo(told);
    }

    @Test
    void nodes_that_are_not_there_are_not_found() throws Exception {
        for (String path :
                List.of("/ldes/0/99999", "/ldes/9/0", "/ldes/-1/0", "/ldes/0/x", "/ldes/8/1", "/ldes/0/01")) {
            assertThat(status(path, "Accept", "text/turtle")).as(path).isEqualTo(404);
        }
        assertThat(status("/ldes?colour=green", "Accept", "text/turtle")).isEqualTo(400);
        assertThat(status("/ldes", "Accept", "text/csv")).isEqualTo(406);
        assertThat(status("/ldes?after=" + last, "Accept", "application/n-quads"))
                .isEqualTo(200);
    }

    private static int status(String path, String header, String value) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(running.address() + path))
                                    .header(header, value)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}

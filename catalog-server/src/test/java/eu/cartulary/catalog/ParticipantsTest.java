package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantPage;
import eu.cartulary.wire.ParticipantSummary;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is behind the offerings, and what is stated of both, over a socket. */
class ParticipantsTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static final Map<String, Receipt> RECEIPTS = new TreeMap<>();

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        try (CatalogClient client = running.client()) {
            for (String host : List.of("alpha.example", "beta.example", "gamma.example")) {
                Provider provider =
                        new Provider(host, Algorithm.ES256).on(running.outbound).trustedBy(running.catalog());
                RECEIPTS.put(host, client.sync().publish(provider.presentation("messaging/email")));
            }
        }
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    @Test
    void all_are_listed_by_name_page_by_page() throws Exception {
        List<String> found = new ArrayList<>();
        String address = "/participants?limit=2";
        while (address != null) {
            HttpResponse<byte[]> answer = get(address, "application/json");
            ParticipantPage page = Json.read(answer.body(), ParticipantPage.class);
            assertThat(page.total()).isEqualTo(3);
            page.items().stream().map(ParticipantSummary::id).forEach(found::add);
            address = page.next();
            if (address != null) {
                assertThat(answer.headers().allValues("Link")).contains("<" + address + ">; rel=\"next\"");
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "https://alpha.example/company",
                        "https://beta.example/company",
                        "https://gamma.example/company");
    }

    @Test
    void words_and_countries_narrow_the_list_and_everything_else_is_refused() throws Exception {
        assertThat(total("?q=beta")).isEqualTo(1);
        assertThat(total("?q=EXAMPLE+cloud")).isEqualTo(3);
        assertThat(total("?q=nobody")).isZero();
        assertThat(total("?country=FR")).isEqualTo(3);
        assertThat(total("?country=EU")).isEqualTo(3);
        assertThat(total("?country=US")).isZero();
        for (String wrong : List.of("?country=ZZ", "?colour=green", "?limit=201", "?cursor=x", "?q=a&q=b")) {
            assertThat(get("/participants" + wrong, "application/json").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_participant_has_owners_offerings_credentials_and_facts_each_with_its_credential() throws Exception {
        String iri = "https://alpha.example/company";
        ParticipantDetail company = Json.read(
                get("/participants/" + Key.of(iri).value(), "application/json").body(), ParticipantDetail.class);

        assertThat(company.id()).isEqualTo(iri);
        assertThat(company.name()).isEqualTo("Example Cloud SAS");
        assertThat(company.country()).isEqualTo("FR");
        assertThat(company.ownersComplete()).isTrue();
        assertThat(company.owners()).singleElement().satisfies(owner -> {
            assertThat(owner.name()).isEqualTo("Example Cloud Holding SE");
            assertThat(owner.country()).isEqualTo("FR");
            assertThat(owner.ultimate()).isTrue();
            assertThat(owner.declared()).isFalse();
        });
        Receipt receipt = RECEIPTS.get("alpha.example");
        assertThat(company.offerings().items()).singleElement().satisfies(item -> assertThat(item.key())
                .isEqualTo(receipt.offerings().get(0).key()));
        assertThat(company.credentials())
                .extracting(OfferingDetail.Source::digest)
                .contains(digest(receipt, 0));
        assertThat(company.facts())
                .anySatisfy(fact -> {
                    assertThat(fact.path()).isEqualTo("gx:legalAddress");
                    assertThat(fact.value().toString()).contains("FR");
                    assertThat(fact.credential()).isEqualTo(digest(receipt, 0));
                })
                .anySatisfy(fact -> {
                    assertThat(fact.path()).isEqualTo("ctl:ownership");
                    assertThat(fact.credential()).isEqualTo(digest(receipt, 1));
                });
    }

    @Test
    void an_offering_says_what_is_stated_in_the_words_of_the_vocabulary_and_by_whom() throws Exception {
        Receipt receipt = RECEIPTS.get("beta.example");
        String path = "/offerings/" + receipt.offerings().get(0).key();
        OfferingDetail mail =
                Json.read(get(path + "?lang=de", "application/json").body(), OfferingDetail.class);

        assertThat(mail.facts())
                .anySatisfy(fact -> {
                    assertThat(fact.path()).isEqualTo("gx:providedBy");
                    assertThat(fact.value()).isEqualTo("https://beta.example/company");
                    assertThat(fact.credential()).isEqualTo(digest(receipt, 3));
                })
                .anySatisfy(fact -> {
                    assertThat(fact.path()).isEqualTo("ctl:switching");
                    assertThat(fact.label()).isEqualTo("Wechsel");
                    assertThat(fact.value().toString()).contains("ctl:noticeMax=P2M");
                    assertThat(fact.credential()).isEqualTo(digest(receipt, 4));
                })
                .anySatisfy(fact -> {
                    assertThat(fact.path()).isEqualTo("ctl:bulkMigration");
                    assertThat(fact.value()).isEqualTo(true);
                });
        assertThat(mail.sites()).isNotEmpty();
        assertThat(get(path + "?colour=green", "application/json").statusCode()).isEqualTo(400);
    }

    @Test
    void an_offering_in_the_words_of_schema_org_is_in_its_page_and_to_be_had_alone() throws Exception {
        String path =
                "/offerings/" + RECEIPTS.get("beta.example").offerings().get(0).key();
        HttpResponse<byte[]> alone = get(path, "application/ld+json;profile=\"https://schema.org/\"");
        JsonNode service = Json.read(alone.body());
        assertThat(service.path("@type").asString()).isEqualTo("Service");
        assertThat(service.path("provider").path("name").asString()).isEqualTo("Example Cloud SAS");
        assertThat(alone.headers().firstValue("Content-Type").orElse("")).contains("profile=\"https://schema.org/\"");
        assertThat(get(path + "?format=schema.org", "*/*").body()).isEqualTo(alone.body());
        assertThat(text(get(path, "application/ld+json"))).contains("dcat");

        String page = text(get(path, "text/html"));
        String begin = "<script type=\"application/ld+json\">";
        String block = page.substring(page.indexOf(begin) + begin.length(), page.indexOf("</script>"));
        assertThat(Json.read(block)).isEqualTo(service);
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    @Test
    void pages_of_participants_are_linked_from_offerings_in_every_language() throws Exception {
        String key = Key.of("https://gamma.example/company").value();
        String offering =
                "/offerings/" + RECEIPTS.get("gamma.example").offerings().get(0).key();
        for (String language : List.of("en", "fr", "de")) {
            assertThat(text(get(offering + "?lang=" + language, "text/html"))).contains("/participants/" + key);
            for (String path : List.of("/participants", "/participants/" + key)) {
                String page = text(get(path + "?lang=" + language, "text/html"));
                assertThat(page)
                        .contains("<html lang=\"" + language + "\">")
                        .contains("Example Cloud SAS")
                        .doesNotContain(">page.")
                        .doesNotContain("\"page.");
            }
        }
    }

    @Test
    void who_is_revoked_or_was_never_there_is_not_found() throws Exception {
        Provider provider = new Provider("delta.example", Algorithm.EDDSA)
                .on(running.outbound)
                .trustedBy(running.catalog());
        String key = Key.of("https://delta.example/company").value();
        assertThat(get("/participants/" + key, "application/json").statusCode()).isEqualTo(404);
        try (CatalogClient client = running.client()) {
            Receipt receipt = client.sync()
                    .publish(provider.signer.credential(
                            provider.example("messaging/email").get(0)));
            assertThat(get("/participants/" + key, "application/json").statusCode())
                    .isEqualTo(200);
            String token = provider.signer.revocation(digest(receipt, 0), RevocationReason.CEASED, RunningCatalog.BASE);
            HttpResponse<byte[]> revoked = http.send(
                    HttpRequest.newBuilder(
                                    running.address().resolve("/credentials/" + digest(receipt, 0) + "/revocation"))
                            .header("Content-Type", "application/jwt")
                            .POST(HttpRequest.BodyPublishers.ofString(token))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            long index = Json.read(revoked.body()).path("journal").path("index").asLong();
            assertThat(get("/participants/" + key + "?after=" + index, "application/json")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/participants/NOT-A-KEY", "application/json").statusCode())
                .isEqualTo(404);
    }

    private static String digest(Receipt receipt, int place) {
        return receipt.credentials().get(place).digest();
    }

    private static long total(String question) throws Exception {
        return Json.read(get("/participants" + question, "application/json").body(), ParticipantPage.class)
                .total();
    }

    private static HttpResponse<byte[]> get(String path, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(running.address() + path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

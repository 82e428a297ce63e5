package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.wire.FacetValue;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buyers' questions with every parameter, over a socket, at offerings that were published as providers publish them. */
class QuestionsTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static CatalogClient client;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        http = HttpClient.newHttpClient();
        client = running.client();
        for (String kind : List.of("messaging/email", "office", "storage/object")) {
            client.sync().publish(provider(kind.replace('/', '-') + ".example").presentation(kind));
        }
        // Without its profile: where its data is, and whose law reaches it, is not known.
        Provider silent = provider("silent.example");
        List<Envelope> credentials = silent.example("messaging/email").subList(0, 4).stream()
                .map(silent.signer::credential)
                .toList();
        client.sync().publish(silent.signer.presentation(credentials));
    }

    private static Provider provider(String host) {
        return new Provider(host, Algorithm.ES256).on(running.outbound).trustedBy(running.catalog());
    }

    @AfterAll
    static void stop() {
        client.close();
        http.shutdownNow();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4, 0",
        "kind=messaging, 1, 0",
        "kind=messaging/email&kind=office, 2, 0",
        "country=FR, 4, 0",
        "country=DE, 0, 0",
        "onlyIn=FR, 3, 1",
        "onlyIn=EU, 3, 1",
        "onlyIn=DE, 0, 0",
        "exposedTo=FR, 4, 0",
        "notExposedTo=US, 3, 1",
        "notExposedTo=FR, 0, 0",
        "protocol=imap4rev2, 1, 0",
        "exportFormat=application/mbox, 1, 0",
        "exportFormat=mbox, 1, 0",
        "exportFormat=MBOX, 1, 0",
        "q=mailboxes, 2, 0",
        "q=mailboxs, 2, 0",
        "status=revoked, 0, 0",
        "'near=45.7,4.8,100', 0, 0",
        "level=ipc-baseline:IPC-1&proof=certified, 0, 0"
    })
    void finds_what_is_known_and_says_how_many_might(String question, long total, long undetermined) throws Exception {
        OfferingPage page = page("?" + question);
        assertThat(page.total()).as(question).isEqualTo(total);
        if (!question.startsWith("level") && !question.contains("onlyIn=DE")) {
            assertThat(page.undetermined()).as(question).isEqualTo(undetermined);
        }
    }

    @Test
    void facets_count_as_if_nothing_were_chosen_in_them() throws Exception {
        OfferingPage page = page("?kind=office&country=FR&facets=kind,country,provider");
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.facets().get("kind")).extracting(FacetValue::value).contains("messaging", "office", "storage");
        assertThat(page.facets().get("provider")).hasSize(1);
    }

    @Test
    void the_grade_of_proof_is_always_said() throws Exception {
        assertThat(text("?limit=0")).contains("\"proof\":\"declared\"");
        assertThat(text("?limit=0&proof=evidenced")).contains("\"proof\":\"evidenced\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=green",
                "kind=car",
                "country=ZZ",
                "certificate=none",
                "protocol=none",
                "keyCustody=none",
                "exportFormat=none",
                "level=none:1",
                "level=ipc-baseline:IPC-9",
                "proof=none",
                "status=none",
                "near=91,0,1",
                "sort=none",
                "sort=distance",
                "facets=none",
                "limit=201",
                "cursor=none",
                "after=none",
                "id=urn:x&colour=green"
            })
    void what_is_not_known_is_refused_with_what_is_allowed(String question) throws Exception {
        HttpResponse<byte[]> answer = get("/offerings?" + question);
        assertThat(answer.statusCode()).as(question).isEqualTo(400);
        assertThat(Json.read(answer.body())
                        .path("violations")
                        .path(0)
                        .path("message")
                        .asString())
                .as(question)
                .isNotEmpty();
        assertThat(Json.read(answer.body())
                        .path("violations")
                        .path(0)
                        .path("advice")
                        .asString())
                .as(question)
                .isNotEmpty();
    }

    @Test
    void pages_neither_skip_nor_repeat_while_offerings_come_in() throws Exception {
        List<String> before = page("?sort=name&limit=200").items().stream()
                .map(OfferingSummary::key)
                .toList();
        List<String> seen = new ArrayList<>();
        String address = "/offerings?sort=name&limit=1";
        int comer = 0;
        while (address != null) {
            OfferingPage page = Json.read(get(address).body(), OfferingPage.class);
            page.items().stream().map(OfferingSummary::key).forEach(seen::add);
            address = page.next();
            if (comer < 2) {
                client.sync().publish(provider("comer-" + comer++ + ".example").presentation("video"));
            }
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    private static OfferingPage page(String question) throws Exception {
        // Those that come while another test pages are left out.
        String others = question.contains("kind=") || question.contains("sort=")
                ? question
                : question + "&kind=messaging&kind=office&kind=storage&kind=other";
        return Json.read(get("/offerings" + others).body(), OfferingPage.class);
    }

    private static String text(String question) throws Exception {
        return new String(get("/offerings" + question).body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(running.address() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}

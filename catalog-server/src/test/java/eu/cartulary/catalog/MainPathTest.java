package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Answer;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.client.RdfFormat;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signed description goes in, an assessed offering comes out: through the client, against the real server. */
class MainPathTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static CatalogClient client;

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        client = running.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    static List<String> kinds() {
        return Examples.kinds();
    }

    private static Provider provider(String host, Algorithm algorithm) {
        return new Provider(host, algorithm).on(running.outbound).trustedBy(running.catalog());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_example_of_every_kind_is_published_listed_and_found(String kind) {
        String host = kind.replace('/', '-') + ".example";
        Provider provider = provider(host, kind.length() % 2 == 0 ? Algorithm.ES256 : Algorithm.EDDSA);

        Receipt receipt = client.sync().publish(provider.presentation(kind));

        assertThat(receipt.credentials()).hasSize(5);
        assertThat(receipt.offerings()).hasSize(1);
        Receipt.ListedOffering listed = receipt.offerings().get(0);
        assertThat(listed.listed()).as(listed.toString()).isTrue();
        assertThat(listed.levels()).containsKey("ipc-baseline");
        OfferingPage found =
                client.sync().offerings(OfferingQuery.any().kind(kind).provider("https://" + host + "/company"));
        assertThat(found.items()).extracting(OfferingSummary::key).containsExactly(listed.key());
    }

    @Test
    void what_went_in_comes_out_as_it_came_and_as_triples() {
        Provider provider = provider("bytes.example", Algorithm.ES256);
        Envelope credential =
                provider.signer.credential(provider.example("storage/object").get(0));

        Receipt receipt = client.sync().publish(credential);

        String digest = receipt.credentials().get(0).digest();
        assertThat(client.sync().envelope(digest).bytes()).isEqualTo(credential.bytes());
        assertThat(client.sync().claims(digest, RdfFormat.TURTLE)).contains("https://bytes.example/company");
    }

    @Test
    void the_same_bytes_twice_change_nothing() {
        Provider provider = provider("twice.example", Algorithm.EDDSA);
        Envelope envelope = provider.presentation("office");

        Answer<Receipt> first = client.sync().publishing(envelope);
        int credentials = running.catalog().journal().register().count();
        Answer<Receipt> second = client.sync().publishing(envelope);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().journal().index())
                .isEqualTo(first.body().journal().index());
        assertThat(running.catalog().journal().register().count()).isEqualTo(credentials);
    }

    @Test
    void an_offering_has_its_level_the_reasons_and_the_gap() {
        Provider provider = provider("reasons.example", Algorithm.ES256);
        Receipt receipt = client.sync().publish(provider.presentation("messaging/email"));
        String key = receipt.offerings().get(0).key();

        AssessmentReport report = client.sync().assessment(key, "ipc-baseline");

        assertThat(report.level().reached())
                .isEqualTo(receipt.offerings().get(0).levels().get("ipc-baseline"));
        assertThat(report.criteria()).isNotEmpty();
        assertThat(report.gaps()).isNotEmpty();
    }

    @Test
    void sparql_answers_over_the_same_facts() {
        Provider provider = provider("sparql.example", Algorithm.ES256);
        Receipt receipt = client.sync().publish(provider.presentation("video"));

        String answer = client.after(receipt.journal().index())
                .sync()
                .sparql("SELECT ?o WHERE { ?p <https://w3id.org/cartulary/v1#describes> ?o }", "text/csv")
                .text();

        assertThat(answer).contains("https://sparql.example/offerings/video");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SELEKT", "SELECT%20*%20%7BSERVICE%20%3Chttp://127.0.0.1:1/%3E%20%7B%3Fs%20%3Fp%20%3Fo%7D%7D"
            })
    void a_query_that_cannot_be_answered_is_refused_in_the_words_of_the_rim(String query) throws Exception {
        HttpRequest asked = HttpRequest.newBuilder(running.address().resolve("/sparql?query=" + query))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("/problems/").contains("\"advice\"");
        }
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.http.Schemas;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile strings in every parameter, in path and query, of every read of the contract, over a socket: never a 5xx. */
class NaughtyReadsTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static HttpClient http;
    private static final Schemas SCHEMAS = Schemas.ofContract();

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data, "--cartulary.http.heartbeat=200ms");
        http = HttpClient.newHttpClient();
        Provider provider = new Provider("nordpost.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            client.sync().publish(provider.presentation("messaging/email"));
        }
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    @Test
    void no_parameter_of_any_read_breaks_it() throws Exception {
        List<String> naughty = NaughtyStrings.some(12, System.nanoTime());
        List<String> broken = new ArrayList<>();
        int asked = 0;
        for (String address : addresses()) {
            for (String text : naughty) {
                String whole = address.replace("NAUGHTY", encoded(text));
                if (whole.length() > 7_000) {
                    continue;
                }
                HttpResponse<InputStream> answer = http.send(
                        HttpRequest.newBuilder(URI.create(running.address() + whole))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                answer.body().close();
                asked++;
                if (answer.statusCode() >= 500) {
                    broken.add(answer.statusCode() + " " + whole);
                }
            }
        }
        System.out.println("NaughtyReadsTest: asked " + asked);
        assertThat(broken).isEmpty();
        assertThat(asked).isGreaterThan(naughty.size() * 50);
        try (CatalogClient client = running.client()) {
            assertThat(client.sync()
                            .offerings(eu.cartulary.client.OfferingQuery.any())
                            .total())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_participant_is_found_by_no_other_words_than_its_own() throws Exception {
        for (String text : NaughtyStrings.some(40, System.nanoTime())) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(running.address() + "/participants?q=" + encoded(text)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                long total = Json.read(answer.body()).path("total").asLong();
                assertThat(total)
                        .as(
                                "%s",
                                text.codePoints().mapToObj(Integer::toHexString).toList())
                        .isEqualTo(isNamed(text) ? 1 : 0);
            } else {
                assertThat(answer.statusCode()).as(text).isEqualTo(400);
            }
        }
    }

    /** Letter by letter: whether every word begins one of the company's; what has no word asks for nothing and finds all. */
    private static boolean isNamed(String text) {
        List<String> own = List.of("example", "cloud", "sas", "https", "nordpost", "company");
        StringBuilder word = new StringBuilder();
        for (int c : (Normalizer.normalize(text, Normalizer.Form.NFKD) + ' ')
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK
                        && Character.getType(c) != Character.ENCLOSING_MARK
                        && Character.getType(c) != Character.COMBINING_SPACING_MARK)
                .toArray()) {
            int type = Character.getType(c);
            if (Character.isLetter(c)
                    || type == Character.DECIMAL_DIGIT_NUMBER
                    || type == Character.OTHER_NUMBER
                    || type == Character.LETTER_NUMBER) {
                word.appendCodePoint(Character.toLowerCase(c));
            } else if (!word.isEmpty()) {
                String whole = word.toString();
                if (own.stream().noneMatch(each -> each.startsWith(whole))) {
                    return false;
                }
                word.setLength(0);
            }
        }
        return true;
    }

    /** Each read with one parameter after the other made naughty; other parts of its path as in the examples. */
    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        ((Map<?, ?>) SCHEMAS.contract().get("paths")).forEach((path, item) -> {
            if (((Map<?, ?>) item).get("get") instanceof Map<?, ?> operation) {
                String plain = path.toString()
                        .replaceAll("\\{key}", "aaaaaaaaaaaaaaaaaaaaaaaaaa")
                        .replaceAll("\\{digest}", "0".repeat(64))
                        .replaceAll("\\{rulebook}|\\{id}", "ipc-baseline")
                        .replaceAll("\\{[^}]*}", "0");
                addresses.add(path.toString().replaceAll("\\{[^}]*}", "NAUGHTY"));
                addresses.add(plain + "?NAUGHTY=x");
                parameters((Map<?, ?>) item, operation).forEach(name -> addresses.add(plain + "?" + name + "=NAUGHTY"));
            }
        });
        return addresses.stream().distinct().filter(a -> a.contains("NAUGHTY")).toList();
    }

    private static List<String> parameters(Map<?, ?> item, Map<?, ?> operation) {
        List<String> names = new ArrayList<>();
        for (Map<?, ?> holder : List.of(item, operation)) {
            if (holder.get("parameters") instanceof List<?> parameters) {
                parameters.stream()
                        .map(each -> SCHEMAS.resolve((Map<?, ?>) each))
                        .filter(each -> "query".equals(each.get("in")))
                        .forEach(each -> names.add(each.get("name").toString()));
            }
        }
        return names;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

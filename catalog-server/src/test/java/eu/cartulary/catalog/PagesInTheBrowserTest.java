package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a browser has them before it: Chromium, headless, where it is installed; a CI must have it. */
class PagesInTheBrowserTest {
    /** Seconds; a start of the browser takes a few of them on a busy machine. */
    private static final int PATIENCE = 120;

    private static final List<String> BROWSER = List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--lang=en");

    @TempDir
    static Path folder;

    private static RunningCatalog running;
    private static CatalogClient client;
    private static final List<OfferingDetail> OFFERINGS = new ArrayList<>();
    private static Receipt mail;

    @BeforeAll
    static void start() {
        boolean there = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "chromium")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("chromium is not installed: the pages cannot be looked at");
        }
        Assumptions.assumeTrue(there, "chromium is not installed: the pages were not looked at");
        running = RunningCatalog.start(folder.resolve("data"));
        client = running.client();
        for (String kind : List.of("messaging/email", "storage/object", "video")) {
            Provider provider = new Provider(kind.replace('/', '-') + ".example", Algorithm.ES256)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            Receipt receipt = client.sync().publish(provider.presentation(kind));
            mail = mail == null ? receipt : mail;
            OFFERINGS.add(client.sync().offering(receipt.offerings().get(0).key()));
        }
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            client.close();
            running.close();
        }
    }

    @Test
    void the_first_page_shows_every_offering_with_its_level() throws Exception {
        String dom = dom("/?lang=en");

        for (OfferingDetail offering : OFFERINGS) {
            assertThat(dom).contains(">" + offering.name() + "</a>").contains("href=\"/offerings/" + offering.key());
        }
        assertThat(dom).contains("ipc-baseline").contains("class=\"level\"").contains("type=\"checkbox\"");
        assertThat(dom).contains("Offerings found: 3");
    }

    @Test
    void a_facet_narrows_the_search() throws Exception {
        String dom = dom("/?lang=en&kind=video");

        assertThat(dom).contains("Offerings found: 1");
        assertThat(dom).contains(">" + OFFERINGS.get(2).name() + "</a>");
        assertThat(dom).doesNotContain(">" + OFFERINGS.get(0).name() + "</a>");
        assertThat(dom).as("the facet is ticked").containsPattern("value=\"video\" checked");
    }

    @Test
    void an_offering_shows_levels_reasons_and_the_signed_source() throws Exception {
        OfferingDetail offering = OFFERINGS.get(0);
        AssessmentReport report = client.sync().assessment(offering.key(), "ipc-baseline");

        String dom = dom("/offerings/" + offering.key() + "?lang=en");

        assertThat(dom).contains("<h1>" + offering.name()).contains("class=\"ladder\"");
        assertThat(dom).contains("Reached: " + report.level().reached());
        for (CriterionReport criterion : report.criteria()) {
            assertThat(plain(dom)).contains(criterion.title()).contains(criterion.why());
        }
        Receipt.PublishedCredential source = mail.credentials().get(3);
        assertThat(source.types().toString()).contains("ServiceOffering");
        assertThat(dom).contains("href=\"/credentials/" + source.digest() + "\"");
    }

    /** The page after the browser has read it, with what holds for each: no script, a strict policy, nothing that it refused. */
    private static String dom(String path) throws IOException, InterruptedException {
        URI address = URI.create(running.address() + path);
        assertThat(policy(address)).contains("default-src 'none'").doesNotContain("script-src", "unsafe");
        Path page = Files.createTempFile(folder, "page", ".html");
        Path said = Files.createTempFile(folder, "said", ".txt");
        List<String> command = new ArrayList<>(BROWSER);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.add("--dump-dom");
        command.add(address.toString());
        Process browser = new ProcessBuilder(command)
                .redirectOutput(page.toFile())
                .redirectError(said.toFile())
                .start();
        try {
            assertThat(browser.waitFor(PATIENCE, TimeUnit.SECONDS))
                    .as("the browser comes to an end")
                    .isTrue();
        } finally {
            browser.destroyForcibly().onExit().join();
        }
        String dom = Files.readString(page);
        assertThat(dom).as(Files.readString(said)).contains("</html>");
        // Linked data for search engines is no script: nothing of it runs, and the policy has nothing to refuse.
        String rest = dom.replaceAll("<script type=\"application/ld[+]json\">[^<]*</script>", "");
        assertThat(rest).doesNotContain("<script").doesNotContain(" onclick=").doesNotContain("javascript:");
        assertThat(Files.readString(said)).doesNotContain("Content Security Policy");
        return dom;
    }

    private static String policy(URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept", "text/html").build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValue("Content-Security-Policy").orElse("");
        }
    }

    /** The text as people read it. */
    private static String plain(String dom) {
        return dom.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }
}

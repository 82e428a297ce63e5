package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.pages.Pages;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

/** The reads of buyers over a real index, in every representation. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OfferingsResourceTest {
    private static final int COUNT = 45;

    @TempDir
    static Path folder;

    private static Shelf shelf;
    private static Blocking blocking;
    private static WebTestClient client;

    @BeforeAll
    static void open() throws IOException {
        JenaSystem.init();
        shelf = new Shelf(folder, COUNT);
        HttpSettings settings = HttpSettings.defaults();
        blocking = new Blocking(settings);
        List<Resource> resources = new ArrayList<>(List.of(
                new OfferingsResource(
                        shelf.offerings,
                        null,
                        () -> {
                            throw new IllegalStateException("no journal here");
                        },
                        shelf.asking,
                        blocking,
                        RimOfTest.ADDRESSES,
                        settings),
                new RulesResource(Rulebooks.bundled(), BaseShapes.bundled(), Packs.none(), blocking),
                new WordsResource(CodeLists.bundled(), blocking),
                new ProblemsResource(RimOfTest.MESSAGES, RimOfTest.ADDRESSES),
                new OpenApiResource()));
        resources.addAll(Pages.plain(RimOfTest.MESSAGES));
        Pages.Asked asked = new Pages.Asked(shelf.offerings, null, null, null, Shelf.WORDS, Rulebooks.bundled());
        resources.addAll(Pages.offerings(RimOfTest.MESSAGES, asked, RimOfTest.ADDRESSES, shelf.asking, blocking));
        client = RimOfTest.around(resources.toArray(Resource[]::new));
    }

    @AfterAll
    static void close() throws IOException {
        blocking.close();
        shelf.close();
    }

    @Test
    void a_page_keeps_to_the_contract_and_leads_to_the_next_until_the_end() throws Exception {
        Schemas schemas = Schemas.ofContract();
        Set<String> seen = new HashSet<>();
        String address = "/offerings?kind=messaging&onlyIn=EU&facets=kind,country&limit=20&sort=name";
        for (int page = 0; page < 3; page++) {
            EntityExchangeResult<byte[]> answer = get(address, "application/json");
            assertThat(answer.getResponseHeaders().getFirst("Cartulary-Index")).isEqualTo("41");
            assertThat(schemas.problems(
                            Map.of("$ref", "#/components/schemas/OfferingPage"), Json.read(answer.getResponseBody())))
                    .isEmpty();
            OfferingPage read = Json.read(answer.getResponseBody(), OfferingPage.class);
            assertThat(read.total()).isEqualTo(COUNT);
            assertThat(read.facets().get("country")).singleElement().satisfies(v -> assertThat(v.count())
                    .isEqualTo(COUNT));
            read.items().forEach(item -> assertThat(seen.add(item.key())).isTrue());
            address = read.next();
            if (address != null) {
                assertThat(answer.getResponseHeaders().getFirst("Link")).isEqualTo("<" + address + ">; rel=\"next\"");
            }
        }
        assertThat(address).isNull();
        assertThat(seen).hasSize(COUNT);
    }

    @Test
    void all_matches_come_as_lines_without_a_page_limit() throws Exception {
        String[] lines =
                text(get("/offerings?kind=messaging", "application/x-ndjson")).split("\n");
        assertThat(lines).hasSize(COUNT);
        for (String line : lines) {
            assertThat(Json.read(line.getBytes(StandardCharsets.UTF_8), OfferingSummary.class)
                            .kind())
                    .isEqualTo("messaging");
        }
        assertThat(text(get("/offerings?limit=7", "application/x-ndjson")).split("\n"))
                .hasSize(7);
    }

    @Test
    void a_table_has_a_head_a_row_for_each_and_no_formula() {
        EntityExchangeResult<byte[]> answer = get("/offerings?format=csv", null);
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaTypes.CSV_UTF8);
        String[] rows = text(answer).split("\r\n");
        assertThat(rows).hasSize(COUNT + 1);
        assertThat(rows[0]).startsWith("key,name,");
        assertThat(text(answer))
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"")
                .doesNotContain(",=");
    }

    @Test
    void a_page_is_a_catalog_of_dcat_ap() throws IOException {
        Path shapes = shared().resolve("suites/dcat-ap-shapes/releases/3.0.0/html/shacl");
        Model catalog = model(get("/offerings?limit=5", "text/turtle"), Lang.TURTLE);
        assertThat(catalog.size()).isGreaterThan(30);
        assertThat(model(get("/offerings?limit=5", "application/ld+json"), Lang.JSONLD)
                        .isIsomorphicWith(catalog))
                .isTrue();
        Model rules = ModelFactory.createDefaultModel();
        for (String file : List.of("shapes.ttl", "range.ttl")) {
            read(rules, shapes.resolve(file));
        }
        assertThat(rules.size()).as("shapes of DCAT-AP").isGreaterThan(100);
        ValidationReport report = ShaclValidator.get().validate(Shapes.parse(rules.getGraph()), catalog.getGraph());
        assertThat(report.getEntries())
                .filteredOn(entry -> entry.severity() == org.apache.jena.shacl.validation.Severity.Violation)
                .isEmpty();
    }

    @Test
    void a_live_result_begins_with_the_matches() {
        StepVerifier.create(client.get()
                        .uri("/offerings?kind=messaging")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody()
                        .take(3))
                .expectNextCount(3)
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    @Test
    void one_offering_is_found_by_key_and_by_address() throws Exception {
        String key = Key.of(Shelf.iri(7)).value();
        get("/offerings/" + key, "text/turtle");
        OfferingPage found = Json.read(
                get("/offerings?id=" + encode(Shelf.iri(7)), "application/json").getResponseBody(), OfferingPage.class);
        assertThat(found.items()).singleElement().satisfies(item -> assertThat(item.key())
                .isEqualTo(key));
        client.get()
                .uri("/offerings/" + Key.of("nobody") + "?format=turtle")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/offerings/NOT-A-KEY?format=turtle")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void an_unknown_parameter_is_refused_with_what_there_is() {
        client.get()
                .uri("/offerings?colour=green")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://catalog.example/problems/unknown-parameter");
    }

    @Test
    void the_search_page_shows_what_the_index_found() {
        String page = text(get("/?q=mail&kind=messaging", "text/html"));
        assertThat(page)
                .contains("/offerings/" + Key.of(Shelf.iri(3)))
                .contains("IPC-2")
                .contains("Nordpost");
        assertThat(text(get("/offerings", "text/html,*/*;q=0.8"))).contains("<!DOCTYPE html>");
        assertThat(text(get("/docs?lang=de", "text/html")))
                .contains("Der Vertrag")
                .contains("/offerings/{key}");
        assertThat(text(get("/assets/cartulary.css", null))).contains(":root");
    }

    @Test
    void words_and_rules_are_there_to_read() {
        assertThat(text(get("/rulebooks", null))).contains("ipc-baseline");
        assertThat(text(get("/rulebooks/ipc-baseline", "text/turtle"))).contains("@prefix");
        assertThat(text(get("/rulebooks/ipc-baseline?lang=fr", null))).contains("\"ladder\"");
        assertThat(text(get("/vocabulary/kinds", null))).contains("messaging/email");
        assertThat(text(get("/vocabulary/kinds", "text/turtle"))).contains("skos");
        assertThat(text(get("/contexts/v1", null))).contains("@context");
        assertThat(text(get("/examples/messaging/email", null))).contains("cloud.example");
        assertThat(text(get("/shapes", "text/turtle"))).contains("NodeShape");
        assertThat(text(get("/openapi.yaml", null))).startsWith("openapi: 3.1");
        client.get().uri("/examples/none/such").exchange().expectStatus().isNotFound();
        client.get().uri("/vocabulary/none").exchange().expectStatus().isNotFound();
        client.get().uri("/rulebooks/none").exchange().expectStatus().isNotFound();
    }

    @Test
    void naughty_strings_in_every_parameter_and_path_are_refused_or_find_nothing_and_never_break() throws Exception {
        List<String> parameters = List.of(
                "q",
                "kind",
                "provider",
                "country",
                "onlyIn",
                "exposedTo",
                "notExposedTo",
                "certificate",
                "protocol",
                "exportFormat",
                "keyCustody",
                "level",
                "proof",
                "status",
                "near",
                "sort",
                "facets",
                "limit",
                "cursor",
                "after",
                "format",
                "lang",
                "id");
        List<String> broken = new ArrayList<>();
        int place = 0;
        for (var naughty : Json.read(Files.readAllBytes(shared().resolve("suites/naughty-strings/blns.json")))) {
            String text = naughty.asString();
            // Each string meets every parameter over the run of a few hundred, not each each time.
            String parameter = parameters.get(place++ % parameters.size());
            String encoded = encode(text);
            for (String address : List.of(
                    "/offerings?" + parameter + "=" + encoded,
                    "/offerings?q=" + encoded,
                    "/?q=" + encoded + "&format=html",
                    "/offerings/" + encoded.replace("+", "%20"),
                    "/vocabulary/" + encoded.replace("+", "%20"),
                    "/nowhere?" + encoded + "=x")) {
                int status = status(address);
                if (status >= 500) {
                    broken.add(status + " " + address);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static int status(String address) {
        java.net.URI uri = java.net.URI.create(address);
        return client.get()
                .uri(uri)
                .accept(MediaType.ALL)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static EntityExchangeResult<byte[]> get(String address, String accept) {
        WebTestClient.RequestHeadersSpec<?> request = client.get().uri(java.net.URI.create(address));
        return (accept == null ? request : request.header("Accept", accept))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Model model(EntityExchangeResult<byte[]> answer, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.source(new ByteArrayInputStream(answer.getResponseBody()))
                .lang(lang)
                .parse(model);
        return model;
    }

    private static void read(Model into, Path file) {
        try {
            RDFDataMgr.read(into, new ByteArrayInputStream(Files.readAllBytes(file)), Lang.TURTLE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Data of others; without it this cannot be shown. */
    private static Path shared() {
        Path shared = Path.of(System.getProperty("cartulary.shared", "../../shared"));
        boolean there = Files.isDirectory(shared.resolve("suites"));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the shared test data is not at " + shared);
        }
        Assumptions.assumeTrue(there, "the shared test data is not at " + shared);
        return shared;
    }
}

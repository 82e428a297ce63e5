package eu.cartulary.catalog.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.http.Messages;
import eu.cartulary.catalog.search.Choice;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.report.Grade;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagesTest {
    private static final Path TARGET = Path.of("target/pages");
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202egnp.exe\u0000";
    private static final List<HttpMessageReader<?>> NO_READERS = List.of();

    private final Frame frame = new Frame(Messages.load(), List.of("/", "/participants", "/rulebooks", "/docs"));
    private final Names names = new Names(CodeLists.bundled(), Rulebooks.bundled(), Names.Linked.YES);

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_search_is_whole_in_every_language(Language language) throws IOException {
        String page = search(language, "Nordpost Mail", "E-mail for public bodies.");
        assertThat(page).contains("<html lang=\"" + language.tag() + "\">").contains("/offerings/");
        keep("search-" + language.tag(), page);
        assertWellMade(page);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_offering_shows_levels_reasons_gaps_and_sources_in_every_language(Language language) throws IOException {
        String page = offering(language, "Nordpost Mail", "E-mail, calendar and contacts for public bodies.");
        assertThat(page)
                .contains("IPC-2")
                .contains("verdict not-declared")
                .contains("/credentials/" + Samples.DIGEST)
                .contains("&quot;exportBy&quot;");
        keep("offering-" + language.tag(), page);
        assertWellMade(page);
    }

    @Test
    void nothing_that_a_provider_writes_becomes_markup() {
        for (String page : List.of(
                search(Language.EN, HOSTILE, HOSTILE),
                offering(Language.EN, HOSTILE, HOSTILE),
                problem(Language.EN, HOSTILE))) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script")
                    .doesNotContain("<img src=x")
                    .doesNotContain("\u202e")
                    .doesNotContain("\u0000")
                    .doesNotContain("href=\"javascript:");
        }
    }

    @Test
    void there_is_no_way_to_write_a_script_or_a_style_into_a_page() {
        assertThatThrownBy(() -> Html.el("script", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.at("onclick", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.at("style", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.to("//evil.example")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.to("javascript:x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_problem_has_a_page(ProblemType type) throws IOException {
        Problem problem = new Problem("t", "Title", type.status(), "What happened", "/x", "0af7", List.of(), Map.of());
        String page = new String(new ProblemPages(frame).of(problem, type, Language.FR), StandardCharsets.UTF_8);
        assertThat(page).contains("What happened").contains("0af7");
        assertWellMade(page);
        keep("problem-" + type.slug(), page);
    }

    private String search(Language language, String name, String about) {
        SearchQuestion question = new SearchQuestion(
                name,
                Map.of(Choice.ONLY_IN, new TreeSet<>(List.of("EU")), Choice.KIND, new TreeSet<>(List.of("messaging"))),
                List.of(new SearchQuestion.LevelAtLeast("ipc-baseline-1", "IPC-1", 1)),
                Grade.DECLARED,
                null,
                SearchQuestion.Order.BEST,
                List.of(),
                20,
                null);
        Words words = frame.words(language);
        SearchView view = new SearchView(Samples.VOCABULARY, names);
        return text(frame.page(
                words,
                request("/?q=mail&onlyIn=EU"),
                "offerings",
                name,
                view.of(words, question, Samples.page(name, about), "/?q=mail&cursor=abc")));
    }

    private String offering(Language language, String name, String about) {
        Words words = frame.words(language);
        return text(frame.page(
                words,
                request("/offerings/x"),
                "offerings",
                name,
                new OfferingView(names).of(words, Samples.offering(name, about), Samples.reports())));
    }

    private String problem(Language language, String detail) {
        Problem problem = new Problem("t", detail, 404, detail, "/x", null, List.of(), Map.of());
        return text(new ProblemPages(frame).of(problem, ProblemType.NOT_FOUND, language));
    }

    private static ServerRequest request(String uri) {
        return ServerRequest.create(MockServerWebExchange.from(MockServerHttpRequest.get(uri)), NO_READERS);
    }

    /** Every message is there, every field has a label, ids are unique, elements are closed. */
    private static void assertWellMade(String page) {
        assertThat(page).doesNotContain(">page.").doesNotContain("\"page.");
        Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        TreeSet<String> seen = new TreeSet<>();
        while (ids.find()) {
            assertThat(seen.add(ids.group(1))).as("id twice: %s", ids.group(1)).isTrue();
        }
        Matcher labels = Pattern.compile("<label[^>]* for=\"([^\"]*)\"").matcher(page);
        while (labels.find()) {
            assertThat(seen).contains(labels.group(1));
        }
        assertThat(count(page, "<div")).isEqualTo(count(page, "</div>"));
        assertThat(count(page, "<h1")).isEqualTo(1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** Kept so that a person can look at it. */
    private static void keep(String name, String page) throws IOException {
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve(name + ".html"), page);
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }
}

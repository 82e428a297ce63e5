package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.ProblemPage;
import eu.cartulary.catalog.http.ProblemsResource;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Problems for people: each kind explained ({@code /problems}), and the page a browser gets instead of JSON. */
final class ProblemPages implements Resource, ProblemPage {
    private final Frame frame;

    ProblemPages(Frame frame) {
        this.frame = frame;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/problems", this::all, MediaTypes.HTML),
                Route.get("/problems/{slug}", this::one, MediaTypes.HTML));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Words words = frame.words(Call.language(request));
        Node table = el(
                "div",
                cls("scroll"),
                el(
                        "table",
                        el(
                                "thead",
                                el(
                                        "tr",
                                        el("th", "HTTP"),
                                        el("th", words.of("problem.kind")),
                                        el("th", words.of("problem.what")))),
                        el("tbody", Arrays.stream(ProblemType.values()).map(type -> row(words, type)))));
        Reply.inLanguage(request);
        return Reply.bytes(
                request,
                MediaTypes.HTML_UTF8,
                frame.page(
                        words,
                        request,
                        "",
                        words.of("problem.all"),
                        el(
                                "div",
                                cls("wide thing"),
                                el("h1", words.of("problem.all")),
                                el("p", cls("lead"), words.of("problem.all.lead")),
                                table)));
    }

    private static Node row(Words words, ProblemType type) {
        return el(
                "tr",
                el("td", String.valueOf(type.status())),
                el(
                        "td",
                        el(
                                "a",
                                to("/problems/" + type.slug() + "?lang="
                                        + words.language().tag()),
                                words.messages().title(type, words.language()))),
                el("td", words.messages().explanation(type, words.language())));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        ProblemType type = ProblemsResource.type(request);
        Words words = frame.words(Call.language(request));
        Reply.inLanguage(request);
        String title = words.messages().title(type, words.language());
        Node content = el(
                "div",
                cls("wide thing problem"),
                el(
                        "p",
                        cls("crumbs"),
                        el("a", to("/problems?lang=" + words.language().tag()), words.of("problem.all"))),
                el("p", cls("code"), type.status() + " · " + type.slug()),
                el("h1", title),
                explained(words, type));
        return Reply.bytes(request, MediaTypes.HTML_UTF8, frame.page(words, request, "", title, content));
    }

    private static Node explained(Words words, ProblemType type) {
        Language language = words.language();
        return el(
                "div",
                cls("column"),
                el("h2", words.of("problem.what")),
                el("p", words.messages().explanation(type, language)),
                el("h2", words.of("problem.mend")),
                el("p", words.messages().remedy(type, language)));
    }

    @Override
    public byte[] of(Problem problem, ProblemType type, Language language) {
        Words words = frame.words(language);
        boolean said = problem.violations().isEmpty();
        Node content = el(
                "div",
                cls("wide thing problem"),
                el("p", cls("code"), problem.status() + " · " + type.slug()),
                el("h1", problem.title()),
                el(
                        "div",
                        cls("column"),
                        said
                                ? el("p", cls("lead"), problem.detail())
                                : many(problem.violations().stream().map(ProblemPages::violation)),
                        el("p", words.messages().remedy(type, language)),
                        problem.traceId() == null
                                ? null
                                : el("p", cls("hint"), words.of("problem.trace", problem.traceId())),
                        el("p", el("a", to("/?lang=" + language.tag()), words.of("problem.home")))));
        return frame.page(words, null, "", problem.title(), content);
    }

    private static Node violation(Violation violation) {
        return many(
                el("p", cls("lead"), violation.message()),
                violation.value() == null ? null : el("p", el("code", violation.value())),
                violation.advice() == null ? null : el("p", violation.advice()));
    }
}

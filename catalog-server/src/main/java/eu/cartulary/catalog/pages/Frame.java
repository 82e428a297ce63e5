package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.http.Asking;
import eu.cartulary.catalog.http.Messages;
import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.report.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What all pages have around their content: name, ways, languages, foot. */
final class Frame {
    private static final List<Map.Entry<String, String>> WAYS = List.of(
            Map.entry("offerings", "/"),
            Map.entry("participants", "/participants"),
            Map.entry("rulebooks", "/rulebooks"),
            Map.entry("docs", "/docs"));

    private final Messages messages;
    private final List<Map.Entry<String, String>> ways;

    /**
     * A frame for pages in these words.
     *
     * @param paths pages that exist; others are not offered
     */
    Frame(Messages messages, List<String> paths) {
        this.messages = messages;
        this.ways = WAYS.stream().filter(way -> paths.contains(way.getValue())).toList();
    }

    Words words(Language language) {
        return new Words(messages, language);
    }

    /**
     * A page.
     *
     * @param request whose address the language switch repeats; none on a page for a problem
     * @param way the key of the way that leads here, if one does
     */
    byte[] page(Words words, @Nullable ServerRequest request, String way, String title, Node content, Node... inHead) {
        return Html.document(el(
                "html",
                at("lang", words.language().tag()),
                el(
                        "head",
                        el("meta", at("charset", "utf-8")),
                        el("meta", at("name", "viewport"), at("content", "width=device-width, initial-scale=1")),
                        el("meta", at("name", "color-scheme"), at("content", "light dark")),
                        el("title", title.isEmpty() ? "Cartulary" : title + " · Cartulary"),
                        el("link", at("rel", "stylesheet"), to("/assets/cartulary.css")),
                        el("link", at("rel", "icon"), to("/assets/seal.svg"), at("type", "image/svg+xml")),
                        List.of(inHead)),
                el(
                        "body",
                        el("a", cls("skip"), to("#content"), words.of("skip")),
                        head(words, request, way),
                        el("main", at("id", "content"), at("tabindex", "-1"), content),
                        foot(words))));
    }

    private Node head(Words words, @Nullable ServerRequest request, String way) {
        return el(
                "header",
                cls("band"),
                el(
                        "div",
                        cls("wide"),
                        el(
                                "a",
                                cls("brand"),
                                to("/"),
                                el(
                                        "img",
                                        at("src", "/assets/seal.svg"),
                                        at("alt", ""),
                                        at("width", "34"),
                                        at("height", "34")),
                                el("span", "Cartulary")),
                        el(
                                "nav",
                                at("aria-label", words.of("nav")),
                                ways.stream()
                                        .map(each -> el(
                                                "a",
                                                to(each.getValue()),
                                                each.getKey().equals(way) ? at("aria-current", "page") : null,
                                                words.of("nav." + each.getKey())))),
                        request == null ? null : languages(words, request)));
    }

    private static Node languages(Words words, ServerRequest request) {
        List<Node> links = new ArrayList<>();
        for (Language language : Language.values()) {
            String name =
                    Locale.forLanguageTag(language.tag()).getDisplayLanguage(Locale.forLanguageTag(language.tag()));
            links.add(el(
                    "a",
                    to(Asking.with(request, "lang", language.tag())),
                    at("lang", language.tag()),
                    at("hreflang", language.tag()),
                    at("title", name),
                    language == words.language() ? at("aria-current", "true") : null,
                    language.name()));
        }
        return el("nav", cls("languages"), at("aria-label", words.of("languages")), links);
    }

    private static Node foot(Words words) {
        return el(
                "footer",
                el(
                        "div",
                        cls("wide"),
                        el("p", words.of("foot")),
                        el(
                                "p",
                                cls("ways"),
                                el("a", to("/openapi.yaml"), "OpenAPI"),
                                el("a", to("/problems"), words.of("foot.problems")),
                                el("a", to("/log/checkpoint"), words.of("foot.log")))));
    }
}

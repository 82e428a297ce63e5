package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.http.Call;
import eu.cartulary.catalog.http.MediaTypes;
import eu.cartulary.catalog.http.OpenApiResource;
import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import eu.cartulary.catalog.pages.Html.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Mono;

/** {@code GET /docs}: the contract as a page, without script. The contract itself is in English. */
final class DocsPage implements Resource {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final Frame frame;
    private final Map<?, ?> contract;

    DocsPage(Frame frame) {
        this.frame = frame;
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        this.contract = yaml.load(new String(OpenApiResource.contract(), StandardCharsets.UTF_8));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/docs", this::docs, MediaTypes.HTML));
    }

    private Mono<ServerResponse> docs(ServerRequest request) {
        Words words = frame.words(Call.language(request));
        Reply.inLanguage(request);
        return Reply.bytes(
                request,
                MediaTypes.HTML_UTF8,
                frame.page(words, request, "docs", words.of("nav.docs"), content(words)));
    }

    Node content(Words words) {
        Map<?, ?> info = map(contract, "info");
        return el(
                "div",
                cls("wide thing"),
                el("h1", words.of("docs.title")),
                el("p", cls("lead"), words.of("docs.lead")),
                el(
                        "p",
                        cls("ways"),
                        el("a", to("/openapi.yaml"), "openapi.yaml"),
                        el("a", to("/problems"), words.of("foot.problems"))),
                el("div", cls("column"), at("lang", "en"), paragraphs(text(info, "description"))),
                groups().entrySet().stream().map(group -> group(group.getKey(), group.getValue())));
    }

    private record Operation(String method, String path, Map<?, ?> members) {}

    /** Operations by the first of their tags, in the order of the tags. */
    private Map<String, List<Operation>> groups() {
        Map<String, List<Operation>> groups = new LinkedHashMap<>();
        for (Object tag : (List<?>) Objects.requireNonNull(contract.get("tags"))) {
            groups.put(text((Map<?, ?>) tag, "name"), new ArrayList<>());
        }
        map(contract, "paths").forEach((path, item) -> {
            for (String method : METHODS) {
                if (((Map<?, ?>) item).get(method) instanceof Map<?, ?> operation) {
                    String tag = String.valueOf(((List<?>) Objects.requireNonNull(operation.get("tags"))).get(0));
                    Objects.requireNonNull(groups.get(tag)).add(new Operation(method, String.valueOf(path), operation));
                }
            }
        });
        return groups;
    }

    private Node group(String name, List<Operation> operations) {
        return el(
                "section",
                at("lang", "en"),
                el("h2", at("id", name.toLowerCase(Locale.ROOT)), name),
                operations.stream().map(this::operation));
    }

    private Node operation(Operation operation) {
        return el(
                "details",
                cls("call"),
                at("id", text(operation.members(), "operationId")),
                el(
                        "summary",
                        el("span", cls("method"), operation.method().toUpperCase(Locale.ROOT)),
                        el("code", operation.path()),
                        " — ",
                        text(operation.members(), "summary")),
                paragraphs(text(operation.members(), "description")),
                parameters(operation),
                bodies(operation),
                responses(operation));
    }

    private @Nullable Node parameters(Operation operation) {
        if (!(operation.members().get("parameters") instanceof List<?> all)) {
            return null;
        }
        return el(
                "div",
                cls("scroll"),
                el(
                        "table",
                        el("caption", "Parameters"),
                        el("tbody", all.stream().map(each -> parameter(resolve((Map<?, ?>) each))))));
    }

    private static Node parameter(Map<?, ?> parameter) {
        return el(
                "tr",
                el("td", el("code", text(parameter, "name"))),
                el("td", text(parameter, "in")),
                el("td", text(parameter, "description"), example(parameter)));
    }

    private static @Nullable Node example(Map<?, ?> parameter) {
        Object example = parameter.get("example");
        return example == null ? null : many(" ", el("code", example.toString()));
    }

    private @Nullable Node bodies(Operation operation) {
        if (!(operation.members().get("requestBody") instanceof Map<?, ?> body)) {
            return null;
        }
        return el("p", "Body: ", codes(map(resolve(body), "content").keySet()));
    }

    private Node responses(Operation operation) {
        return el(
                "div",
                cls("scroll"),
                el(
                        "table",
                        el("caption", "Answers"),
                        el(
                                "tbody",
                                map(operation.members(), "responses").entrySet().stream()
                                        .map(e -> response(
                                                String.valueOf(e.getKey()), resolve((Map<?, ?>) e.getValue()))))));
    }

    private static Node response(String status, Map<?, ?> response) {
        Object content = response.get("content");
        return el(
                "tr",
                el("td", el("code", status)),
                el("td", text(response, "description")),
                el("td", content instanceof Map<?, ?> types ? codes(types.keySet()) : null));
    }

    private static Node codes(Iterable<?> names) {
        List<Object> parts = new ArrayList<>();
        for (Object name : names) {
            parts.add(el("code", String.valueOf(name)));
            parts.add(" ");
        }
        return many(parts);
    }

    private static Node paragraphs(String text) {
        return many(java.util.Arrays.stream(text.split("\n\n"))
                .filter(part -> !part.isBlank())
                .map(part -> el("p", part.replace('\n', ' '))));
    }

    /** What a {@code $ref} stands for. */
    private Map<?, ?> resolve(Map<?, ?> value) {
        Object reference = value.get("$ref");
        if (reference == null) {
            return value;
        }
        Map<?, ?> at = contract;
        for (String step : reference.toString().substring(2).split("/", -1)) {
            at = map(at, step);
        }
        return at;
    }

    private static Map<?, ?> map(Map<?, ?> of, String name) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(name), name);
    }

    private static String text(Map<?, ?> of, String name) {
        Object value = of.get(name);
        return value == null ? "" : value.toString().strip();
    }
}

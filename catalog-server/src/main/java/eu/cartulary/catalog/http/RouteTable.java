package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Every call of the contract, in one table, with who may make it. What is not in it does not exist: there is no other way to a
 * handler. A call goes through path (404), method (405), role (401, 403), allowance (429), media type of the body (415) and of
 * the answer (406), in this order, before any handler sees it.
 */
public final class RouteTable implements RouterFunction<ServerResponse> {
    private final List<Path> paths;
    private final List<Route> routes;
    private final Authority authority;
    private final Allowances allowances;

    /** The routes of these resources. */
    public RouteTable(Collection<? extends Resource> resources, Authority authority, Allowances allowances) {
        this.authority = authority;
        this.allowances = allowances;
        this.routes = resources.stream().flatMap(r -> r.routes().stream()).toList();
        Map<String, List<Route>> byPath = new LinkedHashMap<>();
        for (Route route : routes) {
            byPath.computeIfAbsent(route.path(), p -> new ArrayList<>()).add(route);
        }
        this.paths = byPath.entrySet().stream()
                .map(e -> new Path(PathPatternParser.defaultInstance.parse(e.getKey()), e.getValue()))
                .sorted((a, b) -> a.pattern().compareTo(b.pattern()))
                .toList();
    }

    /** All of it, for the test that walks it. */
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer asked = request.requestPath().pathWithinApplication();
        for (Path path : paths) {
            PathPattern.PathMatchInfo match = path.pattern().matchAndExtract(asked);
            if (match != null) {
                request.attributes().put(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.getUriVariables());
                request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, path.pattern());
                return Mono.just(call -> path.answer(call, authority, allowances));
            }
        }
        return Mono.empty();
    }

    /** A path with everything that answers there. */
    private record Path(PathPattern pattern, List<Route> routes) {

        Mono<ServerResponse> answer(ServerRequest request, Authority authority, Allowances allowances) {
            HttpMethod method = request.method() == HttpMethod.HEAD ? HttpMethod.GET : request.method();
            List<Route> candidates =
                    routes.stream().filter(r -> r.method().equals(method)).toList();
            if (candidates.isEmpty()) {
                return request.method() == HttpMethod.OPTIONS ? options() : Mono.error(notAllowed(request));
            }
            return admit(request, candidates.get(0), authority).then(Mono.defer(() -> {
                allowances.take(request, candidates.get(0).cost());
                Route route = represent(request, accepting(request, candidates));
                return route.handler().handle(request);
            }));
        }

        private Mono<Void> admit(ServerRequest request, Route route, Authority authority) {
            if (route.role() == Role.ANYONE) {
                return Mono.empty();
            }
            return authority
                    .roleOf(request.exchange().getRequest())
                    .flatMap(role -> role == route.role()
                            ? Mono.empty()
                            : Mono.error(Refused.because(
                                    ProblemType.FORBIDDEN, Finding.violation("operators-only", null, null))));
        }

        /** Those routes that take the body, by its media type. */
        private List<Route> accepting(ServerRequest request, List<Route> candidates) {
            Optional<MediaType> sent = contentType(request);
            List<Route> fitting = candidates.stream()
                    .filter(r -> r.consumes().isEmpty()
                            || sent.isPresent()
                                    && r.consumes().stream().anyMatch(type -> MediaTypes.same(type, sent.get())))
                    .toList();
            if (fitting.isEmpty()) {
                List<MediaType> taken =
                        candidates.stream().flatMap(r -> r.consumes().stream()).toList();
                String list = Negotiation.list(taken);
                throw Refused.because(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                Finding.violation(
                                        "media-type-not-taken",
                                        null,
                                        sent.map(MediaType::toString).orElse(null),
                                        list))
                        .with(
                                "accepted",
                                taken.stream().map(MediaType::toString).toList())
                        .header("Accept-Post", list);
            }
            refuseCompressed(request, fitting.get(0));
            return fitting;
        }

        private static Optional<MediaType> contentType(ServerRequest request) {
            try {
                return request.headers().contentType();
            } catch (org.springframework.web.server.UnsupportedMediaTypeStatusException unreadable) {
                return Optional.empty();
            }
        }

        /** A small body that unpacks to a large one is an old trick; nobody needs it for descriptions of a few kilobytes. */
        private static void refuseCompressed(ServerRequest request, Route route) {
            String coding = request.headers().asHttpHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
            if (!route.consumes().isEmpty() && coding != null && !coding.equalsIgnoreCase("identity")) {
                throw Refused.because(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        Finding.violation("content-encoding-not-taken", null, coding));
            }
        }

        /** The route that gives what the client asks for; the choice is noted for the handler, and caches are told. */
        private Route represent(ServerRequest request, List<Route> fitting) {
            List<MediaType> available = fitting.stream()
                    .flatMap(r -> r.produces().stream())
                    .distinct()
                    .toList();
            if (available.isEmpty()) {
                return fitting.get(0);
            }
            String format = request.queryParam("format").orElse(null);
            MediaType chosen =
                    Negotiation.choose(available, format, request.headers().asHttpHeaders());
            request.attributes().put(Call.CHOSEN, chosen);
            if (available.size() > 1) {
                request.exchange().getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            }
            return fitting.stream()
                    .filter(r -> r.produces().contains(chosen))
                    .findFirst()
                    .orElseThrow();
        }

        private Mono<ServerResponse> options() {
            return ServerResponse.noContent()
                    .header(HttpHeaders.ALLOW, allowed())
                    .build();
        }

        private Refused notAllowed(ServerRequest request) {
            return Refused.because(
                            ProblemType.METHOD_NOT_ALLOWED,
                            Finding.violation(
                                    "method-not-allowed", null, request.method().name(), allowed()))
                    .header(HttpHeaders.ALLOW, allowed());
        }

        private String allowed() {
            TreeSet<String> methods = new TreeSet<>();
            for (Route route : routes) {
                methods.add(route.method().name());
                if (route.method() == HttpMethod.GET) {
                    methods.add("HEAD");
                }
            }
            methods.add("OPTIONS");
            return String.join(", ", methods);
        }
    }
}

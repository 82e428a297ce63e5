package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Language;
import eu.cartulary.wire.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /problems} and {@code GET /problems/{slug}}: every way in which the catalog says no, and how to mend it. */
public final class ProblemsResource implements Resource {

    /** One kind of problem, explained. */
    public record Explained(String type, String slug, int status, String title, String what, String mend) {}

    private final Messages messages;
    private final Addresses addresses;

    /** Explains in these words. */
    public ProblemsResource(Messages messages, Addresses addresses) {
        this.messages = messages;
        this.addresses = addresses;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/problems", this::all, MediaTypes.JSON),
                Route.get("/problems/{slug}", this::one, MediaTypes.JSON));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Language language = Call.language(request);
        Reply.inLanguage(request);
        return Reply.json(
                request,
                Arrays.stream(ProblemType.values())
                        .map(type -> explain(type, language))
                        .toList());
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        ProblemType type = type(request);
        Reply.inLanguage(request);
        return Reply.json(request, explain(type, Call.language(request)));
    }

    /** The type whose slug is in the path. */
    public static ProblemType type(ServerRequest request) {
        String slug = request.pathVariable("slug");
        return ProblemType.ofSlug(slug)
                .orElseThrow(() ->
                        Refused.because(ProblemType.NOT_FOUND, Finding.violation("problem-type-unknown", null, slug)));
    }

    /** A type in the words of a language. */
    public Explained explain(ProblemType type, Language language) {
        return new Explained(
                addresses.of("/problems/" + type.slug()),
                type.slug(),
                type.status(),
                messages.title(type, language),
                messages.explanation(type, language),
                messages.remedy(type, language));
    }
}

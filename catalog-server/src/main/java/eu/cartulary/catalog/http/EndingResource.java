package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RecordedChange;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What an operator can do to a credential: take it out of the views ({@code withdrawal}), or blank its bytes for a legal reason
 * ({@code erasure}). Both are records with a reason, visible for ever.
 */
public final class EndingResource implements Resource {
    private static final int MAX_REASON = 1_000;

    private final Journal journal;
    private final HttpSettings settings;

    /** The credentials of this journal. */
    public EndingResource(Journal journal, HttpSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/credentials/{digest}/withdrawal",
                                r -> end(r, (digest, reason) -> Drafts.withdrawn(digest, reason, "operator")),
                                MediaTypes.JSON)
                        .forOperators(),
                Route.post(
                                "/credentials/{digest}/erasure",
                                r -> end(r, (digest, reason) -> Drafts.redacted(digest, reason, "operator")),
                                MediaTypes.JSON)
                        .forOperators());
    }

    private Mono<ServerResponse> end(ServerRequest request, BiFunction<Digest, String, Draft> draft) {
        Parameters.only(request);
        Digest digest = LogResource.digest(request.pathVariable("digest"));
        Entry entry = journal.register().find(digest).orElseThrow(() -> LogResource.unknown(digest.hex()));
        return Bodies.read(request, settings.maxBody(), settings.bodyTime())
                .map(EndingResource::reason)
                .flatMap(reason -> TrustResource.append(journal, draft.apply(entry.digest(), reason)))
                .flatMap(header -> answer(journal, digest, header));
    }

    private static String reason(byte[] body) {
        try {
            String reason = Json.read(body).path("reason").asString("").strip();
            if (reason.isEmpty() || reason.length() > MAX_REASON) {
                throw Refused.because(
                        ProblemType.BAD_REQUEST,
                        Finding.violation("reason-missing", "/reason", null, String.valueOf(MAX_REASON)));
            }
            return reason;
        } catch (Json.MalformedJsonException e) {
            throw Refused.because(
                    ProblemType.MALFORMED,
                    Finding.violation("body-not-json", null, null, String.valueOf(e.getMessage())));
        }
    }

    /** What was recorded, and where. */
    static Mono<ServerResponse> answer(Journal journal, Digest digest, RecordHeader header) {
        String status = journal.register()
                .find(digest)
                .map(entry -> entry.status().word())
                .orElse("");
        String leaf =
                HexFormat.of().formatHex(journal.log().leaf(header.index()).bytes());
        RecordedChange change = new RecordedChange(
                digest.hex(),
                status,
                new Receipt.JournalPlace(header.index(), leaf, journal.log().checkpoint()));
        return ServerResponse.status(HttpStatus.CREATED)
                .header("Cartulary-Index", String.valueOf(header.index()))
                .contentType(MediaTypes.JSON)
                .bodyValue(Json.write(change));
    }
}

package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.HostPatterns;
import eu.cartulary.catalog.register.Listing;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.TrustEntry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /trust}: whom this catalog trusts. The list is in the journal; a change is in force as soon as it is there. */
public final class TrustResource implements Resource {
    private static final int MAX_NOTE = 1_000;
    private static final int MAX_SCHEMES = 100;

    private final Journal journal;
    private final HttpSettings settings;

    /** The trust list of this journal. */
    public TrustResource(Journal journal, HttpSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        Stream<Route> lists = Stream.of(Role.values())
                .flatMap(role -> Stream.of(
                        Route.get("/trust/" + role.list(), r -> list(r, role), MediaTypes.JSON),
                        Route.post("/trust/" + role.list(), r -> add(r, role), MediaTypes.JSON),
                        Route.get("/trust/" + role.list() + "/{did}", r -> remove(r, role))
                                .by(HttpMethod.DELETE)));
        Route refused = Route.get("/trust/refused", this::refused, MediaTypes.JSON);
        return Stream.concat(lists, Stream.of(refused)).map(Route::forOperators).toList();
    }

    private Mono<ServerResponse> list(ServerRequest request, Role role) {
        Parameters.only(request);
        return Reply.json(
                request,
                ListOf.all(journal.register().trust().all(role).stream()
                        .map(TrustResource::entry)
                        .toList()));
    }

    private static TrustEntry entry(Listing listing) {
        return new TrustEntry(
                listing.did().value(), null, listing.note(), listing.schemes(), listing.since(), listing.index());
    }

    private Mono<ServerResponse> add(ServerRequest request, Role role) {
        Parameters.only(request);
        return Bodies.read(request, settings.maxBody(), settings.bodyTime())
                .map(TrustResource::read)
                .flatMap(entry -> append(draft(entry, role)).flatMap(header -> ServerResponse.status(HttpStatus.CREATED)
                        .header("Cartulary-Index", String.valueOf(header.index()))
                        .contentType(MediaTypes.JSON)
                        .bodyValue(Json.write(new TrustEntry(
                                did(entry.did()).value(),
                                entry.name(),
                                entry.note(),
                                entry.schemes(),
                                header.time(),
                                header.index())))));
    }

    private static TrustEntry read(byte[] body) {
        try {
            return Json.read(body, TrustEntry.class);
        } catch (Json.MalformedJsonException e) {
            throw Refused.because(
                    ProblemType.MALFORMED,
                    Finding.violation("body-not-json", null, null, String.valueOf(e.getMessage())));
        }
    }

    private static Draft draft(TrustEntry entry, Role role) {
        Did did = did(entry.did());
        String note = Stream.of(entry.name(), entry.note())
                .filter(text -> text != null && !text.isBlank())
                .reduce((name, why) -> name + ": " + why)
                .orElse(null);
        if (note != null && note.length() > MAX_NOTE || entry.schemes().size() > MAX_SCHEMES) {
            throw Bodies.tooLarge(MAX_NOTE);
        }
        return Drafts.trusted(did, role, entry.schemes(), note, "operator");
    }

    private static Did did(String text) {
        try {
            return HostPatterns.parse(text);
        } catch (IllegalArgumentException | NullPointerException notOne) {
            throw Refused.because(ProblemType.BAD_REQUEST, Finding.violation("did-malformed", "/did", text));
        }
    }

    private Mono<ServerResponse> remove(ServerRequest request, Role role) {
        Parameters.only(request, "reason");
        Did did = did(request.pathVariable("did"));
        String reason = request.queryParam("reason").orElse("removed");
        if (journal.register().trust().find(did, role).isEmpty()) {
            return Mono.error(
                    Refused.because(ProblemType.NOT_FOUND, Finding.violation("did-not-listed", null, did.value())));
        }
        return append(Drafts.untrusted(did, role, reason, "operator")).flatMap(header -> ServerResponse.noContent()
                .header("Cartulary-Index", String.valueOf(header.index()))
                .build());
    }

    private Mono<ServerResponse> refused(ServerRequest request) {
        Parameters.only(request);
        return Reply.json(
                request,
                ListOf.all(journal.register().refused().all().stream()
                        .map(attempt -> new TrustEntry.Refused(attempt.did().value(), attempt.times(), attempt.last()))
                        .toList()));
    }

    private Mono<RecordHeader> append(Draft draft) {
        return append(journal, draft);
    }

    /** A record of the operator's; the write goes on when the client has gone. */
    static Mono<RecordHeader> append(Journal journal, Draft draft) {
        return Mono.fromFuture(() -> journal.append(draft), true).flatMap(Refused::unwrap);
    }
}

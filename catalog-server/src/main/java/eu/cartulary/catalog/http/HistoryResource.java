package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.projection.Happening;
import eu.cartulary.catalog.projection.Past;
import eu.cartulary.catalog.query.Offerings;
import eu.cartulary.catalog.search.StoredOffering;
import eu.cartulary.report.Language;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /offerings/{key}/history}: everything that happened to an offering, the newest first; {@code …/timemap}: at which moments
 * it can be seen as it stood (RFC 7089, section 5).
 */
public final class HistoryResource implements Resource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 200;
    /** Moments in one time map; a next one holds those before. */
    private static final int MOMENTS = 500;

    private static final Pattern PLACE = Pattern.compile("([0-9]{1,15})\\.([0-9]{1,6})");

    private final Supplier<Past> past;
    private final Offerings offerings;
    private final Messages messages;
    private final Asking asking;
    private final Blocking blocking;

    /** Tells the past of these offerings. */
    public HistoryResource(
            Supplier<Past> past, Offerings offerings, Messages messages, Asking asking, Blocking blocking) {
        this.past = past;
        this.offerings = offerings;
        this.messages = messages;
        this.asking = asking;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/offerings/{key}/history", this::history, MediaTypes.JSON),
                Route.get("/offerings/{key}/timemap", this::timemap, MediaTypes.LINK_FORMAT));
    }

    private Mono<ServerResponse> history(ServerRequest request) {
        Parameters.only(request, "limit", "cursor");
        int limit = limit(request);
        Past.Place behind = place(request);
        Reply.inLanguage(request);
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> {
                    StoredOffering offering = find(request);
                    Asking.knowing(request, offering.applied());
                    return past.get().history(offering.iri(), behind, limit);
                }))
                .flatMap(page -> answer(request, page));
    }

    private Mono<ServerResponse> answer(ServerRequest request, Past.Page page) {
        Language language = Call.language(request);
        List<HistoryEntry> entries =
                page.items().stream().map(one -> entry(one, language)).toList();
        Past.Place next = page.next();
        String address = next == null ? null : Asking.with(request, "cursor", cursor(next));
        if (address != null) {
            Asking.link(request, address, "next");
        }
        return Reply.json(request, new ListOf<>(entries, address));
    }

    private HistoryEntry entry(Happening happening, Language language) {
        Map<String, Object> more = new LinkedHashMap<>();
        CredentialHead credential = happening.credential();
        if (credential != null) {
            more.put("issuer", credential.issuer().value());
            more.put("types", credential.types());
        }
        if (happening.replacedBy() != null) {
            more.put("replacedBy", happening.replacedBy().digest().hex());
        }
        if (happening.reason() != null) {
            more.put("reason", happening.reason());
        }
        Happening.Move move = happening.move();
        if (move != null) {
            more.put("rules", move.rules());
            more.put("causedBy", move.cause());
            if (!move.objectives().isEmpty()) {
                more.put(
                        "objectives",
                        move.objectives().stream()
                                .map(Happening.Objective::json)
                                .toList());
            }
        }
        return new HistoryEntry(
                happening.index(),
                happening.time(),
                happening.what().word(),
                credential == null ? null : credential.digest().hex(),
                move == null ? null : move.rulebook(),
                move == null ? null : absent(move.from()),
                move == null ? null : absent(move.to()),
                messages.text(language, "history." + happening.what().word(), arguments(happening)),
                more);
    }

    private static Object[] arguments(Happening happening) {
        Happening.Move move = happening.move();
        CredentialHead credential = happening.credential();
        return move != null
                ? new Object[] {String.valueOf(move.cause())}
                : new Object[] {credential == null ? "" : credential.issuer().value()};
    }

    private static @Nullable String absent(String level) {
        return level.isEmpty() ? null : level;
    }

    private Mono<ServerResponse> timemap(ServerRequest request) {
        Parameters.only(request, "before");
        long before = Parameters.number(request, "before").orElse(Long.MAX_VALUE);
        return asking.forOfferings(request)
                .then(blocking.call(Bulkhead.READ, c -> timemap(request, before)))
                .flatMap(map -> Reply.bytes(request, MediaTypes.LINK_FORMAT, map.getBytes(StandardCharsets.UTF_8)));
    }

    private String timemap(ServerRequest request, long before) throws IOException {
        StoredOffering offering = find(request);
        Asking.knowing(request, offering.applied());
        String self = request.path().substring(0, request.path().length() - "/timemap".length());
        List<Past.Place> moments = past.get().moments(offering.iri(), before, MOMENTS + 1);
        List<String> links = new ArrayList<>();
        links.add("<" + self + ">; rel=\"original timegate\"");
        links.add("<" + Asking.with(request, "before", String.valueOf(before)) + ">; rel=\"self\"; type=\""
                + MediaTypes.LINK_FORMAT + "\"");
        if (moments.size() > MOMENTS) {
            String older = String.valueOf(moments.get(MOMENTS - 1).index());
            links.add("<" + Asking.with(request, "before", older) + ">; rel=\"timemap\"; type=\""
                    + MediaTypes.LINK_FORMAT + "\"");
        }
        for (Past.Place moment : moments.subList(0, Math.min(MOMENTS, moments.size()))) {
            links.add("<" + Mementos.address(self, moment.index()) + ">; rel=\"memento\"; datetime=\""
                    + Mementos.datetime(past.get().time(moment.index())) + "\"");
        }
        return String.join(",\n", links) + "\n";
    }

    private StoredOffering find(ServerRequest request) {
        String key = request.pathVariable("key");
        return (Key.isKey(key) ? offerings.one(new Key(key)) : Optional.<StoredOffering>empty())
                .orElseThrow(
                        () -> Refused.because(ProblemType.NOT_FOUND, Finding.violation("offering-unknown", null, key)));
    }

    private static int limit(ServerRequest request) {
        long limit = Parameters.number(request, "limit").orElse((long) DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refused.because(
                    ProblemType.UNKNOWN_PARAMETER,
                    Finding.violation("history-limit", null, String.valueOf(limit), String.valueOf(MAX_LIMIT)));
        }
        return (int) limit;
    }

    private static String cursor(Past.Place place) {
        String text = place.index() + "." + place.part();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Past.@Nullable Place place(ServerRequest request) {
        String cursor =
                request.queryParam("cursor").filter(text -> !text.isEmpty()).orElse(null);
        if (cursor == null) {
            return null;
        }
        try {
            Matcher place = PLACE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (place.matches()) {
                return new Past.Place(Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)));
            }
        } catch (IllegalArgumentException notOurs) {
            // Said below.
        }
        throw Refused.because(
                ProblemType.UNKNOWN_PARAMETER, Finding.violation("cursor-foreign", null, cursor, "cursor"));
    }
}

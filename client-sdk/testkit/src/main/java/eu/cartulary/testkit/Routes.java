package eu.cartulary.testkit;

import com.sun.net.httpserver.HttpExchange;
import eu.cartulary.client.Envelope;
import eu.cartulary.client.LocalValidator;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RulebookSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.jspecify.annotations.Nullable;

/** The addresses of the contract that are offered here. Each is a method; what is not here is 404. */
final class Routes {
    private static final String JSON = "application/json";

    private final Memory memory;
    private final MemoryLog log;
    private final Publishing publishing;
    private final Judging judging;
    private final Searching searching;
    private final Streams streams;

    Routes(Memory memory, MemoryLog log, Publishing publishing, Judging judging) {
        this.memory = memory;
        this.log = log;
        this.publishing = publishing;
        this.judging = judging;
        this.searching = new Searching(judging);
        this.streams = new Streams(memory, searching);
    }

    void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        boolean post = exchange.getRequestMethod().equals("POST");
        String route =
                exchange.getRequestMethod() + " " + path[0] + "/" + (path.length > 2 ? path[2] : path.length - 1);
        Searching.Question question =
                Searching.Question.of(exchange.getRequestURI().getRawQuery());
        switch (route) {
            case "POST credentials/0" -> publish(exchange);
            case "GET credentials/1" -> credential(exchange, memory.require(path[1]));
            case "POST credentials/revocation" -> json(exchange, 201, revoke(exchange, memory.require(path[1])));
            case "POST validations/0" -> json(exchange, 200, validate(exchange));
            case "GET offerings/0" -> offerings(exchange, question);
            case "GET offerings/1" -> json(exchange, 200, judging.detail(judging.byKey(path[1])));
            case "GET offerings/assessments" -> assessments(exchange, path);
            case "GET offerings/history" -> json(exchange, 200, Map.of("items", history(path[1])));
            case "GET rulebooks/0" -> json(exchange, 200, Map.of("items", rulebooks(language(exchange))));
            case "GET events/0" -> streams.events(exchange);
            case "GET log/1" -> log(exchange, path[1], question);
            default ->
                throw Refused.because(
                        post ? ProblemType.METHOD_NOT_ALLOWED : ProblemType.NOT_FOUND,
                        "the in-memory catalog does not offer "
                                + exchange.getRequestURI().getPath());
        }
    }

    private void publish(HttpExchange exchange) throws IOException {
        Envelope envelope = body(exchange);
        if (envelope.mediaType().equals("application/x-ndjson")) {
            streams.bulk(exchange, envelope, publishing);
            return;
        }
        Publishing.Published published = publishing.publish(envelope, language(exchange));
        int status = published.news() == Publishing.News.NEW ? 201 : 200;
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "/credentials/" + published.kept().get(0).record().digest());
        json(exchange, status, receipt(published));
    }

    private Receipt receipt(Publishing.Published published) {
        List<Receipt.PublishedCredential> credentials = published.kept().stream()
                .map(kept -> memory.require(kept.record().digest()).record())
                .map(r -> new Receipt.PublishedCredential(
                        r.digest(), r.id(), r.issuer(), r.types(), r.subjects(), r.status()))
                .toList();
        List<Receipt.ListedOffering> offerings = new ArrayList<>();
        for (Judging.Judged each : judging.all()) {
            boolean touched = published.kept().stream()
                    .anyMatch(
                            kept -> memory.sources(each.summary().id()).stream().anyMatch(source -> source.record()
                                    .digest()
                                    .equals(kept.record().digest())));
            if (touched) {
                offerings.add(new Receipt.ListedOffering(
                        each.summary().key(),
                        each.summary().id(),
                        each.isListed(),
                        each.isListed() ? List.of() : List.of(word(each.status())),
                        each.summary().levels(),
                        0));
            }
        }
        return new Receipt(credentials, published.place(), offerings);
    }

    private static String word(Judging.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void credential(HttpExchange exchange, Kept kept) throws IOException {
        String accept = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept"), "*/*");
        if (accept.startsWith(JSON)) {
            json(exchange, 200, kept.record());
        } else if (accept.startsWith("text/turtle") || accept.startsWith("application/n-quads")) {
            String claims = RDFWriter.source(kept.claims().graph())
                    .lang(accept.startsWith("text/turtle") ? Lang.TURTLE : Lang.NQUADS)
                    .asString();
            send(exchange, 200, accept, claims.getBytes(StandardCharsets.UTF_8));
        } else if (accept.startsWith("application/ld+json")) {
            send(exchange, 200, "application/ld+json", kept.document());
        } else {
            send(exchange, 200, kept.envelope().mediaType(), kept.envelope().bytes());
        }
    }

    private Object revoke(HttpExchange exchange, Kept kept) throws IOException {
        String reason = Revocations.reason(body(exchange).text(), kept, publishing);
        Receipt.JournalPlace place = log.append(Map.of(
                "kind",
                "revoked",
                "reason",
                reason,
                "digests",
                List.of(kept.record().digest())));
        memory.put(kept.with("revoked"));
        return new eu.cartulary.wire.RecordedChange(kept.record().digest(), "revoked", place);
    }

    private Object validate(HttpExchange exchange) throws IOException {
        return LocalValidator.find().orElseThrow().validate(body(exchange), language(exchange));
    }

    private void offerings(HttpExchange exchange, Searching.Question question) throws IOException {
        String accept = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Accept"), JSON);
        if (accept.startsWith("text/event-stream")) {
            streams.watch(exchange, question);
        } else if (accept.startsWith("application/x-ndjson")) {
            streams.lines(exchange, question);
        } else {
            json(exchange, 200, searching.page(question));
        }
    }

    private void assessments(HttpExchange exchange, String[] path) throws IOException {
        Map<String, AssessmentReport> reports = judging.reports(judging.byKey(path[1]), language(exchange));
        if (path.length == 3) {
            json(exchange, 200, reports);
            return;
        }
        AssessmentReport report = reports.get(path[3]);
        if (report == null) {
            throw Refused.because(ProblemType.NOT_FOUND, "no rulebook " + path[3]);
        }
        json(exchange, 200, report);
    }

    private List<HistoryEntry> history(String key) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (Kept kept : memory.sources(judging.byKey(key).summary().id())) {
            CredentialRecord r = kept.record();
            Receipt.JournalPlace place = Objects.requireNonNull(r.journal());
            entries.add(
                    0,
                    new HistoryEntry(
                            place.index(),
                            Objects.requireNonNull(r.admitted()),
                            "admitted",
                            r.digest(),
                            null,
                            null,
                            null,
                            null,
                            Map.of()));
        }
        return entries;
    }

    private List<RulebookSummary> rulebooks(Language language) {
        return judging.assessor().rulebooks().all().stream()
                .map(each -> new RulebookSummary(
                        each.id(),
                        each.title().in(language),
                        each.version(),
                        each.levels().stream().map(level -> level.code()).toList(),
                        List.of(),
                        each.criteria().size(),
                        Map.of(),
                        null,
                        Map.of()))
                .toList();
    }

    private void log(HttpExchange exchange, String what, Searching.Question question) throws IOException {
        switch (what) {
            case "checkpoint" -> send(exchange, 200, "text/plain", log.note().getBytes(StandardCharsets.UTF_8));
            case "proof" -> {
                Kept kept = memory.require(String.valueOf(question.one("digest")));
                json(
                        exchange,
                        200,
                        log.inclusion(
                                Objects.requireNonNull(kept.record().journal()).index()));
            }
            case "consistency" ->
                json(exchange, 200, log.consistency(question.number("from", 0), question.number("to", (int)
                        log.size())));
            default -> throw Refused.because(ProblemType.NOT_FOUND, "the in-memory catalog has no tiles");
        }
    }

    static Language language(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
        return accepted == null || accepted.length() < 2
                ? Language.EN
                : switch (accepted.substring(0, 2).toLowerCase(Locale.ROOT)) {
                    case "fr" -> Language.FR;
                    case "de" -> Language.DE;
                    default -> Language.EN;
                };
    }

    private static Envelope body(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return new Envelope(
                type == null ? "application/octet-stream" : type,
                exchange.getRequestBody().readAllBytes());
    }

    void json(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, JSON, Json.write(body));
    }

    /** Every answer says what it has seen; nothing lags here. */
    void send(HttpExchange exchange, int status, String type, byte @Nullable [] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cartulary-Index", Long.toString(log.size() - 1));
        exchange.sendResponseHeaders(status, body == null || body.length == 0 ? -1 : body.length);
        if (body != null) {
            exchange.getResponseBody().write(body);
        }
    }
}

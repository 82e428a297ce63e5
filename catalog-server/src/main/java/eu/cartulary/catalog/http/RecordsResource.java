package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.FileJournal.Written;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /log/records?from=}: the records themselves, in order, one a line, up to what is durable when it is asked. The bytes of
 * a header are given as they are: their hash is the leaf. For everybody (peers) without evidence, and without the payloads in which
 * operators speak of themselves; {@code GET /log/replica?from=}, for operators, has all of it, so that another machine can build
 * the same views.
 */
public final class RecordsResource implements Resource {
    /** Records read in one go: a few hundred kilobytes of envelopes. */
    private static final int AT_ONCE = 64;

    /** Payloads that name an operator and the reasons: {@code {"by","reason"}}, notes on the trust list. */
    private static final Set<String> BETWEEN_OPERATORS = Set.of("withdrawn", "redacted", "trust-changed");

    private final FileJournal journal;
    private final Blocking blocking;

    /** Gives the records of this journal. */
    public RecordsResource(FileJournal journal, Blocking blocking) {
        this.journal = journal;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/log/records", request -> records(request, RecordsResource::forPeers), MediaTypes.NDJSON),
                Route.get("/log/replica", request -> records(request, RecordsResource::complete), MediaTypes.NDJSON)
                        .forOperators());
    }

    private Mono<ServerResponse> records(ServerRequest request, Line line) {
        Parameters.only(request, "from");
        long end = journal.size();
        long from = Parameters.number(request, "from").orElse(0L);
        if (from > end) {
            throw Refused.because(
                    ProblemType.BAD_REQUEST,
                    Finding.violation("log-range", null, String.valueOf(from), String.valueOf(end)));
        }
        Asking.knowing(request, end - 1);
        Flux<byte[]> lines = Flux.defer(() -> Streaming.drain(blocking, Bulkhead.READ, new Source(from, end, line))
                .map(RecordsResource::joined));
        return Streaming.ok(MediaTypes.NDJSON, lines);
    }

    private static byte[] joined(List<byte[]> lines) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        lines.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Map<String, Object> forPeers(Written record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", record.record().header().index());
        json.put("header", base64(record.headerBytes()));
        byte[] payload = record.record().payload();
        if (payload != null
                && !BETWEEN_OPERATORS.contains(record.record().header().kind().word())) {
            json.put("payload", base64(payload));
        }
        return json;
    }

    private static Map<String, Object> complete(Written record) {
        Map<String, Object> json = forPeers(record);
        byte[] payload = record.record().payload();
        byte[] evidence = record.record().evidence();
        if (payload != null) {
            json.put("payload", base64(payload));
        }
        if (evidence != null) {
            json.put("evidence", base64(evidence));
        }
        return json;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What is told of a record. */
    private interface Line {
        Map<String, Object> of(Written record);
    }

    private final class Source implements Streaming.Source<byte[]> {
        private final long end;
        private final Line line;
        private long next;

        Source(long from, long end, Line line) {
            this.next = from;
            this.end = end;
            this.line = line;
        }

        @Override
        public List<byte[]> next() {
            List<byte[]> lines = new ArrayList<>();
            try {
                for (long last = Math.min(end, next + AT_ONCE); next < last; next++) {
                    lines.add(Streaming.line(line.of(journal.written(next))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("record " + next + " cannot be read", e);
            }
            return lines;
        }

        @Override
        public void close() {
            // Nothing is held between two batches.
        }
    }
}

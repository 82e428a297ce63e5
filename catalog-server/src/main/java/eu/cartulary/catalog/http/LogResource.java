package eu.cartulary.catalog.http;

import eu.cartulary.catalog.journal.TransparencyLog;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Inclusion;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /log}: the journal as a tiled transparency log, and proofs made from it for those who do not read tiles.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1</a>
 */
public final class LogResource implements Resource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_NOW = "no-cache";

    private final TransparencyLog log;
    private final Register register;
    private final Blocking blocking;

    /** Serves this log. */
    public LogResource(TransparencyLog log, Register register, Blocking blocking) {
        this.log = log;
        this.register = register;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/log/checkpoint", this::checkpoint, MediaTypes.TEXT),
                Route.get("/log/tile/{*tile}", this::tile, MediaTypes.OCTETS),
                Route.get("/log/proof", this::proof, MediaTypes.JSON),
                Route.get("/log/consistency", this::consistency, MediaTypes.JSON));
    }

    private Mono<ServerResponse> checkpoint(ServerRequest request) {
        Parameters.only(request);
        return Reply.bytes(request, MediaTypes.TEXT, log.checkpoint().getBytes(StandardCharsets.UTF_8), FOR_NOW);
    }

    private Mono<ServerResponse> tile(ServerRequest request) {
        Parameters.only(request);
        TileName name = TileName.parse(request.pathVariable("tile")).orElseThrow(LogResource::noTile);
        Mono<byte[]> bytes = name.entries()
                ? blocking.call(Bulkhead.READ, c -> entries(name.number(), name.width()))
                : Mono.fromCallable(() ->
                        log.tile(name.level(), name.number(), name.width()).orElseThrow(LogResource::noTile));
        MediaType type = MediaTypes.OCTETS;
        return bytes.flatMap(
                tile -> Reply.bytes(request, type, tile, name.width() == TileName.FULL ? FOR_EVER : FOR_NOW));
    }

    private byte[] entries(long number, int width) throws IOException {
        return log.entries(number, width).orElseThrow(LogResource::noTile);
    }

    private static Refused noTile() {
        return Refused.because(ProblemType.NOT_FOUND, Finding.violation("tile-unknown", null, null));
    }

    private Mono<ServerResponse> proof(ServerRequest request) {
        Parameters.only(request, "digest");
        Digest digest = digest(Parameters.required(request, "digest"));
        Entry entry = register.find(digest).orElseThrow(() -> unknown(digest.hex()));
        return blocking.call(Bulkhead.READ, c -> proof(entry.index())).flatMap(proof -> Reply.json(request, proof));
    }

    /** The digest in a path or parameter; what has not its form names nothing that could be here. */
    static Digest digest(String text) {
        if (!Digest.isDigest(text)) {
            throw unknown(text);
        }
        return new Digest(text);
    }

    static Refused unknown(String digest) {
        return Refused.because(ProblemType.NOT_FOUND, Finding.violation("credential-unknown", null, digest, digest));
    }

    private InclusionProof proof(long index) throws IOException {
        String checkpoint = log.checkpoint();
        long size = size(checkpoint);
        if (index >= size) {
            throw Refused.because(ProblemType.UNAVAILABLE, Finding.violation("not-yet-in-checkpoint", null, null));
        }
        Inclusion inclusion = log.inclusion(index, size);
        return new InclusionProof(
                index, size, hex(log.leaf(index)), header(index, size), hex(inclusion.path()), checkpoint);
    }

    /** The second line of a checkpoint is the size of its tree in decimal (C2SP tlog-checkpoint). */
    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.split("\n", 3)[1]);
    }

    /** The header, taken out of its bundle: each entry stands behind its length in two bytes. */
    private @Nullable String header(long index, long size) throws IOException {
        long number = index / TileName.FULL;
        int width = (int) Math.min(TileName.FULL, size - number * TileName.FULL);
        Optional<byte[]> bundle = log.entries(number, width);
        if (bundle.isEmpty()) {
            return null;
        }
        byte[] bytes = bundle.get();
        int at = 0;
        for (long i = number * TileName.FULL; i < index; i++) {
            at += 2 + length(bytes, at);
        }
        byte[] header = java.util.Arrays.copyOfRange(bytes, at + 2, at + 2 + length(bytes, at));
        return Base64.getEncoder().encodeToString(header);
    }

    private static int length(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private Mono<ServerResponse> consistency(ServerRequest request) {
        Parameters.only(request, "from", "to");
        long size = log.size();
        long to = Parameters.number(request, "to").orElse(size);
        long from = Parameters.number(request, "from")
                .orElseThrow(() -> Refused.because(
                        ProblemType.BAD_REQUEST, Finding.violation("parameter-missing", null, null, "from")));
        if (from > to || to > size) {
            throw Refused.because(
                    ProblemType.BAD_REQUEST,
                    Finding.violation("log-range", null, from + ".." + to, String.valueOf(size)));
        }
        return blocking.call(Bulkhead.READ, c -> log.consistency(from, to))
                .flatMap(proof -> Reply.json(request, new ConsistencyProof(from, to, hex(proof.path()))));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(LogResource::hex).toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}

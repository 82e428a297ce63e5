package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.wire.ProblemType;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads bodies: never more than allowed, never for longer. */
final class Bodies {
    private Bodies() {}

    /**
     * The whole body.
     *
     * @param max bytes; one more is {@code too-large}, said before anything is read where the client announces it
     * @param time until all of it must be there
     */
    static Mono<byte[]> read(ServerRequest request, int max, Duration time) {
        if (request.headers().contentLength().orElse(0) > max) {
            return Mono.error(tooLarge(max));
        }
        return DataBufferUtils.join(stream(request), max)
                .onErrorMap(org.springframework.core.io.buffer.DataBufferLimitException.class, tooMuch -> tooLarge(max))
                .map(Bodies::bytes)
                .timeout(time)
                .filter(bytes -> bytes.length > 0)
                .switchIfEmpty(Mono.error(
                        () -> Refused.because(ProblemType.MALFORMED, Finding.violation("body-empty", null, null))));
    }

    /** The body as it comes in. */
    static Flux<DataBuffer> stream(ServerRequest request) {
        return request.exchange().getRequest().getBody();
    }

    /** The bytes of a buffer, which is given back. */
    static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    static Refused tooLarge(int max) {
        return Refused.because(ProblemType.TOO_LARGE, Finding.violation("body-too-large", null, null))
                .with("limit", max);
    }
}

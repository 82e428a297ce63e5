package eu.cartulary.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire.
 *
 * @param kind under which its time is counted
 */
public record Call(String kind, byte[] bytes) {

    /** {@code GET}, for JSON. */
    public static Call get(String kind, String target) {
        return get(kind, target, "application/json");
    }

    /** {@code GET}. */
    public static Call get(String kind, String target, String accept) {
        return new Call(
                kind,
                ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * {@code POST}.
     *
     * @param headers further ones, each with its line end
     */
    public static Call post(String kind, String target, String type, String headers, byte[] body) {
        byte[] head = ("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: "
                        + type + "\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return new Call(kind, all);
    }
}

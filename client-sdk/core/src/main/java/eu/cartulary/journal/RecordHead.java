package eu.cartulary.journal;

import eu.cartulary.json.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * As much of a record's header as a check of the bytes needs.
 *
 * @param index place in the journal
 * @param kind what happened, as the header says it
 * @param credentials digests of an envelope's credentials
 * @param digests credentials that a record of another kind is about
 * @param payloadHash SHA-256 in hex
 * @param payloadLength its bytes
 * @param evidence SHA-256 in hex, where there is evidence
 */
record RecordHead(
        long index,
        String kind,
        List<String> credentials,
        List<String> digests,
        String payloadHash,
        int payloadLength,
        @Nullable String evidence) {

    static RecordHead read(byte[] header) throws IOException {
        try {
            JsonNode json = Json.read(header);
            List<String> credentials = new ArrayList<>();
            json.path("credentials")
                    .forEach(head -> credentials.add(head.required("digest").stringValue()));
            List<String> digests = new ArrayList<>();
            json.path("digests").forEach(digest -> digests.add(digest.stringValue()));
            JsonNode payload = json.required("payload");
            JsonNode evidence = json.get("evidence");
            return new RecordHead(
                    json.required("index").longValue(),
                    json.required("kind").stringValue(),
                    credentials,
                    digests,
                    payload.required("hash").stringValue(),
                    payload.required("length").intValue(),
                    evidence == null ? null : evidence.required("hash").stringValue());
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("a header that cannot be read: " + e.getMessage(), e);
        }
    }

    boolean isRedaction() {
        return kind.equals("redacted");
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.StatusEntry;
import eu.cartulary.journal.Frame;
import eu.cartulary.json.CanonicalJson;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Headers as canonical JSON (RFC 8785) and back. The bytes are the Merkle leaf: what is written once is never written again, and
 * a member is never given another meaning. New members may come; readers pass over what they do not know.
 */
final class HeaderCodec {
    /** Largest header: the length before a tile entry has 16 bits (C2SP tlog-tiles, "Log entries"). */
    static final int MAX_BYTES = Frame.MAX_HEADER;

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private HeaderCodec() {}

    static byte[] write(RecordHeader header) {
        Map<String, Object> json = new TreeMap<>();
        json.put("index", header.index());
        json.put("kind", header.kind().word());
        json.put("time", header.time().toString());
        put(json, "issuer", header.issuer());
        if (!header.credentials().isEmpty()) {
            json.put(
                    "credentials",
                    header.credentials().stream().map(HeaderCodec::write).toList());
        }
        if (!header.digests().isEmpty()) {
            json.put("digests", header.digests().stream().map(Digest::hex).toList());
        }
        json.put("mediaType", header.mediaType());
        json.put("payload", part(header.payloadHash(), header.payloadLength()));
        Digest evidence = header.evidence();
        if (evidence != null) {
            json.put("evidence", part(evidence, header.evidenceLength()));
        }
        return CanonicalJson.write(json);
    }

    /** The head as the header can say it: times to the millisecond, within the calendar of RFC 3339. */
    static CredentialHead normal(CredentialHead head) {
        Instant until = head.validUntil();
        return new CredentialHead(
                head.digest(),
                head.id(),
                head.issuer(),
                head.types(),
                head.subjects(),
                normal(head.validFrom()),
                until == null ? null : normal(until),
                normal(head.issuedAt()),
                head.statuses());
    }

    static Instant normal(Instant time) {
        return time.isAfter(LAST) ? LAST : time.isBefore(FIRST) ? FIRST : time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, Object> write(CredentialHead head) {
        Map<String, Object> json = new TreeMap<>();
        json.put("digest", head.digest().hex());
        put(json, "id", head.id());
        json.put("issuer", head.issuer().value());
        json.put("types", head.types());
        json.put("subjects", head.subjects());
        json.put("validFrom", head.validFrom().toString());
        put(json, "validUntil", head.validUntil());
        json.put("issuedAt", head.issuedAt().toString());
        if (!head.statuses().isEmpty()) {
            json.put(
                    "statuses", head.statuses().stream().map(HeaderCodec::write).toList());
        }
        return json;
    }

    private static Map<String, Object> write(StatusEntry entry) {
        return Map.of("index", entry.index(), "list", entry.list(), "purpose", entry.purpose());
    }

    private static Map<String, Object> part(Digest hash, int length) {
        return Map.of("hash", hash.hex(), "length", length);
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    static RecordHeader read(byte[] bytes) throws IOException {
        try {
            JsonNode json = Json.read(bytes);
            String issuer = optional(json, "issuer");
            JsonNode payload = json.required("payload");
            JsonNode evidence = json.get("evidence");
            return new RecordHeader(
                    json.required("index").longValue(),
                    RecordKind.ofWord(text(json, "kind")),
                    Instant.parse(text(json, "time")),
                    issuer == null ? null : new Did(issuer),
                    credentials(json.path("credentials")),
                    texts(json.path("digests")).stream().map(Digest::new).toList(),
                    text(json, "mediaType"),
                    new Digest(text(payload, "hash")),
                    payload.required("length").intValue(),
                    evidence == null ? null : new Digest(text(evidence, "hash")),
                    evidence == null ? 0 : evidence.required("length").intValue());
        } catch (IllegalArgumentException | DateTimeException | tools.jackson.core.JacksonException e) {
            throw new IOException("a header that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<CredentialHead> credentials(JsonNode heads) {
        List<CredentialHead> credentials = new ArrayList<>(heads.size());
        for (JsonNode head : heads) {
            String until = optional(head, "validUntil");
            credentials.add(new CredentialHead(
                    new Digest(text(head, "digest")),
                    optional(head, "id"),
                    new Did(text(head, "issuer")),
                    texts(head.path("types")),
                    texts(head.path("subjects")),
                    Instant.parse(text(head, "validFrom")),
                    until == null ? null : Instant.parse(until),
                    Instant.parse(text(head, "issuedAt")),
                    statuses(head.path("statuses"))));
        }
        return credentials;
    }

    private static List<StatusEntry> statuses(JsonNode array) {
        List<StatusEntry> statuses = new ArrayList<>(array.size());
        for (JsonNode entry : array) {
            statuses.add(new StatusEntry(
                    text(entry, "purpose"),
                    text(entry, "list"),
                    entry.required("index").longValue()));
        }
        return statuses;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(item -> texts.add(item.stringValue()));
        return texts;
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).stringValue();
    }

    private static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : value.stringValue();
    }
}

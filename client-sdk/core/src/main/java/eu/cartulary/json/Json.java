package eu.cartulary.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON. Reading refuses what two readers could understand differently (duplicate members, bytes that are
 * not UTF-8, a second document behind the first) and what is out of measure ({@link #MAX_DEPTH}, {@link #MAX_STRING},
 * {@link #MAX_NUMBER}), before any tree exists.
 */
public final class Json {
    /** Deepest nesting of objects and arrays. */
    public static final int MAX_DEPTH = 64;
    /** Longest string, in characters: an enveloped credential is one string. */
    public static final int MAX_STRING = 1 << 20;
    /** Longest number, in characters. */
    public static final int MAX_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(4_096)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** The mapper, for those who stream; it never changes. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one JSON document.
     *
     * @throws MalformedJsonException when the bytes are not one strict JSON document in UTF-8 within the limits
     */
    public static JsonNode read(byte[] utf8) throws MalformedJsonException {
        return read(decode(utf8));
    }

    /** Reads one JSON document. */
    public static JsonNode read(String json) throws MalformedJsonException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw new MalformedJsonException("there is no JSON here", null);
            }
            return node;
        } catch (JacksonException e) {
            throw new MalformedJsonException(firstLine(e), e);
        }
    }

    /** Reads a record. */
    public static <T> T read(byte[] utf8, Class<T> type) throws MalformedJsonException {
        try {
            return MAPPER.readValue(decode(utf8), type);
        } catch (JacksonException e) {
            throw new MalformedJsonException(firstLine(e), e);
        }
    }

    /** Writes a record or a tree, UTF-8. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Writes a record or a tree for people to read. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private static String decode(byte[] utf8) throws MalformedJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the bytes are not UTF-8", e);
        }
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        int end = message == null ? -1 : message.indexOf('\n');
        String line = message == null ? "not JSON" : end < 0 ? message : message.substring(0, end);
        return e.getLocation() == null
                ? line
                : line + " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** The document cannot be read; the message says why and where, in English, for the detail of a problem. */
    public static final class MalformedJsonException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedJsonException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

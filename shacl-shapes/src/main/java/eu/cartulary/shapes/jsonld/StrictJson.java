package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Bytes to a JSON tree (RFC 8259), refusing what is out of measure and what two readers could understand differently:
 * duplicate members, other encodings than UTF-8, half characters. One pass; the tree grows only while all limits hold.
 */
final class StrictJson {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(1 << 22)
                    .maxNumberLength(1_000)
                    .maxNameLength(1 << 20)
                    .build())
            .build();

    private final Limits limits;
    private final Remarks remarks;
    private int members;

    private StrictJson(Limits limits, Remarks remarks) {
        this.limits = limits;
        this.remarks = remarks;
    }

    /** The tree, or nothing and a remark that says why. */
    static @Nullable JsonStructure read(byte[] utf8, Limits limits, Remarks remarks) {
        return new StrictJson(limits, remarks).read(utf8);
    }

    private @Nullable JsonStructure read(byte[] utf8) {
        if (utf8.length > limits.maxBytes()) {
            remarks.refuse("json-too-large", "", null, String.valueOf(utf8.length), String.valueOf(limits.maxBytes()));
            return null;
        }
        String text = decode(utf8);
        if (text == null) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Refused("json-malformed", "", null, "there is nothing");
            }
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                throw new Refused("json-not-an-object", "", null);
            }
            JsonStructure tree = (JsonStructure) value(parser, first, 1);
            if (parser.nextToken() != null) {
                throw new Refused("json-malformed", "", null, "there is more behind the end of the document");
            }
            return tree;
        } catch (Refused refused) {
            remarks.refuse(refused.rule, refused.pointer, refused.value, refused.arguments);
        } catch (JacksonException | StackOverflowError malformed) {
            remarks.refuse("json-malformed", "", null, reason(malformed));
        }
        return null;
    }

    private @Nullable String decode(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                remarks.refuse("json-byte-order-mark", "", null);
                return null;
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            remarks.refuse("json-not-utf8", "", null);
            return null;
        }
    }

    private JsonValue value(JsonParser parser, JsonToken token, int depth) throws Refused {
        return switch (token) {
            case START_OBJECT -> object(parser, deeper(parser, depth));
            case START_ARRAY -> array(parser, deeper(parser, depth));
            case VALUE_STRING -> JSON.createValue(checked(parser, parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            default -> JsonValue.NULL;
        };
    }

    private int deeper(JsonParser parser, int depth) throws Refused {
        if (depth > limits.maxDepth()) {
            throw new Refused("json-too-deep", pointer(parser), null, String.valueOf(limits.maxDepth()));
        }
        return depth;
    }

    private JsonValue object(JsonParser parser, int depth) throws Refused {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser, parser.currentName());
            count(parser);
            if (!names.add(name)) {
                throw new Refused("json-duplicate-member", pointer(parser), name, name);
            }
            object.add(name, value(parser, parser.nextToken(), depth + 1));
        }
        return object.build();
    }

    private JsonValue array(JsonParser parser, int depth) throws Refused {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            count(parser);
            array.add(value(parser, token, depth + 1));
        }
        return array.build();
    }

    private JsonValue number(JsonParser parser) throws Refused {
        String digits = parser.getString();
        if (digits.length() > limits.maxNumber()) {
            throw new Refused("json-number-too-long", pointer(parser), digits, String.valueOf(limits.maxNumber()));
        }
        BigDecimal number = new BigDecimal(digits);
        long exponent = (long) number.precision() - number.scale();
        if (Math.abs(exponent) > limits.maxExponent()) {
            throw new Refused("json-number-too-long", pointer(parser), digits, String.valueOf(limits.maxNumber()));
        }
        return JSON.createValue(number);
    }

    private void count(JsonParser parser) throws Refused {
        if (++members > limits.maxMembers()) {
            throw new Refused("json-too-many-members", pointer(parser), null, String.valueOf(limits.maxMembers()));
        }
    }

    private String checked(JsonParser parser, String text) throws Refused {
        if (text.length() > limits.maxString()) {
            throw new Refused("json-string-too-long", pointer(parser), text, String.valueOf(limits.maxString()));
        }
        if (hasHalfCharacter(text)) {
            throw new Refused("json-half-character", pointer(parser), null);
        }
        return text;
    }

    /** Half a character has no UTF-8: what is hashed, stored and shown would differ. */
    private static boolean hasHalfCharacter(String text) {
        // Paired surrogates come out as one code point above U+FFFF.
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private static String reason(Throwable malformed) {
        if (!(malformed instanceof JacksonException jackson)) {
            return "it is nested too deeply";
        }
        String message = jackson.getOriginalMessage();
        String line = message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
        return jackson.getLocation() == null
                ? line
                : line + " (line " + jackson.getLocation().getLineNr() + ", column "
                        + jackson.getLocation().getColumnNr() + ")";
    }

    /** Ends the reading at the first thing that is out of measure; never leaves this class. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String rule;
        private final String pointer;
        private final transient @Nullable String value;
        private final transient String[] arguments;

        Refused(String rule, String pointer, @Nullable String value, String... arguments) {
            super(rule, null, false, false);
            this.rule = rule;
            this.pointer = pointer;
            this.value = value;
            this.arguments = arguments;
        }
    }
}

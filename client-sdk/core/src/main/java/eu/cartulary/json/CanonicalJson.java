package eu.cartulary.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes. Takes maps, collections, strings, booleans,
 * whole and floating numbers, null, and Jackson trees of these.
 */
public final class CanonicalJson {
    /** Whole numbers beyond this cannot be held by every reader (RFC 8785, section 3.2.2.3, IEEE 754). */
    private static final long MAX_SAFE = (1L << 53) - 1;

    private static final String HEX = "0123456789abcdef";
    private static final int SHORTEST_TRIES = 17;

    private CanonicalJson() {}

    /**
     * The canonical bytes.
     *
     * @throws IllegalArgumentException for what has no canonical form: NaN, infinities, whole numbers beyond 2^53 - 1, lone
     *     surrogates, other classes
     */
    public static byte[] write(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text. */
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder(256);
        any(value, out);
        return out.toString();
    }

    private static void any(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String string) {
            string(string, out);
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            number(number, out);
        } else if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof Collection<?> items) {
            array(items, out);
        } else if (value instanceof JsonNode node) {
            node(node, out);
        } else {
            throw new IllegalArgumentException("no canonical JSON for " + value.getClass());
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        // String.compareTo orders by UTF-16 code units, as section 3.2.3 asks.
        List<String> names = new ArrayList<>(map.size());
        for (Object name : map.keySet()) {
            names.add((String) Objects.requireNonNull(name));
        }
        names.sort(null);
        char before = '{';
        for (String name : names) {
            out.append(before);
            string(name, out);
            out.append(':');
            any(map.get(name), out);
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void array(Collection<?> items, StringBuilder out) {
        char before = '[';
        for (Object item : items) {
            out.append(before);
            any(item, out);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private static void node(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(Map.ofEntries(node.properties().toArray(new Map.Entry[0])), out);
            case ARRAY -> array(new ArrayList<>(node.values()), out);
            case STRING -> string(node.stringValue(), out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NUMBER -> number(inTree(node), out);
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("no canonical JSON for " + node.getNodeType());
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                escape(c, out);
            } else {
                if (Character.isSurrogate(c)) {
                    requirePair(text, i);
                }
                out.append(c);
            }
        }
        out.append('"');
    }

    private static void requirePair(String text, int i) {
        boolean paired = Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        if (!paired) {
            throw new IllegalArgumentException("a lone surrogate has no canonical JSON");
        }
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    private static void number(Number number, StringBuilder out) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            long whole = number.longValue();
            if (whole > MAX_SAFE || whole < -MAX_SAFE) {
                throw new IllegalArgumentException("not every reader can hold " + whole);
            }
            out.append(whole);
        } else {
            floating(number.doubleValue(), out);
        }
    }

    /** A document's number is a double to every reader (RFC 8785, section 3.2.2.3), however many digits it came with. */
    private static Number inTree(JsonNode node) {
        boolean safe = node.canConvertToLong() && node.isIntegralNumber() && Math.abs(node.longValue()) <= MAX_SAFE;
        return safe ? node.longValue() : node.doubleValue();
    }

    /** As ECMAScript writes numbers (ECMA-262, Number::toString, radix 10), which RFC 8785 section 3.2.2.3 asks for. */
    private static void floating(double value, StringBuilder out) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("no canonical JSON for " + value);
        }
        if (value == 0) {
            out.append('0');
            return;
        }
        if (value < 0) {
            out.append('-');
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > 21 || point < -5) {
            exponential(digits, point - 1, out);
        } else if (point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            out.append(digits).append("0".repeat(point - digits.length()));
        } else {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void exponential(String digits, int exponent, StringBuilder out) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
    }

    /** The fewest digits that read back as the same number; Double.toString gives more before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < SHORTEST_TRIES; digits++) {
            BigDecimal tried = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (tried.doubleValue() == value) {
                return tried.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(SHORTEST_TRIES, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }
}

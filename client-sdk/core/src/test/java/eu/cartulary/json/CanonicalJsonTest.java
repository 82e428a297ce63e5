package eu.cartulary.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /** IEEE 754 bits and the expected text: RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555554,333333333.33333325",
        "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"
    })
    void numbers_are_written_as_the_appendix_says(String bits, String text) {
        assertThat(CanonicalJson.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void names_are_sorted_by_utf16_units_and_strings_escaped_as_little_as_possible() {
        Map<String, Object> value =
                Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7);
        assertThat(CanonicalJson.text(value))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
        assertThat(CanonicalJson.text("\b\t\n\f\r\u001f\"\\/\u007f"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\u007f\"");
        assertThat(CanonicalJson.text(List.of(List.of(), Map.of(), true, false)))
                .isEqualTo("[[],{},true,false]");
    }

    @Test
    void what_it_wrote_reads_back_and_is_written_the_same() throws Exception {
        long seed = 8785;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] once = CanonicalJson.write(any(random, 3));
            assertThat(CanonicalJson.write(Json.read(once)))
                    .as("seed %d, value %d", seed, i)
                    .isEqualTo(once);
        }
    }

    @Test
    void what_has_no_canonical_form_is_refused() {
        for (Object bad : List.of(Double.NaN, Double.NEGATIVE_INFINITY, 1L << 53, "\ud800", "\udc00x", new Object())) {
            assertThatThrownBy(() -> CanonicalJson.text(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Object any(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextLong(-(1L << 53) + 1, 1L << 53);
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30));
            case 2 -> random.nextBoolean();
            case 3 -> text(random);
            case 4 -> List.of(any(random, depth - 1), any(random, depth - 1));
            default -> Map.of(text(random) + "a", any(random, depth - 1), text(random) + "b", any(random, depth - 1));
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, 0x2_0000)
                .filter(c -> !(c >= 0xd800 && c < 0xe000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

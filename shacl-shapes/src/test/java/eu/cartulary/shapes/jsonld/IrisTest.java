package eu.cartulary.shapes.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrisTest {
    /** What {@link Iris#isPlain} says in words. */
    private static final Pattern PLAIN =
            Pattern.compile("https?://[a-z0-9]++(?:[.-][a-z0-9]++)*+(?:/[A-Za-z0-9_-]*+)*+(?:#[A-Za-z0-9_-]*+)?+");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a",
                "https://a.example",
                "http://a-b.example/",
                "https://a/b/c#d",
                "https://a#",
                "https://a//b",
                "https://a/b_c-D#E",
                "https://",
                "https://.a",
                "https://a.",
                "https://a..b",
                "https://a.-b",
                "https://a-/b",
                "https://A.example",
                "https://a:8080/",
                "https://a/b?c",
                "https://a/b#c#d",
                "https://a/b#c/d",
                "https://a/%20",
                "https:/a",
                "ftp://a",
                "",
                "https",
                "http://a/ä",
                "https://a@b/",
                "https://a?"
            })
    void a_web_address_is_plain_when_the_pattern_says_so(String iri) {
        assertThat(Iris.isPlain(iri)).isEqualTo(PLAIN.matcher(iri).matches());
    }

    @Test
    void any_row_of_characters_is_plain_when_the_pattern_says_so() {
        Random random = new Random(7);
        String letters = "aZ0.-_/#:?@%é ";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder iri = new StringBuilder(random.nextBoolean() ? "https://" : "http://");
            for (int length = random.nextInt(10); length > 0; length--) {
                iri.append(letters.charAt(random.nextInt(random.nextInt(4) == 0 ? letters.length() : 8)));
            }
            String text = iri.toString();
            assertThat(Iris.isPlain(text))
                    .as(text)
                    .isEqualTo(PLAIN.matcher(text).matches());
        }
    }
}

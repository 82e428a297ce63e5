package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonLdReaderTest {
    private static final JsonLdReader READER = JsonLdReader.bundled();
    private static final String P = "https://example.org/p";

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "json-malformed ; `` ; {",
                "json-malformed ; `` ; {} {}",
                "json-malformed ; `` ; {\"a\":01}",
                "json-malformed ; `` ; {'a':1}",
                "json-not-an-object ; `` ; \"text\"",
                "json-not-an-object ; `` ; 1",
                "json-duplicate-member ; /a/b ; {\"a\":{\"b\":1,\"b\":2}}",
                "json-duplicate-member ; /@id ; {\"@id\":\"urn:x:1\",\"@id\":\"urn:x:2\"}",
                "json-duplicate-member ; /a ; {\"a\":1,\"\\u0061\":2}",
                "json-half-character ; /a ; {\"a\":\"\\ud800\"}",
                "json-half-character ; /a ; {\"a\":\"\\udc00\\ud800\"}",
                "json-number-too-long ; /a ; {\"a\":1e999999999}",
                "json-number-too-long ; /a ; {\"a\":1e-999999999}",
                "context-unknown ; /@context ; {\"@context\":\"https://example.org/c\"}",
                "context-unknown ; /@context/1 ; {\"@context\":[\"https://schema.org/\",\"https://example.org/c\"]}",
                "context-unknown ; /a/@context ; {\"a\":{\"@context\":\"https://example.org/c\"}}",
                "context-unknown ; /@context/t/@context ; {\"@context\":{\"t\":{\"@id\":\"urn:t:t\",\"@context\":\"https://example.org/c\"}}}",
                "context-unknown ; /@context/@import ; {\"@context\":{\"@import\":\"https://example.org/c\"}}",
                "context-unknown ; /@context ; {\"@context\":\"c.jsonld\"}",
                "context-unknown ; /@context ; {\"@context\":\"file:///etc/passwd\"}",
                "context-glued ; /@context/0 ; {\"@context\":[\"https://www.w3.org/ns/credentials/v2 https://w3id.org/gaia-x/development#\"]}",
                "context-glued ; /@context ; {\"@context\":\"https://www.w3.org/ns/credentials/v2https://w3id.org/gaia-x/development#\"}",
                "context-not-allowed ; /@context ; {\"@context\":null}",
                "context-not-allowed ; /a/@context/1 ; {\"a\":{\"@context\":[{},null]}}",
                "context-not-allowed ; /@context/@base ; {\"@context\":{\"@base\":\"https://example.org/\"}}",
                "context-invalid ; /@context ; {\"@context\":7}",
                "named-graph ; /@graph ; {\"@id\":\"urn:x:g\",\"@graph\":[{\"@id\":\"urn:x:1\",\"https://example.org/p\":1}]}",
                "named-graph ; /@graph ; {\"@graph\":[{\"@id\":\"urn:x:1\",\"https://example.org/p\":1}],\"https://example.org/p\":2}",
                "iri-relative ; /@id ; {\"@id\":\"offer\",\"https://example.org/p\":1}",
                "iri-relative ; /@id ; {\"@id\":\"//host/x\",\"https://example.org/p\":1}",
                "iri-relative ; /@id ; {\"@id\":\"../x\",\"https://example.org/p\":1}",
                "iri-relative ; /https:~1~1example.org~1p/@id ; {\"https://example.org/p\":{\"@id\":\"x\"}}",
                "iri-malformed ; /@id ; {\"@id\":\"https://example.org/a b\",\"https://example.org/p\":1}",
                "iri-malformed ; /@id ; {\"@id\":\"https://example.org/<a>\",\"https://example.org/p\":1}",
                "iri-malformed ; /@id ; {\"@id\":\"https://example.org/\\u202egpj.exe\",\"https://example.org/p\":1}",
                "iri-malformed ; /@id ; {\"@id\":\"https://example.org/e\\u0301\",\"https://example.org/p\":1}",
                "iri-refused ; /@id ; {\"@id\":\"javascript:alert(1)\",\"https://example.org/p\":1}",
                "iri-refused ; /@id ; {\"@id\":\"file:///etc/passwd\",\"https://example.org/p\":1}",
                "iri-refused ; /@id ; {\"@id\":\"https://trusted.example@evil.example/\",\"https://example.org/p\":1}",
                "text-unusable ; /https:~1~1example.org~1p ; {\"https://example.org/p\":\"a\\u0000b\"}",
                "jsonld-invalid ; `` ; {\"https://example.org/p\":{\"@value\":1,\"@id\":\"urn:x:1\"}}",
                "jsonld-invalid ; `` ; {\"@context\":{\"a\":{\"@id\":\"b:c\"},\"b\":{\"@id\":\"a:d\"}},\"a\":1}",
                "jsonld-invalid ; `` ; {\"@context\":[\"https://www.w3.org/ns/credentials/v2\",{\"name\":\"https://example.org/other\"}]}",
            })
    void refuses_and_says_where(String rule, String pointer, String document) {
        Reading reading = READER.read(document.getBytes(UTF_8), Language.EN);
        assertThat(reading.graph()).isNull();
        assertThat(reading.violations())
                .extracting(Violation::rule, Violation::pointer)
                .contains(org.assertj.core.groups.Tuple.tuple(rule, pointer));
        assertThat(reading.violations()).allSatisfy(violation -> {
            assertThat(violation.severity()).isEqualTo(Severity.VIOLATION);
            assertThat(violation.message()).isNotBlank().doesNotContain("{0}");
            assertThat(violation.advice()).isNotBlank().doesNotContain("{0}");
        });
    }

    @ParameterizedTest(name = "{0} deep: refused {1}")
    @CsvSource({"32, false", "33, true", "10000, true", "500000, true"})
    void nesting_is_bounded(int depth, boolean refused) {
        String document = "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
        assertRefused(document, refused, "json-too-deep");
        String open = "[".repeat(depth);
        assertThat(READER.read(open.getBytes(UTF_8), Language.EN).refused()).isTrue();
    }

    @ParameterizedTest(name = "{0} members: refused {1}")
    @CsvSource({"20000, false", "20001, true"})
    void members_are_bounded(int members, boolean refused) {
        String document = IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertRefused(document, refused, "json-too-many-members");
    }

    @ParameterizedTest(name = "{0} characters: refused {1}")
    @CsvSource({"65536, false", "65537, true"})
    void strings_are_bounded(int length, boolean refused) {
        assertRefused("{\"a\":\"" + "x".repeat(length) + "\"}", refused, "json-string-too-long");
    }

    @ParameterizedTest(name = "{0} digits: refused {1}")
    @CsvSource({"100, false", "101, true", "900, true"})
    void numbers_are_bounded(int digits, boolean refused) {
        assertRefused("{\"a\":" + "7".repeat(digits) + "}", refused, "json-number-too-long");
    }

    @ParameterizedTest(name = "{0} inline terms: refused {1}")
    @CsvSource({"64, false", "65, true", "5000, true"})
    void inline_terms_are_bounded(int terms, boolean refused) {
        String inner = IntStream.range(0, terms)
                .mapToObj(i -> "\"t" + i + "\":\"urn:t:" + i + "\"")
                .collect(Collectors.joining(",", "{\"@context\":{", "}}"));
        assertRefused(inner, refused, "context-too-many-terms");
    }

    @Test
    void contexts_are_bounded() {
        String many =
                IntStream.range(0, 33).mapToObj(i -> "{}").collect(Collectors.joining(",", "{\"@context\":[", "]}"));
        assertRefused(many, true, "context-too-many");
    }

    @ParameterizedTest(name = "{0} blank nodes: refused {1}")
    @CsvSource({"200, false", "201, true"})
    void blank_nodes_are_bounded(int nodes, boolean refused) {
        String document = IntStream.range(0, nodes)
                .mapToObj(i -> "{\"" + P + "\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
        assertRefused(document, refused, "too-many-blank-nodes");
    }

    @Test
    void triples_are_bounded() {
        JsonLdReader small = READER.withLimits(new Limits(
                1 << 20,
                32,
                20_000,
                1 << 16,
                100,
                400,
                32,
                64,
                2_048,
                200,
                10,
                Limits.standard().maxTime()));
        String values = IntStream.range(0, 11).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Reading reading =
                small.read(("{\"@id\":\"urn:x:1\",\"" + P + "\":[" + values + "]}").getBytes(UTF_8), Language.EN);
        assertThat(reading.violations()).extracting(Violation::rule).containsExactly("too-many-triples");
    }

    @Test
    void size_is_bounded_before_anything_is_read() {
        assertRefused(" ".repeat(1 << 20) + "{}", true, "json-too-large");
    }

    @Test
    void a_chain_of_terms_does_not_break_the_reader() {
        String chain = IntStream.range(1, 64)
                .mapToObj(i -> "\"t" + i + "\":\"t" + (i - 1) + ":x\"")
                .collect(Collectors.joining(
                        ",", "{\"@context\":{\"t0\":\"urn:x:\",", "},\"@id\":\"urn:x:1\",\"t63\":1}"));
        assertThat(READER.read(chain.getBytes(UTF_8), Language.EN)).isNotNull();
    }

    @Test
    void other_encodings_are_refused() {
        assertThat(rules("{\"a\":\"é\"}".getBytes(ISO_8859_1))).containsExactly("json-not-utf8");
        assertThat(rules("\uFEFF{}".getBytes(UTF_8))).containsExactly("json-byte-order-mark");
        assertThat(rules("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
                .isNotEmpty();
        assertThat(rules(new byte[0])).containsExactly("json-malformed");
    }

    @Test
    void what_has_no_meaning_is_said_and_left_out_with_all_below_it() {
        Reading reading = READER.read("""
                {"@context":{"ex":"https://example.org/"},"@id":"urn:x:1","@type":"Typo","ex:p":1,
                 "typo":{"@id":"urn:x:hidden","ex:p":2}}""".getBytes(UTF_8), Language.EN);
        assertThat(reading.findings())
                .extracting(Violation::rule, Violation::pointer)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("type-unknown", "/@type"),
                        org.assertj.core.groups.Tuple.tuple("member-unknown", "/typo"));
        assertThat(reading.graph().size()).isEqualTo(1);
    }

    @Test
    void an_undeclared_prefix_is_said() {
        Reading reading = READER.read("{\"@id\":\"urn:x:1\",\"gx:providedBy\":1}".getBytes(UTF_8), Language.EN);
        assertThat(reading.findings()).extracting(Violation::rule).containsExactly("iri-scheme-unusual");
    }

    @Test
    void blank_nodes_of_two_readings_never_join() {
        byte[] document = ("{\"@id\":\"_:b0\",\"" + P + "\":1}").getBytes(UTF_8);
        Graph one = READER.read(document, Language.EN).graph();
        Graph two = READER.read(document, Language.EN).graph();
        assertThat(one.find().next().getSubject())
                .isNotEqualTo(two.find().next().getSubject());
    }

    @Test
    void an_operator_can_add_a_context() {
        byte[] context = "{\"@context\":{\"p\":\"https://example.org/p\"}}".getBytes(UTF_8);
        byte[] document = "{\"@context\":\"https://example.org/c\",\"@id\":\"urn:x:1\",\"p\":1}".getBytes(UTF_8);
        assertThat(READER.read(document, Language.EN).refused()).isTrue();
        Reading reading = READER.withContext("https://example.org/c", context).read(document, Language.EN);
        assertThat(reading.graph().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_refusal_is_told_in_each_language(Language language) {
        Reading reading = READER.read("{\"@context\":\"https://example.org/c\"}".getBytes(UTF_8), language);
        assertThat(reading.violations().get(0).message())
                .contains("https://example.org/c")
                .contains(
                        switch (language) {
                            case EN -> "is not known here";
                            case FR -> "n'est pas connu ici";
                            case DE -> "ist hier nicht bekannt";
                        });
    }

    @Test
    void a_long_report_is_cut() {
        String entries = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"@id\":\"relative" + i + "\",\"" + P + "\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        List<Violation> violations =
                READER.read(entries.getBytes(UTF_8), Language.EN).violations();
        assertThat(violations).hasSizeLessThanOrEqualTo(Remarks.MAX).isNotEmpty();
    }

    private static List<String> rules(byte[] document) {
        return READER.read(document, Language.EN).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    private static void assertRefused(String document, boolean refused, String rule) {
        Reading reading = READER.read(document.getBytes(UTF_8), Language.EN);
        if (refused) {
            assertThat(reading.violations()).extracting(Violation::rule).containsExactly(rule);
        } else {
            assertThat(reading.violations()).isEmpty();
        }
    }
}

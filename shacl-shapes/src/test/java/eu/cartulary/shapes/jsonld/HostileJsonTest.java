package eu.cartulary.shapes.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.ConformanceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bytes that were made to break JSON readers, and bytes that chance made. */
class HostileJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void the_json_test_suite_is_accepted_and_refused_as_it_says() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> tally = new TreeMap<>();
        int checked = 0;
        for (Path file : SharedData.files("suites/json-test-suite/test_parsing")) {
            String name = file.getFileName().toString();
            Remarks remarks = new Remarks(Language.EN);
            StrictJson.read(SharedData.bytes(file), Limits.standard(), remarks);
            List<String> rules =
                    remarks.violations().stream().map(Violation::rule).toList();
            // A description is an object or an array: a bare value is good JSON, but refused for that alone.
            boolean good = rules.isEmpty() || rules.equals(List.of("json-not-an-object"));
            // Two members of one name are good JSON in the suite, and two meanings here.
            boolean stricter = Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json")
                    .contains(name);
            if (name.startsWith("n_") && rules.isEmpty() || name.startsWith("y_") && !good && !stricter) {
                wrong.add(name + " " + rules);
            }
            checked++;
            tally.merge(name.substring(0, 2) + (rules.isEmpty() ? "accepted" : "refused"), 1, Integer::sum);
        }
        table(tally);
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(300);
    }

    private static void table(Map<String, Integer> tally) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "Every file of the suite. Accepted means read as a description: a bare value is good JSON and refused for that alone, and",
                "two members of one name are refused because they mean two things.",
                "",
                "| what the suite says | accepted | refused |",
                "|---|---|---|"));
        Map.of("y_", "must be accepted", "n_", "must be refused", "i_", "free").entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(kind -> lines.add("| " + kind.getValue() + " | "
                        + tally.getOrDefault(kind.getKey() + "accepted", 0) + " | "
                        + tally.getOrDefault(kind.getKey() + "refused", 0) + " |"));
        ConformanceTable.section("json", "JSON test suite", lines);
    }

    @Test
    void naughty_strings_come_through_unchanged_or_are_refused_and_never_break_the_reader() throws IOException {
        int through = 0;
        int refused = 0;
        Map<String, Integer> asNames = new TreeMap<>(Map.of("read", 0, "refused", 0));
        JsonNode strings = JSON.readTree(SharedData.bytes(SharedData.at("suites/naughty-strings/blns.json")));
        for (JsonNode string : strings) {
            Reading reading = asText(string.stringValue());
            if (reading.graph() != null) {
                Node text = reading.graph().find().next().getObject();
                assertThat(text).isEqualTo(NodeFactory.createLiteralString(string.stringValue()));
                through++;
            } else {
                assertThat(reading.violations()).extracting(Violation::rule).containsExactly("text-unusable");
                refused++;
            }
            assertThatCode(() ->
                            asNames.merge(asName(string.stringValue()).isEmpty() ? "read" : "refused", 1, Integer::sum))
                    .as(string.stringValue())
                    .doesNotThrowAnyException();
        }
        assertThat(through).isGreaterThan(500);
        ConformanceTable.section(
                "naughty-strings",
                "Big list of naughty strings",
                List.of(
                        "Every string of the list, as what a description says and as what things are called in it.",
                        "",
                        "| as | cases | outcome |",
                        "|---|---|---|",
                        "| the text of a property | " + strings.size() + " | " + through
                                + " come out of the graph as they went in, " + refused + " refused |",
                        "| id and type of the subject and name of a member | " + strings.size() + " | "
                                + asNames.get("read") + " read, " + asNames.get("refused")
                                + " refused with rules; none breaks the reader |",
                        "",
                        "What does not apply: strings that attack a shell, a template or SQL have nothing here that runs them; they are",
                        "text like any other."));
    }

    private static Reading asText(String text) {
        ObjectNode document = JSON.createObjectNode();
        document.put("@id", "urn:x:1");
        document.put("https://example.org/p", text);
        return JsonLdReader.bundled().read(JSON.writeValueAsBytes(document), Language.EN);
    }

    private static List<Violation> asName(String text) {
        ObjectNode document = JSON.createObjectNode();
        document.put("@context", "https://w3id.org/gaia-x/development#");
        document.put("type", "VerifiableCredential");
        ObjectNode subject = document.putObject("credentialSubject");
        subject.put("id", text);
        subject.put("type", text);
        subject.put(text.isEmpty() ? "name" : text, text);
        return CredentialReader.bundled()
                .read(JSON.writeValueAsBytes(document), Language.DE)
                .violations();
    }

    @Test
    void chance_never_breaks_the_reader() {
        long seed = 1_123L;
        Random random = new Random(seed);
        int rounds = "full".equals(System.getProperty("scale")) ? 200_000 : 3_000;
        List<byte[]> seeds = SharedData.credentials("samples/loire").stream()
                .limit(60)
                .map(SharedData.Sample::json)
                .toList();
        for (int i = 0; i < rounds; i++) {
            byte[] mutated = mutated(seeds.get(random.nextInt(seeds.size())), random);
            int round = i;
            assertThatCode(() -> CredentialReader.bundled().read(mutated, Language.FR))
                    .as(() -> "seed %d, round %d: %s".formatted(seed, round, new String(mutated, UTF_8)))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] mutated(byte[] document, Random random) {
        byte[] bytes = document.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> bytes[at] = (byte) "{}[]\":,@#null".charAt(random.nextInt(13));
                case 3 -> bytes = spliced(bytes, at, bytes, random.nextInt(bytes.length), random.nextInt(40));
                default -> bytes = spliced(bytes, at, WORDS, random.nextInt(WORDS.length), 25);
            }
        }
        return bytes;
    }

    private static final byte[] WORDS =
            "\"@id\":\"@type\":\"@graph\":[\"@reverse\":{\"@list\":[\"@set\":\"@value\":\"@language\":\"@context\":{\"@nest\":\"@included\":[\"@index\":\"@json\",null,1e400,-0.0,true,"
                    .getBytes(UTF_8);

    private static byte[] spliced(byte[] into, int at, byte[] from, int start, int length) {
        int end = Math.min(from.length, start + length);
        byte[] bytes = new byte[into.length + end - start];
        System.arraycopy(into, 0, bytes, 0, at);
        System.arraycopy(from, start, bytes, at, end - start);
        System.arraycopy(into, at, bytes, at + end - start, into.length - at);
        return bytes;
    }
}

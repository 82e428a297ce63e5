package eu.cartulary.shapes.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.processor.ExpansionProcessor;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.SharedData.Sample;
import jakarta.json.Json;
import jakarta.json.JsonStructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts that are made ready once and the processor's own entrance, with every context in place, come to the same. */
class ExpanderTest {
    private static final String NEITHER = "https://example.org/does-not-propagate";
    private static final String CLASH = "https://example.org/clash";
    private static final Contexts CONTEXTS = Contexts.bundled()
            .with(NEITHER, utf8("{'@context': {'@propagate': false, 'here': 'https://example.org/here'}}"))
            .with(CLASH, utf8("{'@context': {'name': 'https://example.org/other-name'}}"));

    private final Expander expander = new Expander(CONTEXTS, Limits.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'@context': []}",
                "{'@context': 'https://w3id.org/cartulary/v1'}",
                "{'@context': 'https://w3id.org/cartulary/v1', 'type': 'Location', 'country': 'FR', 'unheard': 1}",
                "{'@context': ['https://w3id.org/cartulary/v1'], '@graph': [{'@id': 'urn:a', 'country': 'FR'}]}",
                "{'@context': ['https://w3id.org/cartulary/v1', {'x': 'https://example.org/x', 'country': 'x:y'}],"
                        + " '@id': 'urn:a', 'x': 'v', 'country': 'FR'}",
                "{'@context': [{'x': 'https://example.org/x'}, 'https://w3id.org/cartulary/v1'], '@id': 'urn:a', 'x': 'v'}",
                "{'@context': ['https://w3id.org/cartulary/v1', {'@propagate': false, 'x': 'https://example.org/x'}],"
                        + " '@id': 'urn:a', 'x': {'x': 'v', 'country': 'FR'}}",
                "{'@context': ['https://w3id.org/cartulary/v1', '" + NEITHER
                        + "'], '@id': 'urn:a', 'here': {'here': 'v'}}",
                "{'@context': ['https://www.w3.org/ns/credentials/v2', '" + CLASH + "'], '@id': 'urn:a', 'name': 'v'}",
                "{'@context': 'https://www.w3.org/ns/credentials/v2', '@id': 'urn:a', 'https://example.org/p':"
                        + " {'@context': 'https://w3id.org/cartulary/v1', 'country': 'FR'}}",
                "{'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'VerifiableCredential',"
                        + " 'credentialSubject': {'id': 'urn:a', 'name': 'n'}, 'validFrom': '2026-01-01T00:00:00Z'}",
                "[{'@context': 'https://w3id.org/cartulary/v1', '@id': 'urn:a', 'country': 'FR'}]"
            })
    void a_document_means_the_same_with_contexts_made_ready_and_in_place(String text) {
        JsonStructure document = json(utf8(text));
        assertThat(ready(document)).isEqualTo(inPlace(document));
        assertThat(ready(document)).as("a second time").isEqualTo(inPlace(document));
    }

    @Test
    void real_credentials_mean_the_same_with_contexts_made_ready_and_in_place() {
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (String folder : List.of("samples/loire", "samples/tagus", "samples/older")) {
            for (Sample sample : SharedData.credentials(folder)) {
                JsonStructure document = StrictJson.read(sample.json(), Limits.standard(), new Remarks(Language.EN));
                if (document != null) {
                    compared++;
                    if (!ready(document).equals(inPlace(document))) {
                        differing.add(sample.name());
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThan(300);
    }

    @Test
    void many_threads_that_need_a_context_at_once_all_get_the_same() {
        JsonStructure document = json(utf8("{'@context': ['https://www.w3.org/ns/credentials/v2',"
                + " 'https://w3id.org/cartulary/v1'], '@id': 'urn:a', 'country': 'FR'}"));
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(CompletableFuture.supplyAsync(() -> ready(document)));
        }
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(inPlace(document));
    }

    @Test
    void more_sequences_of_contexts_than_are_kept_are_read_as_well() {
        List<String> names = List.copyOf(CONTEXTS.names());
        for (String first : names) {
            JsonStructure document = json(utf8("{'@context': ['" + first
                    + "', 'https://w3id.org/cartulary/v1'], '@id': 'urn:a', 'country': 'FR'}"));
            assertThat(ready(document)).as(first).isEqualTo(inPlace(document));
        }
        assertThat(names).hasSizeGreaterThan(32);
    }

    @Test
    void the_time_of_a_document_ends_also_behind_contexts_that_are_ready() {
        byte[] document =
                utf8("{'@context': 'https://w3id.org/cartulary/v1', '@id': 'urn:a', 'country': ['FR', 'DE']}");
        Limits usual = Limits.standard();
        JsonLdReader hasty = JsonLdReader.bundled()
                .withLimits(new Limits(
                        usual.maxBytes(),
                        usual.maxDepth(),
                        usual.maxMembers(),
                        usual.maxString(),
                        usual.maxNumber(),
                        usual.maxExponent(),
                        usual.maxContexts(),
                        usual.maxInlineTerms(),
                        usual.maxIri(),
                        usual.maxBlankNodes(),
                        usual.maxTriples(),
                        Duration.ofNanos(1)));
        assertThat(hasty.read(document, Language.EN).violations())
                .extracting(violation -> violation.rule())
                .containsExactly("jsonld-too-costly");
        assertThat(JsonLdReader.bundled().read(document, Language.EN).refused()).isFalse();
    }

    private String ready(JsonStructure document) {
        try {
            return expander.expand(document).toString();
        } catch (JsonLdError e) {
            return e.getCode().toString();
        }
    }

    /** The processor's own entrance, every context whole. */
    private static String inPlace(JsonStructure document) {
        JsonLdOptions options = new JsonLdOptions(CONTEXTS.loader());
        options.setProcessingMode(JsonLdVersion.V1_1);
        options.setExpandContext(
                Json.createObjectBuilder().add("@vocab", ExpandedScan.UNDEFINED).build());
        options.setUriValidation(UriValidationPolicy.None);
        try {
            return ExpansionProcessor.expand(JsonDocument.of(document), options, false)
                    .toString();
        } catch (JsonLdError e) {
            return e.getCode().toString();
        }
    }

    private static JsonStructure json(byte[] utf8) {
        return StrictJson.read(utf8, Limits.standard(), new Remarks(Language.EN));
    }

    private static byte[] utf8(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

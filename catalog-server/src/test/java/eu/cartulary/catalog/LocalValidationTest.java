package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.wire.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A check without a server says what the server says, byte for byte: the violations, and every assessment of each offering. */
class LocalValidationTest {
    @TempDir
    static Path data;

    private static RunningCatalog running;
    private static Provider provider;

    /** An envelope and the language in which it is judged. */
    record Case(String name, Envelope envelope, Language language) {
        @Override
        public String toString() {
            return name + ", " + language.tag();
        }
    }

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data);
        provider = new Provider("local.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<String> kinds = Examples.kinds();
        for (int i = 0; i < kinds.size(); i++) {
            Language language = Language.values()[i % Language.values().length];
            cases.add(new Case(kinds.get(i), provider.presentation(kinds.get(i)), language));
        }
        for (Language language : Language.values()) {
            Forgery company = Forgery.of(provider, "office", "gx:LegalPerson");
            Forgery offering = Forgery.of(provider, "office", "gx:ServiceOffering");
            cases.add(broken(
                    "no provider",
                    offering,
                    subject -> subject.remove(List.of("providedBy", "gx:providedBy")),
                    language));
            cases.add(broken(
                    "two names",
                    company,
                    subject -> subject.putArray("name").add("a").add("b"),
                    language));
            cases.add(broken("a number for a name", company, subject -> subject.put("name", 7), language));
            cases.add(broken("a word nobody knows", company, subject -> subject.put("gx:nonsense", "x"), language));
        }
        return cases.stream();
    }

    private static Case broken(String name, Forgery good, Consumer<ObjectNode> change, Language language) {
        String token = good.with(credential -> change.accept((ObjectNode) credential.get("credentialSubject")))
                .signed();
        return new Case(name, Envelope.detect(token.getBytes(StandardCharsets.UTF_8)), language);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void local_and_server_say_the_same(Case each) {
        try (CatalogClient client = CatalogClient.builder(running.address())
                .language(each.language())
                .build()) {
            ValidationReport server = client.sync().validate(each.envelope());
            ValidationReport local = at(judgedAt(server), each.language()).validateLocally(each.envelope());

            assertThat(text(local.violations())).isEqualTo(text(server.violations()));
            assertThat(local.acceptable()).isEqualTo(server.acceptable());
            assertThat(text(local.offerings())).isEqualTo(text(server.offerings()));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_document_that_nobody_signed_is_assessed_the_same(String kind) {
        Envelope document = unsigned(kind);
        try (CatalogClient client = running.client()) {
            ValidationReport server = client.sync().validate(document);
            ValidationReport local = at(judgedAt(server), Language.EN).validateLocally(document);

            assertThat(server.violations()).extracting(Violation::rule).containsOnly("signature-missing");
            assertThat(local.violations()).isEmpty();
            assertThat(text(local.offerings())).isEqualTo(text(server.offerings()));
            assertThat(local.offerings()).hasSize(1);
        }
    }

    static List<String> kinds() {
        return Examples.kinds();
    }

    /** Written with line breaks: facts are named by the hash of the very bytes that stand there. */
    private static Envelope unsigned(String kind) {
        ObjectNode presentation = Json.mapper().createObjectNode();
        presentation.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        presentation.putArray("type").add("VerifiablePresentation");
        presentation.put("holder", provider.did());
        ArrayNode credentials = presentation.putArray("verifiableCredential");
        try {
            for (JsonNode credential : provider.example(kind)) {
                String token = provider.signer.credential(credential).text();
                credentials.add(Json.read(Jws.parse(token).payload()));
            }
        } catch (JoseException | Json.MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
        return Envelope.jsonLd(Json.pretty(presentation));
    }

    /** A client by whose clock it is the instant at which the server judged. */
    private static CatalogClient at(Instant instant, Language language) {
        return CatalogClient.builder(running.address())
                .language(language)
                .clock(Clock.fixed(instant, ZoneOffset.UTC))
                .build();
    }

    private static Instant judgedAt(ValidationReport report) {
        return report.offerings().stream()
                .flatMap(offering -> offering.assessments().values().stream())
                .map(AssessmentReport::at)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private static String text(Object report) {
        return Json.pretty(report);
    }
}

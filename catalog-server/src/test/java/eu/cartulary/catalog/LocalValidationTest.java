package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.wire.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A check without a server says what the server says: violations byte for byte, and of each offering every level and verdict. */
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
            ValidationReport local = client.validateLocally(each.envelope());
            ValidationReport server = client.sync().validate(each.envelope());

            assertThat(text(local.violations())).isEqualTo(text(server.violations()));
            assertThat(local.acceptable()).isEqualTo(server.acceptable());
            if (server.acceptable()) {
                assertThat(verdicts(local)).isEqualTo(verdicts(server));
            }
        }
    }

    /** What each rulebook says of each offering: level, and criterion by criterion verdict and rung. */
    private static List<String> verdicts(ValidationReport report) {
        return report.offerings().stream()
                .flatMap(offering -> offering.assessments().entrySet().stream()
                        .flatMap(rulebook -> rulebook.getValue().criteria().stream()
                                .map(criterion -> String.join(
                                        " ",
                                        offering.id(),
                                        rulebook.getKey(),
                                        rulebook.getValue().level().reached(),
                                        criterion.id(),
                                        criterion.verdict().name(),
                                        String.valueOf(criterion.rung()),
                                        criterion.title(),
                                        criterion.why()))))
                .toList();
    }

    private static String text(Object report) {
        return Json.pretty(report);
    }
}

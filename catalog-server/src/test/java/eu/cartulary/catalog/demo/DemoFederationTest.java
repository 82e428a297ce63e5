package eu.cartulary.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.demo.Federation.Attester;
import eu.cartulary.catalog.demo.Federation.Certificate;
import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.catalog.demo.Federation.Holding;
import eu.cartulary.catalog.demo.Federation.Service;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport.NodeReport;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.Language;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.assess.Reports;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the rulebooks say of the demo, straight from its descriptions: nothing is signed and nothing is sent. */
class DemoFederationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String CSF = "eu-csf-1.2.1";

    private static final Federation FEDERATION = Federation.read();
    private static final Claims CLAIMS = new Claims();
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    @BeforeAll
    static void everybodyDescribes() {
        Sovereignty facts = new Sovereignty(LocalDate.parse("2026-11-23"));
        for (Holding holding : FEDERATION.holdings()) {
            Descriptions.holding(holding).forEach(CLAIMS::add);
        }
        for (Company company : FEDERATION.companies()) {
            Descriptions.company(company, facts).forEach(CLAIMS::add);
        }
        for (Service service : FEDERATION.services()) {
            Descriptions.service(service, FEDERATION.companyOf(service), facts).forEach(CLAIMS::add);
        }
        for (Certificate certificate : FEDERATION.certificates()) {
            CLAIMS.add(Descriptions.certificate(certificate, NOW, NOW.plusSeconds(86_400)));
        }
    }

    @Test
    void every_description_passes_the_base_shapes() {
        assertThat(CLAIMS.violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hansekontor.example/offerings/elbe-vm",
                "https://hansekontor.example/offerings/elbe-objects",
                "https://atelier-nuage.example/offerings/rhone-vm",
                "https://atelier-nuage.example/offerings/rhone-objets",
                "https://poczta-wisla.example/offerings/wisla-poczta"
            })
    void excellent_offerings_with_a_recognised_certificate_reach_sovereignty_of_data(String offering) {
        AssessmentReport report = judged(offering, CSF);
        assertThat(report.level().reached())
                .as("missing for SEAL-2: %s", missing(report, "SEAL-2"))
                .isGreaterThanOrEqualTo("SEAL-2");
    }

    @Test
    void one_service_misses_sovereignty_of_data_by_the_network_about_which_nothing_is_said() {
        AssessmentReport report = judged("https://revontuli.example/offerings/revontuli-vm", CSF);
        assertThat(report.level().reached()).isLessThan("SEAL-2");
        assertThat(report.level().undetermined()).isTrue();
        assertThat(report.level().atMost()).isGreaterThanOrEqualTo("SEAL-2");
        assertThat(gap(report, "SEAL-2").steps()).isNotEmpty().allSatisfy(step -> assertThat(step.at())
                .isNotEmpty()
                .allSatisfy(
                        node -> assertThat(node.block()).as(step.criterion()).isEqualTo("network")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOOD", "FAIR", "WEAK"})
    void services_that_say_less_do_not_reach_it(String standing) {
        assertThat(FEDERATION.services())
                .filteredOn(service -> service.standing().equalsIgnoreCase(standing))
                .isNotEmpty()
                .allSatisfy(
                        service -> assertThat(judged(service.iri(), CSF).level().reached())
                                .as(service.iri())
                                .isLessThan("SEAL-2"));
    }

    @Test
    void a_service_under_a_foreign_roof_stays_below_sovereignty_of_data_even_if_it_said_everything_else() {
        LevelDetails level = judged("https://liffey-compute.example/offerings/liffey-vm", CSF)
                .level();
        assertThat(level.reached()).isLessThan("SEAL-2");
        assertThat(level.atMost()).isLessThan("SEAL-2");
    }

    @Test
    void excellent_services_conform_to_the_switching_chapter_of_the_data_act() {
        assertThat(FEDERATION.services())
                .filteredOn(service -> service.standing().equals("excellent"))
                .allSatisfy(service -> {
                    AssessmentReport report = judged(service.iri(), "data-act-switching");
                    assertThat(report.level().reached())
                            .as("%s lacks %s", service.iri(), missing(report, "conformant"))
                            .isEqualTo("conformant");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "https://hansekontor.example/offerings/elbe-vm, L1",
        "https://hansekontor.example/offerings/elbe-mail, L1",
        "https://revontuli.example/offerings/revontuli-objektit, L1",
        "https://atelier-nuage.example/offerings/rhone-vm, SC",
        "https://atelier-nuage.example/offerings/rhone-objets, SC",
        "https://polder-opslag.example/offerings/polder-objecten, none"
    })
    void some_services_state_the_facts_of_gaia_x_level_1_and_others_miss_it_by_their_site(
            String offering, String level) {
        AssessmentReport report = judged(offering, "gaia-x-cd25.10");
        assertThat(report.level().reached())
                .as("lacks for SC %s, for L1 %s", missing(report, "SC"), missing(report, "L1"))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hansekontor.example/offerings/elbe-vm",
                "https://revontuli.example/offerings/revontuli-objektit"
            })
    void the_sites_of_hamburg_and_oulu_are_good_ones(String offering) {
        AssessmentReport report = judged(offering, "site-sustainability");
        assertThat(report.level().reached())
                .as("lacks %s", missing(report, "good"))
                .isEqualTo("good");
    }

    private static AssessmentReport judged(String offering, String rulebook) {
        Closure closure = Closure.of(offering, CLAIMS, ClosureLimits.DEFAULT);
        return Reports.of(
                ASSESSOR.assessAll(closure, NOW).get(rulebook),
                ASSESSOR.rulebooks().byId(rulebook).orElseThrow(),
                Language.EN);
    }

    private static GapReport gap(AssessmentReport report, String level) {
        return report.gaps().stream()
                .filter(gap -> gap.level().equals(level))
                .findFirst()
                .orElseThrow();
    }

    /** For messages. */
    private static List<String> missing(AssessmentReport report, String level) {
        return report.gaps().stream()
                .filter(gap -> gap.level().equals(level))
                .flatMap(gap -> gap.steps().stream())
                .map(step -> step.criterion() + " at "
                        + step.at().stream().map(DemoFederationTest::place).toList())
                .toList();
    }

    private static String place(NodeReport node) {
        return node.iri() + " " + node.block();
    }

    /** The descriptions as the only ones there are. */
    private static final class Claims implements ClaimsSource {
        private final List<String> violations = new ArrayList<>();
        private final List<SourcedClaims> all = new ArrayList<>();
        private final Map<String, Set<SourcedClaims>> bySubject = new HashMap<>();

        void add(JsonNode credential) {
            byte[] document = Json.write(credential);
            CredentialReading reading = CredentialReader.bundled().read(document, Language.EN);
            Graph graph = reading.graph();
            String id = credential.path("credentialSubject").path("id").asString();
            report(id, reading.violations());
            if (graph == null) {
                return;
            }
            report(id, BaseShapes.bundled().validate(graph, document, Language.EN));
            SourcedClaims claims = sourced(URI.create(id).getHost(), reading, graph);
            all.add(claims);
            reading.subjects().forEach(subject -> bySubject
                    .computeIfAbsent(subject, each -> new LinkedHashSet<>())
                    .add(claims));
        }

        private SourcedClaims sourced(String host, CredentialReading reading, Graph graph) {
            Set<String> schemes = new LinkedHashSet<>();
            FEDERATION.attesters().stream()
                    .filter(attester -> attester.host().equals(host))
                    .map(Attester::schemes)
                    .forEach(schemes::addAll);
            String digest = "%064x".formatted(all.size() + 1);
            return new SourcedClaims(digest, "did:web:" + host, reading.types(), NOW, null, graph, schemes);
        }

        private void report(String id, List<Violation> remarks) {
            remarks.stream()
                    .filter(remark -> remark.severity() == Severity.VIOLATION)
                    .forEach(remark -> violations.add(id + " " + remark.path() + ": " + remark.message()));
        }

        @Override
        public List<SourcedClaims> about(String iri) {
            return List.copyOf(bySubject.getOrDefault(iri, Set.of()));
        }

        @Override
        public List<String> pointingAt(String iri, String predicateIri) {
            Set<String> found = new LinkedHashSet<>();
            for (SourcedClaims claims : all) {
                claims.graph()
                        .find(Node.ANY, NodeFactory.createURI(predicateIri), NodeFactory.createURI(iri))
                        .forEachRemaining(
                                triple -> found.add(triple.getSubject().toString()));
            }
            return List.copyOf(found);
        }
    }
}

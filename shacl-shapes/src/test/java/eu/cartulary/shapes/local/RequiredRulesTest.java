package eu.cartulary.shapes.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.sign.Certificate;
import eu.cartulary.sign.Datacenter;
import eu.cartulary.sign.Description;
import eu.cartulary.sign.DescriptionBuilder;
import eu.cartulary.sign.GaiaXIssuer;
import eu.cartulary.sign.IncompleteDescriptionException;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.Offering;
import eu.cartulary.sign.OfferingKind;
import eu.cartulary.sign.ParticipantProfile;
import eu.cartulary.sign.Profile;
import eu.cartulary.sign.RegistrationNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the base shapes require of a description, its builder requires by type or names at {@code build()}. Every member of a
 * complete description is taken out in turn: each rule that then breaks has to be one that the bare builder names, or its member
 * has to be one that the bare builder has already, since its factory asks for it.
 */
class RequiredRulesTest {
    private static final String BASE = "https://cloud.example/";
    private static final LocalChecks CHECKS = new LocalChecks();

    @TestFactory
    List<DynamicTest> builders_require_what_the_rules_require() {
        List<DynamicTest> tests = new ArrayList<>(List.of(
                test(
                        "LegalPerson",
                        LegalPerson.of(BASE + "c", "C"),
                        LegalPerson.of(BASE + "c", "C")
                                .registration(RegistrationNumber.vatId("FR00123456789"))
                                .seat("FR")),
                test(
                        "Datacenter",
                        Datacenter.of(BASE + "s", "S", "FR"),
                        Datacenter.of(BASE + "s", "S", "FR").maintainedBy(BASE + "c")),
                test("ParticipantProfile", ParticipantProfile.of(BASE + "c"), ParticipantProfile.of(BASE + "c")),
                test("Certificate", certificate(), certificate()),
                test("Issuer", GaiaXIssuer.acceptingTerms(BASE + "i"), GaiaXIssuer.acceptingTerms(BASE + "i"))));
        for (OfferingKind kind : OfferingKind.values()) {
            tests.add(test(kind + " offering", Offering.of(kind, BASE + "o", "O"), complete(kind)));
            tests.add(test(kind + " profile", Profile.of(kind, BASE + "o"), Profile.of(kind, BASE + "o")));
        }
        return tests;
    }

    private static Certificate certificate() {
        return Certificate.of(BASE + "x", BASE + "o", "ISO-27001");
    }

    private static Offering complete(OfferingKind kind) {
        Offering offering =
                Offering.of(kind, BASE + "o", "O").providedBy(BASE + "c").terms(BASE + "t", "0".repeat(64));
        return switch (kind) {
            case OBJECT_STORAGE, BLOCK_STORAGE, FILE_STORAGE ->
                offering.encryption("AES", Offering.KeyManagement.MANAGED);
            case CONTAINER ->
                offering.containerImage(BASE + "image", "C", "Apache-2.0").containerLimit(4_000);
            case VIRTUAL_MACHINE ->
                offering.machineImage("Debian 12", "QCOW2", "SPI", "GPL-2.0-only")
                        .machineFlavor(2, "x86-64", 8, 40);
            default -> offering;
        };
    }

    private static DynamicTest test(String what, DescriptionBuilder<?> bare, DescriptionBuilder<?> complete) {
        return DynamicTest.dynamicTest(what, () -> holds(bare, complete));
    }

    private static void holds(DescriptionBuilder<?> bare, DescriptionBuilder<?> complete) throws Exception {
        Description description = complete.build();
        assertThat(violations(description.toString()))
                .as("the complete description")
                .isEmpty();
        Set<String> named = named(bare);
        Set<String> byType = membersOf(bare, named);
        Set<String> broken = new TreeSet<>();
        ObjectNode credential = (ObjectNode) Json.read(description.toString());
        for (String member : List.copyOf(((ObjectNode) credential.get("credentialSubject")).propertyNames())) {
            ObjectNode without = credential.deepCopy();
            ((ObjectNode) without.get("credentialSubject")).remove(member);
            if (member.equals("id") || member.equals("type")) {
                continue;
            }
            for (Violation violation : violations(without.toString())) {
                broken.add(violation.rule());
                assertThat(named.contains(violation.rule()) || byType.contains(member))
                        .as("%s is asked for before it is missed at admission", violation.rule())
                        .isTrue();
            }
        }
        assertThat(broken).as("what build() names is what admission asks for").containsAll(named);
        Set<String> known =
                BaseShapes.bundled().rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
        assertThat(known).containsAll(named);
    }

    private static Set<String> named(DescriptionBuilder<?> bare) {
        try {
            bare.build();
            return Set.of();
        } catch (IncompleteDescriptionException incomplete) {
            return new TreeSet<>(incomplete.rules());
        }
    }

    /** What the factory has put in: the members that are there before any other call. */
    private static Set<String> membersOf(DescriptionBuilder<?> bare, Set<String> named) throws Exception {
        for (String rule : named) {
            String term = rule.split("_")[1];
            bare.with("gx:" + term, "filled in so that build() lets it through");
        }
        ObjectNode subject = (ObjectNode) Json.read(bare.build().toString()).get("credentialSubject");
        Set<String> members = new TreeSet<>(subject.propertyNames());
        named.forEach(rule -> members.remove("gx:" + rule.split("_")[1]));
        return members;
    }

    private static List<Violation> violations(String document) {
        return CHECKS.validate(Envelope.jsonLd(document), Language.EN).violations().stream()
                .filter(violation -> violation.severity() == Severity.VIOLATION)
                .toList();
    }
}

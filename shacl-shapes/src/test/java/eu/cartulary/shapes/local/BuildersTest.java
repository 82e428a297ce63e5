package eu.cartulary.shapes.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Envelope;
import eu.cartulary.report.Language;
import eu.cartulary.sign.Certificate;
import eu.cartulary.sign.Datacenter;
import eu.cartulary.sign.Description;
import eu.cartulary.sign.LegalPerson;
import eu.cartulary.sign.Offering;
import eu.cartulary.sign.OfferingKind;
import eu.cartulary.sign.ParticipantProfile;
import eu.cartulary.sign.Profile;
import eu.cartulary.sign.RegistrationNumber;
import eu.cartulary.wire.ValidationReport;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the typed builders of the SDK let through, the base shapes let through, without a remark. */
class BuildersTest {
    private static final String BASE = "https://cloud.example/";
    private static final LocalChecks CHECKS = new LocalChecks();

    @TestFactory
    List<DynamicTest> builders_build_what_the_rules_accept() {
        return List.of(
                accepted(
                        "a company",
                        LegalPerson.of(BASE + "company", "C")
                                .registration(RegistrationNumber.vatId("FR00123456789"))
                                .seat("FR")
                                .build()),
                accepted(
                        "its owners",
                        ParticipantProfile.of(BASE + "company")
                                .owner("H", "FR", "100", ParticipantProfile.OwnerRank.ULTIMATE)
                                .complete()
                                .build()),
                accepted(
                        "a data centre",
                        Datacenter.of(BASE + "site", "S", "FR")
                                .maintainedBy(BASE + "company")
                                .ownedBy(BASE + "company")
                                .build()),
                accepted("an e-mail offering", offering(OfferingKind.EMAIL).build()),
                accepted(
                        "an object storage offering",
                        offering(OfferingKind.OBJECT_STORAGE)
                                .encryption("AES", Offering.KeyManagement.BYOK)
                                .objectInterface("S3")
                                .build()),
                accepted(
                        "a container offering with terms of its own",
                        offering(OfferingKind.CONTAINER)
                                .with(
                                        "gx:codeArtifact",
                                        Map.of(
                                                "type", "gx:ContainerImage",
                                                "gx:containerFormat", "oci",
                                                "gx:copyrightOwnedBy", "C",
                                                "gx:license", "Apache-2.0",
                                                "gx:resourcePolicy", "default allow intent",
                                                "gx:baseContainerImage",
                                                        Map.of(
                                                                "type",
                                                                "gx:BaseContainerImage",
                                                                "gx:containerImageLink",
                                                                Map.of("id", BASE + "image"))))
                                .with(
                                        "gx:instantiationReq",
                                        Map.of("type", "gx:ContainerResourceLimits", "gx:confidential", false))
                                .build()),
                accepted(
                        "a profile",
                        Profile.of(OfferingKind.EMAIL, BASE + "mail")
                                .openProtocol("IMAP4rev2", "https://www.rfc-editor.org/rfc/rfc9051")
                                .export("mail", "application/mbox", "protocol")
                                .switching(Period.ofMonths(2), Period.ofDays(30), Period.ofDays(30))
                                .location("FR", "processing", "storage")
                                .party(BASE + "company", "operator", "FR")
                                .complete("location", "party", "export")
                                .fact("tlsMinimum", "1.3")
                                .build()),
                accepted(
                        "a certificate",
                        Certificate.of(BASE + "certificate", BASE + "mail", "ISO-27001")
                                .number("1")
                                .valid(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31))
                                .build()));
    }

    private static Offering offering(OfferingKind kind) {
        return Offering.of(kind, BASE + "mail", "O")
                .description("D")
                .providedBy(BASE + "company")
                .terms(BASE + "terms", "0".repeat(64))
                .contract(BASE + "contract", "FR")
                .dependsOn(BASE + "other")
                .hostedOn(Datacenter.zoneOf(BASE + "site"));
    }

    private static DynamicTest accepted(String what, Description description) {
        return DynamicTest.dynamicTest(what, () -> {
            ValidationReport report = CHECKS.validate(Envelope.jsonLd(description.toString()), Language.EN);
            assertThat(report.violations()).isEmpty();
            assertThat(report.findings()).isEmpty();
        });
    }
}

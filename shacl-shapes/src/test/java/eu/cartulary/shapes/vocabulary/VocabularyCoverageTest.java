package eu.cartulary.shapes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a European buyer has to be able to read from a description, word by word, and the terms that state it. */
class VocabularyCoverageTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds of service | WebHostingProfile ComputeProfile VirtualMachineProfile ContainerProfile StorageProfile ObjectStorageProfile BlockStorageProfile FileStorageProfile MessagingProfile EmailProfile ChatProfile VideoProfile OfficeProfile PlatformProfile NetworkProfile DataProfile",
                "export formats and means | DataExport export category format means openFormat machineReadable",
                "what is excluded from export | ExportExclusion exclusion reason",
                "time limits, notice, transition, retrieval | noticeMax transitionMax transitionExtensionMax retrievalMin erasureAfterRetrieval",
                "switching and egress charges | Charge charge egressCharge amount currency unit costBased egressFreeForSwitch",
                "the register of Art. 26 of the Data Act | register registerUpdated knownRisks",
                "exit plan | exitPlan exitTested exitSupport",
                "protocols and APIs with versions | ProtocolSupport protocol standard version role",
                "open specification | specification openSpecification",
                "identity federation | identityFederation IdentitySupport externalIdentity",
                "conformance evidence | conformance document supports sha256",
                "encryption at rest | atRestEncryption keyCustody",
                "encryption in transit | tlsMinimum transportSecurity linkEncryption",
                "encryption end to end | endToEnd endToEndKeyHolder endToEndByDefault clientSideEncryption",
                "key custody | keyCustody keyLocation externalKeyManagement customerCanRevokeKey providerCanDecrypt",
                "operator access | operatorAccess accessLogToCustomer privilegedAccessFrom remoteAdministrationFrom",
                "support staff location | supportFromEu staffInEu employerCountry Team escalatesAbroad",
                "confidential computing | confidentialComputing attestationToCustomer",
                "government requests | GovernmentRequests governmentRequests notifiesCustomer challenges requestsReceived requestsGranted grantsForeign",
                "operator | operationByEu controlPlaneOperator Party",
                "owners with shares, ultimate parent | Ownership owner percent ultimate ownerKind",
                "jurisdictions with the statute and the edge that triggers it | ForeignLaw foreignLaw statute via reaches mitigation",
                "site location | Location location country site",
                "energy mix | Energy energy energySource renewableShare guaranteeOfOrigin",
                "PUE and WUE | pue pueMethod pueYear wue cue",
                "heat reuse | heatReuse",
                "origin of hardware | HardwareComponent vendorCountry designedIn manufacturedIn assembledIn hardwareOrigin",
                "origin of firmware and software | FirmwareComponent SoftwareComponent firmwareOrigin softwareOrigin supplierCountry purl sbom",
                "repairability | repairable sparePartsYears serviceLifeYears refurbishedShare reuseShare",
                "licences | licence licenceKind dataLicence openSource",
                "certificates: scheme, scope, attester, validity | Certificate scheme schemeEdition level scope criterion certifies issuer issued validUntil certificateNumber",
            })
    void is_stated_by_terms_of_the_vocabulary(String word, String terms) {
        for (String term : terms.split(" ")) {
            assertThat(Vocabulary.bundled().term(Ctl.NS + term)).as(term).isPresent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "who offers it | providedBy LegalPerson registrationNumber headquartersAddress legalAddress",
                "parents | subOrganisationOf parentOrganizationOf",
                "energy, water | EnergyMix powerUsageEffectiveness WaterUsageEffectiveness renewableEnergy",
                "portability | DataPortability DataAccountExport pricing deletionMethods",
                "sites | Datacenter Region AvailabilityZone location maintainedBy",
                "confidential computing | ConfidentialComputing",
            })
    void is_said_in_words_of_gaia_x_where_it_has_them(String word, String terms) throws IOException {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/vocabulary/gaia-x-terms.txt")) {
            Set<String> known =
                    new TreeSet<>(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+")));
            assertThat(known).contains(terms.split(" "));
        }
    }
}

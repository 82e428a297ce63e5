package eu.cartulary.shapes.base;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why one side refuses what the other takes: in credentials of this type (all, when it is empty) these rules, by that rule of
 * the other side.
 */
record Why(String type, Pattern rules, String decides, String words) {
    boolean explains(SideBySide.Row row, String rule) {
        return (type.isEmpty() || row.types().contains(type))
                && rules.matcher(rule).matches();
    }

    /** Of the Loire release. */
    static final List<Why> LOIRE = List.of(
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile("(Label|Compliance)CredentialShape_compliantCredentials_class"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the clearing houses give an entry of `gx:compliantCredentials` the type of what it stands for, where their own"
                            + " shapes ask for `gx:CompliantCredential`; an entry with a digest is taken as one"),
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile("(Address|Issuer|LegalPerson|LeiCode|VatID)Shape_digestSRI_closed"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the same entry: judged as the thing itself, it has a digest too many"),
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile(
                            "(AddressShape_countryCode|IssuerShape_gaiaxTermsAndConditions|LeiCodeShape_leiCode"
                                    + "|LegalPersonShape_(headquartersAddress|legalAddress|registrationNumber)|VatIDShape_vatID)_minCount"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the same entry: judged as the thing itself, it lacks what only its own credential says"),
            new Why(
                    "gx:LegalPerson",
                    Pattern.compile("LegalPersonShape_legalAddress_class"),
                    "LegalPerson_legalAddress_class",
                    "an address inside has no type; it takes the one class that the property can have, and is judged as such"),
            new Why(
                    "gx:DataPortability",
                    Pattern.compile("DataPortabilityShape_legalDocument_class"),
                    "DataPortability_legalDocument_class",
                    "a document inside has no type; it takes the one class that the property can have, and is judged as such"));

    /** Of the Tagus release: what its own shapes refuse and base shapes take. */
    static final List<Why> TAGUS = List.of(
            later("gx:Address", "Address_countryCode_minCount"),
            later("gx:Issuer", "Issuer_gaiaxTermsAndConditions_minCount"),
            later("gx:LabelCredential", "LabelCredential_labelLevel_minCount"),
            later("gx:LegalPerson", "LegalPerson_registrationNumber_minCount"),
            later("gx:VatID", "VatID_vatID_minCount"));

    /** Of the Tagus release: what base shapes refuse and its own shapes take. */
    static final List<Why> TAGUS_TAKEN_BY_PACK = List.of(
            earlier(
                    "gx:LegalParticipant",
                    "no-known-type",
                    "LegalParticipantShape",
                    "`gx:LegalPerson` has taken the place of this class, with other properties"),
            earlier(
                    "gx:legalRegistrationNumber",
                    "no-known-type",
                    "legalRegistrationNumberShape",
                    "a class for each kind of number (`gx:VatID`, `gx:LeiCode` …) has taken the place of this one"),
            earlier(
                    "gx:GaiaXTermsAndConditions",
                    "no-known-type",
                    "GaiaXTermsAndConditionsShape",
                    "`gx:Issuer` with `gx:gaiaxTermsAndConditions` has taken the place of this class"),
            earlier(
                    "gx:ServiceOffering",
                    "ServiceOffering_serviceOfferingTermsAndConditions_minCount",
                    "ServiceOfferingShape, gx:termsAndConditions",
                    "the property was called `gx:termsAndConditions` and has another name since"),
            earlier(
                    "gx:LegalParticipant",
                    "LegalPerson_(headquartersAddress|registrationNumber)_minCount",
                    "LegalParticipantShape",
                    "called `gx:LegalPerson` as well, it is asked for what that has; in Tagus the names were"
                            + " `gx:headquarterAddress` and `gx:legalRegistrationNumber`"),
            earlier(
                    "gx:PhysicalResource",
                    "PhysicalResource_location_nodeKind",
                    "PhysicalResource, gx:location",
                    "`gx:location` was a text, a position by ISO 6709; since then it is an object of its own"));

    private static Why later(String type, String decides) {
        return new Why(
                type,
                Pattern.compile("no-known-type"),
                decides,
                "the class came with a later release: the shapes of 22.10 do not know it");
    }

    private static Why earlier(String type, String rules, String decides, String words) {
        return new Why(type, Pattern.compile(rules), decides, words);
    }

    String key() {
        return type + " " + rules.pattern();
    }
}

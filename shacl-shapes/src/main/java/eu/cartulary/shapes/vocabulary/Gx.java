package eu.cartulary.shapes.vocabulary;

/**
 * The Gaia-X properties that rules and views name, in the one namespace to which every credential is brought
 * ({@code development#}, of the Loire release). Plain strings. A test holds them to the ontologies 25.11 and 2.2.1.
 */
public final class Gx {
    /** The namespace. */
    public static final String NS = "https://w3id.org/gaia-x/development#";
    /** Name and description of an offering or participant: Gaia-X takes them from schema.org. */
    public static final String SCHEMA_NAME = "https://schema.org/name";
    /** The description. */
    public static final String SCHEMA_DESCRIPTION = "https://schema.org/description";

    public static final String ACCESS_TYPE = NS + "accessType";
    public static final String ADDRESS = NS + "address";
    public static final String AGGREGATION_OF_RESOURCES = NS + "aggregationOfResources";
    public static final String APPLICABLE_JURISDICTION = NS + "applicableJurisdiction";
    public static final String CERTIFICATIONS = NS + "certifications";
    public static final String CIPHER = NS + "cipher";
    public static final String CODE_ARTIFACT = NS + "codeArtifact";
    public static final String COMPLIANT_CREDENTIALS = NS + "compliantCredentials";
    public static final String COUNTRY = NS + "country";
    public static final String COUNTRY_CODE = NS + "countryCode";
    public static final String CRYPTOGRAPHIC_SECURITY_STANDARDS = NS + "cryptographicSecurityStandards";
    public static final String CUSTOMER_INSTRUCTIONS = NS + "customerInstructions";
    public static final String DATA_ACCOUNT_EXPORT = NS + "dataAccountExport";
    public static final String DATA_PORTABILITY = NS + "dataPortability";
    public static final String DATA_PROTECTION_REGIME = NS + "dataProtectionRegime";
    public static final String DELETION_METHODS = NS + "deletionMethods";
    public static final String DELETION_TIMEFRAME = NS + "deletionTimeframe";
    public static final String DEPENDS_ON = NS + "dependsOn";
    public static final String DIGEST_SRI = NS + "digestSRI";
    public static final String DOCUMENTATIONS = NS + "documentations";
    public static final String ENDPOINT = NS + "endpoint";
    public static final String ENDPOINT_URL = NS + "endpointURL";
    public static final String ENERGY_MIX = NS + "energyMix";
    public static final String ENERGY_USAGE_EFFICIENCY = NS + "energyUsageEfficiency";
    public static final String ENGINE_VERSION = NS + "engineVersion";
    public static final String FORMAL_DESCRIPTION = NS + "formalDescription";
    public static final String FORMAT_TYPE = NS + "formatType";
    public static final String FORMATS = NS + "formats";
    public static final String GAIAX_TERMS_AND_CONDITIONS = NS + "gaiaxTermsAndConditions";
    public static final String GOVERNING_LAW_COUNTRIES = NS + "governingLawCountries";
    public static final String GPS = NS + "gps";
    public static final String HASH = NS + "hash";
    public static final String HEADQUARTERS_ADDRESS = NS + "headquartersAddress";
    public static final String HOSTED_ON = NS + "hostedOn";
    public static final String HOURLY_CARBON_FREE_ENERGY = NS + "hourlyCarbonFreeEnergy";
    public static final String INSTANTIATION_REQ = NS + "instantiationReq";
    public static final String INVOLVED_PARTIES = NS + "involvedParties";
    public static final String KEY_MANAGEMENT = NS + "keyManagement";
    public static final String KEYWORD = NS + "keyword";
    public static final String LABEL_LEVEL = NS + "labelLevel";
    public static final String LATITUDE = NS + "latitude";
    public static final String LEGAL_ADDRESS = NS + "legalAddress";
    public static final String LEGAL_DOCUMENT = NS + "legalDocument";
    public static final String LEGAL_DOCUMENTS = NS + "legalDocuments";
    public static final String LEGAL_NAME = NS + "legalName";
    public static final String LEI_CODE = NS + "leiCode";
    public static final String LIFETIME_MANAGEMENT = NS + "lifetimeManagement";
    public static final String LOCATION = NS + "location";
    public static final String LONGITUDE = NS + "longitude";
    public static final String MAINTAINED_BY = NS + "maintainedBy";
    public static final String MANUFACTURED_BY = NS + "manufacturedBy";
    public static final String MEANS = NS + "means";
    public static final String MIME_TYPES = NS + "mimeTypes";
    public static final String OBJECT_API_COMPATIBILITY = NS + "objectAPICompatibility";
    public static final String OWNED_BY = NS + "ownedBy";
    public static final String PARENT_ORGANIZATION_OF = NS + "parentOrganizationOf";
    public static final String POLICY_DOCUMENT = NS + "policyDocument";
    public static final String POLICY_LANGUAGE = NS + "policyLanguage";
    public static final String POSSIBLE_PERSONAL_DATA_TRANSFERS = NS + "possiblePersonalDataTransfers";
    public static final String POSTAL_ADDRESS = NS + "postalAddress";
    public static final String POWER_USAGE_EFFECTIVENESS = NS + "powerUsageEffectiveness";
    public static final String PRICING = NS + "pricing";
    public static final String PROVIDED_BY = NS + "providedBy";
    public static final String PROVIDER_CONTACT_INFORMATION = NS + "providerContactInformation";
    public static final String PROVISION_TYPE = NS + "provisionType";
    public static final String REASON = NS + "reason";
    public static final String REGISTRATION_NUMBER = NS + "registrationNumber";
    public static final String RENEWABLE_ENERGY = NS + "renewableEnergy";
    public static final String REQUEST_TYPE = NS + "requestType";
    public static final String REQUIRED_MEASURES = NS + "requiredMeasures";
    public static final String RESOURCE = NS + "resource";
    public static final String RULES_VERSION = NS + "rulesVersion";
    public static final String SCOPE = NS + "scope";
    public static final String SECURING_MECHANISM = NS + "securingMechanism";
    public static final String SERVICE_OFFERING_TERMS_AND_CONDITIONS = NS + "serviceOfferingTermsAndConditions";
    public static final String SERVICE_POLICY = NS + "servicePolicy";
    public static final String SERVICE_SCOPE = NS + "serviceScope";
    public static final String STANDARD_CONFORMITY = NS + "standardConformity";
    public static final String STANDARD_REFERENCE = NS + "standardReference";
    public static final String STORAGE_CONFIGURATION = NS + "storageConfiguration";
    public static final String STORAGE_ENCRYPTION = NS + "storageEncryption";
    public static final String SUB_CONTRACTORS = NS + "subContractors";
    public static final String SUB_ORGANISATION_OF = NS + "subOrganisationOf";
    public static final String SUB_PROCESSOR = NS + "subProcessor";
    public static final String TENANT_SEPARATION = NS + "tenantSeparation";
    public static final String URL = NS + "url";
    public static final String VALIDATED_CRITERIA = NS + "validatedCriteria";
    public static final String VAT_ID = NS + "vatID";
    public static final String VERSIONING = NS + "versioning";
    public static final String WATER_USAGE_EFFECTIVENESS = NS + "waterUsageEffectiveness";
    public static final String WATER_USAGE_EFFECTIVENESS_VALUE = NS + "waterUsageEffectivenessValue";

    private Gx() {}
}

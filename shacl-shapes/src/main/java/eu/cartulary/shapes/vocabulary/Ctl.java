package eu.cartulary.shapes.vocabulary;

/**
 * The properties of the own vocabulary, {@code https://w3id.org/cartulary/v1#}, as plain strings: no RDF library is started
 * by touching this class. A test holds it to {@code vocabulary/cartulary.ttl} in both directions.
 */
public final class Ctl {
    /** The namespace. */
    public static final String NS = "https://w3id.org/cartulary/v1#";

    // common
    public static final String DESCRIBES = NS + "describes";
    public static final String KIND = NS + "kind";
    public static final String SERVICE_MODEL = NS + "serviceModel";
    public static final String STAGE = NS + "stage";
    public static final String CUSTOM_BUILT = NS + "customBuilt";
    public static final String BLOCK = NS + "block";
    public static final String LAYER = NS + "layer";
    public static final String PROTOCOL = NS + "protocol";
    public static final String STANDARD = NS + "standard";
    public static final String VERSION = NS + "version";
    public static final String SPECIFICATION = NS + "specification";
    public static final String OPEN_SPECIFICATION = NS + "openSpecification";
    public static final String ROLE = NS + "role";
    public static final String CONFORMANCE = NS + "conformance";
    public static final String FREE_OF_CHARGE = NS + "freeOfCharge";
    public static final String EQUAL_ACCESS = NS + "equalAccess";
    public static final String IDENTITY_FEDERATION = NS + "identityFederation";
    public static final String EXPORT = NS + "export";
    public static final String IMPORT = NS + "import";
    public static final String CATEGORY = NS + "category";
    public static final String FORMAT = NS + "format";
    public static final String MEANS = NS + "means";
    public static final String MACHINE_READABLE = NS + "machineReadable";
    public static final String OPEN_FORMAT = NS + "openFormat";
    public static final String FREE_TIER = NS + "freeTier";
    public static final String EXCLUSION = NS + "exclusion";
    public static final String REASON = NS + "reason";
    public static final String SWITCHING = NS + "switching";
    public static final String NOTICE_MAX = NS + "noticeMax";
    public static final String TRANSITION_MAX = NS + "transitionMax";
    public static final String TRANSITION_EXTENSION_MAX = NS + "transitionExtensionMax";
    public static final String JUSTIFICATION_WITHIN = NS + "justificationWithin";
    public static final String CUSTOMER_EXTENSION = NS + "customerExtension";
    public static final String RETRIEVAL_MIN = NS + "retrievalMin";
    public static final String CHARGE = NS + "charge";
    public static final String EGRESS_CHARGE = NS + "egressCharge";
    public static final String AMOUNT = NS + "amount";
    public static final String CURRENCY = NS + "currency";
    public static final String UNIT = NS + "unit";
    public static final String COST_BASED = NS + "costBased";
    public static final String REGISTER = NS + "register";
    public static final String REGISTER_UPDATED = NS + "registerUpdated";
    public static final String PROCEDURE = NS + "procedure";
    public static final String LIMITATION = NS + "limitation";
    public static final String ERASURE_AFTER_RETRIEVAL = NS + "erasureAfterRetrieval";
    public static final String TARGET = NS + "target";
    public static final String TERMINATION_OBSTACLE = NS + "terminationObstacle";
    public static final String EARLY_TERMINATION_PENALTY = NS + "earlyTerminationPenalty";
    public static final String EXCLUSIVITY = NS + "exclusivity";
    public static final String EQUIVALENCE_SUPPORT = NS + "equivalenceSupport";
    public static final String SEPARABLE = NS + "separable";
    public static final String ASSISTANCE = NS + "assistance";
    public static final String SERVICE_CONTINUITY = NS + "serviceContinuity";
    public static final String TRANSFER_SECURITY = NS + "transferSecurity";
    public static final String KNOWN_RISKS = NS + "knownRisks";
    public static final String EXIT_SUPPORT = NS + "exitSupport";
    public static final String EXIT_PLAN = NS + "exitPlan";
    public static final String EXIT_TESTED = NS + "exitTested";
    public static final String MIGRATION_HELP = NS + "migrationHelp";
    public static final String MIGRATION_TOOL = NS + "migrationTool";
    public static final String TERMINATION_ON_SWITCH = NS + "terminationOnSwitch";
    public static final String COMPLEXITY = NS + "complexity";
    public static final String PUBLIC_INFORMATION = NS + "publicInformation";
    public static final String EXEMPTION = NS + "exemption";
    public static final String PARALLEL_USE = NS + "parallelUse";
    public static final String SUPPORTED = NS + "supported";
    public static final String LOCATION = NS + "location";
    public static final String COUNTRY = NS + "country";
    public static final String PURPOSE = NS + "purpose";
    public static final String DATA_CLASS = NS + "dataClass";
    public static final String SITE = NS + "site";
    public static final String RESIDENCY_OPTION = NS + "residencyOption";
    public static final String THIRD_COUNTRY_FALLBACK = NS + "thirdCountryFallback";
    public static final String TRANSFER_SAFEGUARD = NS + "transferSafeguard";
    public static final String PARTY = NS + "party";
    public static final String PARTICIPANT = NS + "participant";
    public static final String REGISTRATION_NUMBER = NS + "registrationNumber";
    public static final String PARTY_NAME = NS + "partyName";
    public static final String PLAINTEXT_ACCESS = NS + "plaintextAccess";
    public static final String CRITICAL = NS + "critical";
    public static final String SUBSTITUTABLE = NS + "substitutable";
    public static final String LAW_OF_CONTRACT = NS + "lawOfContract";
    public static final String SUPPLIED_BY = NS + "suppliedBy";
    public static final String OFFERING = NS + "offering";
    public static final String COMPLETE = NS + "complete";
    public static final String DOCUMENT = NS + "document";
    public static final String SUPPORTS = NS + "supports";
    public static final String URL = NS + "url";
    public static final String SHA256 = NS + "sha256";
    public static final String ISSUER = NS + "issuer";
    public static final String SCOPE = NS + "scope";
    public static final String VALID_UNTIL = NS + "validUntil";
    public static final String ISSUED = NS + "issued";

    // confidentiality, common
    public static final String KEY_CUSTODY = NS + "keyCustody";
    public static final String KEY_LOCATION = NS + "keyLocation";
    public static final String PROVIDER_CAN_DECRYPT = NS + "providerCanDecrypt";
    public static final String PROVIDER_CAN_OVERRIDE = NS + "providerCanOverride";
    public static final String CUSTOMER_CAN_REVOKE_KEY = NS + "customerCanRevokeKey";
    public static final String EXTERNAL_KEY_MANAGEMENT = NS + "externalKeyManagement";
    public static final String OPERATOR_ACCESS = NS + "operatorAccess";
    public static final String ACCESS_LOG_TO_CUSTOMER = NS + "accessLogToCustomer";
    public static final String ACCESS_LOG_FIELD = NS + "accessLogField";
    public static final String ACCESS_LOG_HELD_BY = NS + "accessLogHeldBy";
    public static final String ACCESS_LOG_AUDITED = NS + "accessLogAudited";
    public static final String ACCESS_LOG_EXPORT = NS + "accessLogExport";
    public static final String ACCESS_LOG_FILTER = NS + "accessLogFilter";
    public static final String GOVERNMENT_REQUESTS = NS + "governmentRequests";
    public static final String POLICY = NS + "policy";
    public static final String NOTIFIES_CUSTOMER = NS + "notifiesCustomer";
    public static final String CHALLENGES = NS + "challenges";
    public static final String GRANTS_FOREIGN = NS + "grantsForeign";
    public static final String TECHNICALLY_IMPOSSIBLE = NS + "technicallyImpossible";
    public static final String REPORT = NS + "report";
    public static final String MEASURES = NS + "measures";
    public static final String REQUESTS_RECEIVED = NS + "requestsReceived";
    public static final String REQUESTS_GRANTED = NS + "requestsGranted";
    public static final String AT_REST_ENCRYPTION = NS + "atRestEncryption";
    public static final String TLS_MINIMUM = NS + "tlsMinimum";
    public static final String END_TO_END = NS + "endToEnd";
    public static final String END_TO_END_KEY_HOLDER = NS + "endToEndKeyHolder";
    public static final String END_TO_END_BY_DEFAULT = NS + "endToEndByDefault";
    public static final String CLIENT_SIDE_ENCRYPTION = NS + "clientSideEncryption";
    public static final String CONFIDENTIAL_COMPUTING = NS + "confidentialComputing";
    public static final String ATTESTATION_TO_CUSTOMER = NS + "attestationToCustomer";
    public static final String CONTENT_PROCESSING = NS + "contentProcessing";
    public static final String PROCESSED_BY = NS + "processedBy";
    public static final String METADATA_RETENTION = NS + "metadataRetention";
    public static final String CONTENT_RETENTION = NS + "contentRetention";
    public static final String DELETION = NS + "deletion";
    public static final String METHOD = NS + "method";
    public static final String MAX_TIME = NS + "maxTime";
    public static final String BACKUPS_INCLUDED = NS + "backupsIncluded";
    public static final String DELETION_PROOF = NS + "deletionProof";
    public static final String DELETION_STANDARD = NS + "deletionStandard";
    public static final String DATA_PROTECTION_REGIME = NS + "dataProtectionRegime";
    public static final String SENDER_AUTHENTICATION = NS + "senderAuthentication";
    public static final String TRANSPORT_SECURITY = NS + "transportSecurity";

    // storage
    public static final String API_COVERAGE = NS + "apiCoverage";
    public static final String BULK_EXPORT = NS + "bulkExport";
    public static final String METADATA_EXPORTED = NS + "metadataExported";
    public static final String EGRESS_RATE_LIMIT = NS + "egressRateLimit";
    public static final String EGRESS_FREE_FOR_SWITCH = NS + "egressFreeForSwitch";
    public static final String CUSTOMER_KEY_PER_REQUEST = NS + "customerKeyPerRequest";
    public static final String IMMUTABILITY = NS + "immutability";
    public static final String SNAPSHOT_EXPORT = NS + "snapshotExport";
    public static final String PERMISSIONS_EXPORTED = NS + "permissionsExported";

    // mail and chat
    public static final String AUTOCONFIGURATION = NS + "autoconfiguration";
    public static final String OWN_DOMAIN = NS + "ownDomain";
    public static final String FORWARDING_AFTER_END = NS + "forwardingAfterEnd";
    public static final String BULK_MIGRATION = NS + "bulkMigration";
    public static final String EXPORT_BY = NS + "exportBy";
    public static final String FEDERATION = NS + "federation";
    public static final String BRIDGE = NS + "bridge";
    public static final String CONTACT_DISCOVERY = NS + "contactDiscovery";
    public static final String SELF_HOSTABLE = NS + "selfHostable";

    // hosting
    public static final String DOMAIN_TRANSFER = NS + "domainTransfer";
    public static final String OWN_CERTIFICATE_KEY = NS + "ownCertificateKey";
    public static final String SITE_BACKUP_DOWNLOAD = NS + "siteBackupDownload";
    public static final String CONFIGURATION_EXPORTED = NS + "configurationExported";
    public static final String VISITOR_LOG_RETENTION = NS + "visitorLogRetention";
    public static final String SHELL_ACCESS = NS + "shellAccess";

    // compute
    public static final String IMAGE_FORMAT = NS + "imageFormat";
    public static final String BRING_OWN_IMAGE = NS + "bringOwnImage";
    public static final String INFRASTRUCTURE_AS_CODE = NS + "infrastructureAsCode";
    public static final String TENANT_ISOLATION = NS + "tenantIsolation";
    public static final String CERTIFIED_KUBERNETES = NS + "certifiedKubernetes";
    public static final String WORKLOAD_EXPORT = NS + "workloadExport";
    public static final String SECRETS_ENCRYPTION = NS + "secretsEncryption";
    public static final String CONTROL_PLANE_OPERATOR = NS + "controlPlaneOperator";
    public static final String NODE_ACCESS = NS + "nodeAccess";

    // video
    public static final String ORIGINAL_EXPORT = NS + "originalExport";
    public static final String SUBTITLE_FORMAT = NS + "subtitleFormat";
    public static final String DRM = NS + "drm";
    public static final String VIEWER_TRACKING = NS + "viewerTracking";
    public static final String THIRD_PARTY_PLAYER = NS + "thirdPartyPlayer";
    public static final String FEED_FORMAT = NS + "feedFormat";

    // office
    public static final String DOCUMENT_FORMAT = NS + "documentFormat";
    public static final String VERSION_HISTORY_EXPORTED = NS + "versionHistoryExported";
    public static final String COMMENTS_EXPORTED = NS + "commentsExported";
    public static final String OFFLINE_USE = NS + "offlineUse";

    // platform
    public static final String RUNTIME = NS + "runtime";
    public static final String DATABASE_DUMP = NS + "databaseDump";

    // network
    public static final String OWN_ADDRESS_SPACE = NS + "ownAddressSpace";
    public static final String ZONE_EXPORT = NS + "zoneExport";
    public static final String LINK_ENCRYPTION = NS + "linkEncryption";
    public static final String PACKET_INSPECTION = NS + "packetInspection";
    public static final String ROUTE_ORIGIN_VALIDATION = NS + "routeOriginValidation";

    // data
    public static final String DATA_LICENCE = NS + "dataLicence";
    public static final String USAGE_POLICY = NS + "usagePolicy";
    public static final String SCHEMA_PUBLISHED = NS + "schemaPublished";
    public static final String PERSONAL_DATA = NS + "personalData";
    public static final String ANONYMISATION = NS + "anonymisation";
    public static final String COMPUTE_TO_DATA = NS + "computeToData";

    // control (SOV-1)
    public static final String OWNERSHIP = NS + "ownership";
    public static final String OWNER = NS + "owner";
    public static final String PERCENT = NS + "percent";
    public static final String ULTIMATE = NS + "ultimate";
    public static final String OWNER_KIND = NS + "ownerKind";
    public static final String DECISIONS_IN = NS + "decisionsIn";
    public static final String TAKEOVER_PROTECTION = NS + "takeoverProtection";
    public static final String TAKEOVER_NOTICE = NS + "takeoverNotice";
    public static final String SALE_INTENDED = NS + "saleIntended";
    public static final String LISTED_ON = NS + "listedOn";
    public static final String ROADMAP_INFLUENCE = NS + "roadmapInfluence";
    public static final String FUNDING = NS + "funding";
    public static final String SHARE = NS + "share";
    public static final String FUNDING_FROM_EU = NS + "fundingFromEu";
    public static final String INVESTMENT_IN_EU = NS + "investmentInEu";
    public static final String EMPLOYMENT_IN_EU = NS + "employmentInEu";
    public static final String VALUE_IN_EU = NS + "valueInEu";
    public static final String REVENUE_IN_EU = NS + "revenueInEu";
    public static final String PROGRAMME = NS + "programme";
    public static final String PROGRAMME_NAME = NS + "programmeName";
    public static final String PROGRAMME_ROLE = NS + "programmeRole";
    public static final String GRANT_ID = NS + "grantId";
    public static final String INDUSTRIAL_POLICY = NS + "industrialPolicy";
    public static final String PLAN = NS + "plan";
    public static final String INDICATORS = NS + "indicators";
    public static final String GOVERNED = NS + "governed";
    public static final String OWN_MEANS = NS + "ownMeans";
    public static final String CONTINUITY = NS + "continuity";
    public static final String AFTER_CUT_OFF = NS + "afterCutOff";
    public static final String GRACE_TIME = NS + "graceTime";
    public static final String ALTERNATIVE_SUPPLIER = NS + "alternativeSupplier";
    public static final String DISCONNECT_TESTED = NS + "disconnectTested";
    public static final String MEMBER_STATE_TAKEOVER = NS + "memberStateTakeover";

    // legal (SOV-2)
    public static final String CONTRACT = NS + "contract";
    public static final String GOVERNING_LAW = NS + "governingLaw";
    public static final String DISPUTE_FORUM = NS + "disputeForum";
    public static final String CONTRACT_LANGUAGE = NS + "contractLanguage";
    public static final String AVAILABLE_BEFORE_SIGNING = NS + "availableBeforeSigning";
    public static final String TRANSPARENCY_LISTED = NS + "transparencyListed";
    public static final String JURISDICTION_PAGE = NS + "jurisdictionPage";
    public static final String INFRASTRUCTURE_JURISDICTION = NS + "infrastructureJurisdiction";
    public static final String FOREIGN_LAW = NS + "foreignLaw";
    public static final String STATUTE = NS + "statute";
    public static final String VIA = NS + "via";
    public static final String REACHES = NS + "reaches";
    public static final String MITIGATION = NS + "mitigation";
    public static final String ASSESSED = NS + "assessed";
    public static final String IMMUNITY = NS + "immunity";
    public static final String IMMUNITY_OPINION = NS + "immunityOpinion";
    public static final String EXPORT_CONTROL = NS + "exportControl";
    public static final String REGIME = NS + "regime";
    public static final String AFFECTS = NS + "affects";
    public static final String EXPORT_CONTROL_EFFECT = NS + "exportControlEffect";
    public static final String EXPORT_CONTROL_PROCESS = NS + "exportControlProcess";
    public static final String INTELLECTUAL_PROPERTY = NS + "intellectualProperty";
    public static final String COMPONENT = NS + "component";
    public static final String CREATED_IN = NS + "createdIn";
    public static final String REGISTERED_IN = NS + "registeredIn";
    public static final String HOLDER = NS + "holder";
    public static final String HOLDER_COUNTRY = NS + "holderCountry";
    public static final String ENFORCEMENT_LAW = NS + "enforcementLaw";
    public static final String IP_CREATED_IN_EU = NS + "ipCreatedInEu";
    public static final String IP_UNDER_EU_LAW = NS + "ipUnderEuLaw";

    // AI (SOV-3.5)
    public static final String OFFERS_AI = NS + "offersAi";
    public static final String AI = NS + "ai";
    public static final String MODEL = NS + "model";
    public static final String DEVELOPER_COUNTRY = NS + "developerCountry";
    public static final String TRAINED_IN = NS + "trainedIn";
    public static final String HOSTED_IN = NS + "hostedIn";
    public static final String OPEN_WEIGHTS = NS + "openWeights";
    public static final String AUDITABLE = NS + "auditable";
    public static final String ACCELERATOR_COUNTRY = NS + "acceleratorCountry";

    // operation (SOV-4)
    public static final String RUNS_ON_SOVEREIGN = NS + "runsOnSovereign";
    public static final String TEAM = NS + "team";
    public static final String FUNCTION = NS + "function";
    public static final String EMPLOYER_COUNTRY = NS + "employerCountry";
    public static final String CLEARED = NS + "cleared";
    public static final String EU_CITIZENS = NS + "euCitizens";
    public static final String OPERATION_BY_EU = NS + "operationByEu";
    public static final String CRITICAL_WORK_BY_EU = NS + "criticalWorkByEu";
    public static final String STAFF_IN_EU = NS + "staffInEu";
    public static final String STAFF_CLEARED = NS + "staffCleared";
    public static final String SUPPORT_FROM_EU = NS + "supportFromEu";
    public static final String SUPPORT_CLEARED = NS + "supportCleared";
    public static final String ESCALATES_ABROAD = NS + "escalatesAbroad";
    public static final String REMOTE_ADMINISTRATION_FROM_EU_ONLY = NS + "remoteAdministrationFromEuOnly";
    public static final String STANDALONE_EU_ORGANISATION = NS + "standaloneEuOrganisation";
    public static final String DOCUMENTATION = NS + "documentation";
    public static final String STORED_IN = NS + "storedIn";
    public static final String BACKUP_IN = NS + "backupIn";
    public static final String PRIVILEGED_ACCESS_FROM = NS + "privilegedAccessFrom";
    public static final String RESIDENCY = NS + "residency";
    public static final String SOURCE_ESCROW = NS + "sourceEscrow";
    public static final String CAPACITY_MANAGEMENT_IN = NS + "capacityManagementIn";
    public static final String EXTERNAL_IDENTITY = NS + "externalIdentity";
    public static final String OPEN_STANDARDS = NS + "openStandards";
    public static final String NO_FORCED_ACCOUNT = NS + "noForcedAccount";
    public static final String AUTHORISATION_BY_CLAIMS = NS + "authorisationByClaims";
    public static final String CONNECTIVITY = NS + "connectivity";
    public static final String REDUNDANT_CARRIERS = NS + "redundantCarriers";
    public static final String EU_CARRIER = NS + "euCarrier";
    public static final String OUTSIDE_GROUP = NS + "outsideGroup";
    public static final String UPDATE_CONTROL = NS + "updateControl";
    public static final String CONTROLLED_ZONE = NS + "controlledZone";
    public static final String VULNERABILITY_CHECK = NS + "vulnerabilityCheck";
    public static final String MALWARE_ANALYSIS = NS + "malwareAnalysis";
    public static final String CHANGE_PROCESS = NS + "changeProcess";
    public static final String DEDICATED_HARDWARE = NS + "dedicatedHardware";
    public static final String DATA_EXCHANGE_LOGGED = NS + "dataExchangeLogged";
    public static final String KNOWN_GATEWAYS_ONLY = NS + "knownGatewaysOnly";
    public static final String DISCONNECTION = NS + "disconnection";
    public static final String DISCONNECT_POSSIBLE = NS + "disconnectPossible";
    public static final String WITHOUT_FOREIGN_PARTIES = NS + "withoutForeignParties";
    public static final String RECONNECT_WITHIN = NS + "reconnectWithin";
    public static final String SOURCE_CUSTODY = NS + "sourceCustody";
    public static final String COPY_IN_EU = NS + "copyInEu";
    public static final String MAX_AGE = NS + "maxAge";
    public static final String VERSIONS_KEPT = NS + "versionsKept";
    public static final String BUILDABLE = NS + "buildable";
    public static final String OWN_ENGINEERS = NS + "ownEngineers";
    public static final String LOSS_OF_SUPPLIER_PLAN = NS + "lossOfSupplierPlan";

    // supply chain (SOV-5)
    public static final String HARDWARE = NS + "hardware";
    public static final String HARDWARE_KIND = NS + "hardwareKind";
    public static final String VENDOR = NS + "vendor";
    public static final String VENDOR_COUNTRY = NS + "vendorCountry";
    public static final String DESIGNED_IN = NS + "designedIn";
    public static final String MANUFACTURED_IN = NS + "manufacturedIn";
    public static final String ASSEMBLED_IN = NS + "assembledIn";
    public static final String HARDWARE_AUDIT_RIGHT = NS + "hardwareAuditRight";
    public static final String HARDWARE_ORIGIN = NS + "hardwareOrigin";
    public static final String HARDWARE_BUILT = NS + "hardwareBuilt";
    public static final String FIRMWARE = NS + "firmware";
    public static final String FIRMWARE_ORIGIN = NS + "firmwareOrigin";
    public static final String SIGNED = NS + "signed";
    public static final String MEASURED_BOOT = NS + "measuredBoot";
    public static final String SBOM = NS + "sbom";
    public static final String SOFTWARE = NS + "software";
    public static final String PURL = NS + "purl";
    public static final String SUPPLIER = NS + "supplier";
    public static final String SUPPLIER_COUNTRY = NS + "supplierCountry";
    public static final String LICENCE = NS + "licence";
    public static final String LICENCE_KIND = NS + "licenceKind";
    public static final String SOFTWARE_GOVERNANCE = NS + "softwareGovernance";
    public static final String EU_CONTRIBUTION = NS + "euContribution";
    public static final String REPOSITORY = NS + "repository";
    public static final String SOFTWARE_BY_EU = NS + "softwareByEu";
    public static final String SOFTWARE_ORIGIN = NS + "softwareOrigin";
    public static final String OPEN_SOURCE = NS + "openSource";
    public static final String PIPELINE = NS + "pipeline";
    public static final String CONTROLLED_FROM = NS + "controlledFrom";
    public static final String EXECUTED_IN = NS + "executedIn";
    public static final String SIGNING_KEY_IN = NS + "signingKeyIn";
    public static final String POLICY_GATES = NS + "policyGates";
    public static final String DEPENDENCY = NS + "dependency";
    public static final String DEPENDS_ON = NS + "dependsOn";
    public static final String DOCUMENTED = NS + "documented";
    public static final String SUBSTITUTE = NS + "substitute";
    public static final String FOREIGN_DEPENDENCY = NS + "foreignDependency";
    public static final String SUPPLY_CHAIN = NS + "supplyChain";
    public static final String SUPPLIERS_VISIBLE = NS + "suppliersVisible";
    public static final String SUPPLIERS_AUDITABLE = NS + "suppliersAuditable";
    public static final String TIERS_DISCLOSED = NS + "tiersDisclosed";
    public static final String LAST_AUDIT = NS + "lastAudit";
    public static final String RISK_PROCESS = NS + "riskProcess";

    // technology (SOV-6)
    public static final String OPEN_INTERFACES = NS + "openInterfaces";
    public static final String INTERFACES_VERSIONED = NS + "interfacesVersioned";
    public static final String INTERFACE_DOCUMENTATION = NS + "interfaceDocumentation";
    public static final String STANDARDS_POLICY = NS + "standardsPolicy";
    public static final String STANDARDS_COVERAGE = NS + "standardsCoverage";
    public static final String CONFORMS_TO = NS + "conformsTo";
    public static final String ARCHITECTURE = NS + "architecture";
    public static final String VISIBILITY = NS + "visibility";
    public static final String PUBLIC_DESCRIPTION = NS + "publicDescription";
    public static final String DATA_FLOW = NS + "dataFlow";
    public static final String CONTRIBUTION = NS + "contribution";
    public static final String OFFERS_HPC = NS + "offersHpc";
    public static final String HPC = NS + "hpc";
    public static final String HPC_INDEPENDENCE = NS + "hpcIndependence";
    public static final String OPERATED_IN = NS + "operatedIn";

    // security (SOV-7)
    public static final String CERTIFICATE = NS + "certificate";
    public static final String CERTIFIES = NS + "certifies";
    public static final String SCHEME = NS + "scheme";
    public static final String LEVEL = NS + "level";
    public static final String CERTIFICATE_NUMBER = NS + "certificateNumber";
    public static final String CRITERION = NS + "criterion";
    public static final String COMPLIANCE = NS + "compliance";
    public static final String LAW = NS + "law";
    public static final String COMPLIANCE_STATUS = NS + "complianceStatus";
    public static final String AUDITED_BY = NS + "auditedBy";
    public static final String SECURITY_OPERATIONS = NS + "securityOperations";
    public static final String OPERATES_FROM = NS + "operatesFrom";
    public static final String SOC_REACH = NS + "socReach";
    public static final String ENISA_SHARING = NS + "enisaSharing";
    public static final String REMAINS_AFTER_DISCONNECT = NS + "remainsAfterDisconnect";
    public static final String MONITORING = NS + "monitoring";
    public static final String CUSTOMER_ACCESS = NS + "customerAccess";
    public static final String TAMPER_PROOF = NS + "tamperProof";
    public static final String SIEM_EXPORT = NS + "siemExport";
    public static final String INCIDENT_DISCLOSURE = NS + "incidentDisclosure";
    public static final String DISCLOSURE_PROCESS = NS + "disclosureProcess";
    public static final String NOTICE_WITHIN = NS + "noticeWithin";
    public static final String CSIRT_SHARING = NS + "csirtSharing";
    public static final String VULNERABILITY_POLICY = NS + "vulnerabilityPolicy";
    public static final String PATCHING = NS + "patching";
    public static final String PATCH_AUTONOMY = NS + "patchAutonomy";
    public static final String PATCH_NOTICE = NS + "patchNotice";
    public static final String PRE_TEST = NS + "preTest";
    public static final String FOREIGN_VENDOR_NEEDED = NS + "foreignVendorNeeded";
    public static final String AUDIT_RIGHT = NS + "auditRight";
    public static final String AUDIT_BY = NS + "auditBy";
    public static final String AUDIT_NOTICE = NS + "auditNotice";
    public static final String AUDIT_FEE = NS + "auditFee";
    public static final String AUTHORITY_AUDIT = NS + "authorityAudit";

    // sites and sustainability (SOV-8)
    public static final String PUE = NS + "pue";
    public static final String PUE_METHOD = NS + "pueMethod";
    public static final String PUE_YEAR = NS + "pueYear";
    public static final String PUE_TARGET = NS + "pueTarget";
    public static final String ENERGY_ROADMAP = NS + "energyRoadmap";
    public static final String WUE = NS + "wue";
    public static final String CUE = NS + "cue";
    public static final String RENEWABLE_SHARE = NS + "renewableShare";
    public static final String RENEWABLE_TARGET = NS + "renewableTarget";
    public static final String HEAT_REUSE = NS + "heatReuse";
    public static final String ENERGY = NS + "energy";
    public static final String ENERGY_SOURCE = NS + "energySource";
    public static final String GUARANTEE_OF_ORIGIN = NS + "guaranteeOfOrigin";
    public static final String HARDWARE_LIFECYCLE = NS + "hardwareLifecycle";
    public static final String LIFECYCLE_PRACTICE = NS + "lifecyclePractice";
    public static final String REUSE_SHARE = NS + "reuseShare";
    public static final String RECYCLED_SHARE = NS + "recycledShare";
    public static final String REFURBISHED_SHARE = NS + "refurbishedShare";
    public static final String REPAIRABLE = NS + "repairable";
    public static final String SPARE_PARTS_YEARS = NS + "sparePartsYears";
    public static final String SERVICE_LIFE_YEARS = NS + "serviceLifeYears";
    public static final String SUPPLY_DISTANCE = NS + "supplyDistance";
    public static final String ENVIRONMENT_REPORT = NS + "environmentReport";
    public static final String REPORT_PRACTICE = NS + "reportPractice";
    public static final String REPORT_YEAR = NS + "reportYear";
    public static final String GHG_SCOPE = NS + "ghgScope";
    public static final String CLIMATE = NS + "climate";
    public static final String WATER_STRESSED = NS + "waterStressed";

    private Ctl() {}
}

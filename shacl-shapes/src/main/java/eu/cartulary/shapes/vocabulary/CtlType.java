package eu.cartulary.shapes.vocabulary;

/**
 * The classes of the own vocabulary as plain strings. A test holds them to {@code vocabulary/cartulary.ttl} in both
 * directions.
 */
public final class CtlType {
    public static final String SERVICE_PROFILE = Ctl.NS + "ServiceProfile";
    public static final String WEB_HOSTING_PROFILE = Ctl.NS + "WebHostingProfile";
    public static final String COMPUTE_PROFILE = Ctl.NS + "ComputeProfile";
    public static final String VIRTUAL_MACHINE_PROFILE = Ctl.NS + "VirtualMachineProfile";
    public static final String CONTAINER_PROFILE = Ctl.NS + "ContainerProfile";
    public static final String STORAGE_PROFILE = Ctl.NS + "StorageProfile";
    public static final String OBJECT_STORAGE_PROFILE = Ctl.NS + "ObjectStorageProfile";
    public static final String BLOCK_STORAGE_PROFILE = Ctl.NS + "BlockStorageProfile";
    public static final String FILE_STORAGE_PROFILE = Ctl.NS + "FileStorageProfile";
    public static final String MESSAGING_PROFILE = Ctl.NS + "MessagingProfile";
    public static final String EMAIL_PROFILE = Ctl.NS + "EmailProfile";
    public static final String CHAT_PROFILE = Ctl.NS + "ChatProfile";
    public static final String VIDEO_PROFILE = Ctl.NS + "VideoProfile";
    public static final String OFFICE_PROFILE = Ctl.NS + "OfficeProfile";
    public static final String PLATFORM_PROFILE = Ctl.NS + "PlatformProfile";
    public static final String NETWORK_PROFILE = Ctl.NS + "NetworkProfile";
    public static final String DATA_PROFILE = Ctl.NS + "DataProfile";
    public static final String PARTICIPANT_PROFILE = Ctl.NS + "ParticipantProfile";
    public static final String SITE_PROFILE = Ctl.NS + "SiteProfile";
    public static final String LAYER = Ctl.NS + "Layer";
    public static final String PROTOCOL_SUPPORT = Ctl.NS + "ProtocolSupport";
    public static final String DATA_EXPORT = Ctl.NS + "DataExport";
    public static final String EXPORT_EXCLUSION = Ctl.NS + "ExportExclusion";
    public static final String SWITCHING = Ctl.NS + "Switching";
    public static final String CHARGE = Ctl.NS + "Charge";
    public static final String PARALLEL_USE = Ctl.NS + "ParallelUse";
    public static final String LOCATION = Ctl.NS + "Location";
    public static final String PARTY = Ctl.NS + "Party";
    public static final String BLOCK_SUPPLY = Ctl.NS + "BlockSupply";
    public static final String GOVERNMENT_REQUESTS = Ctl.NS + "GovernmentRequests";
    public static final String DOCUMENT = Ctl.NS + "Document";
    public static final String OWNERSHIP = Ctl.NS + "Ownership";
    public static final String CERTIFICATE = Ctl.NS + "Certificate";
    public static final String CONTRACT = Ctl.NS + "Contract";
    public static final String FOREIGN_LAW = Ctl.NS + "ForeignLaw";
    public static final String EXPORT_CONTROL = Ctl.NS + "ExportControl";
    public static final String INTELLECTUAL_PROPERTY = Ctl.NS + "IntellectualProperty";
    public static final String FUNDING = Ctl.NS + "Funding";
    public static final String PROGRAMME = Ctl.NS + "Programme";
    public static final String INDUSTRIAL_POLICY = Ctl.NS + "IndustrialPolicy";
    public static final String CONTINUITY = Ctl.NS + "Continuity";
    public static final String DELETION = Ctl.NS + "Deletion";
    public static final String ARTIFICIAL_INTELLIGENCE = Ctl.NS + "ArtificialIntelligence";
    public static final String TEAM = Ctl.NS + "Team";
    public static final String DOCUMENTATION = Ctl.NS + "Documentation";
    public static final String HARDWARE_COMPONENT = Ctl.NS + "HardwareComponent";
    public static final String FIRMWARE_COMPONENT = Ctl.NS + "FirmwareComponent";
    public static final String SOFTWARE_COMPONENT = Ctl.NS + "SoftwareComponent";
    public static final String PIPELINE = Ctl.NS + "Pipeline";
    public static final String DEPENDENCY = Ctl.NS + "Dependency";
    public static final String SUPPLY_CHAIN_VISIBILITY = Ctl.NS + "SupplyChainVisibility";
    public static final String ARCHITECTURE = Ctl.NS + "Architecture";
    public static final String HIGH_PERFORMANCE_COMPUTING = Ctl.NS + "HighPerformanceComputing";
    public static final String LEGAL_COMPLIANCE = Ctl.NS + "LegalCompliance";
    public static final String SECURITY_OPERATIONS = Ctl.NS + "SecurityOperations";
    public static final String MONITORING = Ctl.NS + "Monitoring";
    public static final String INCIDENT_DISCLOSURE = Ctl.NS + "IncidentDisclosure";
    public static final String PATCHING = Ctl.NS + "Patching";
    public static final String AUDIT_RIGHT = Ctl.NS + "AuditRight";
    public static final String IDENTITY_SUPPORT = Ctl.NS + "IdentitySupport";
    public static final String UPDATE_CONTROL = Ctl.NS + "UpdateControl";
    public static final String DISCONNECTION = Ctl.NS + "Disconnection";
    public static final String SOURCE_CUSTODY = Ctl.NS + "SourceCustody";
    public static final String CONNECTIVITY = Ctl.NS + "Connectivity";
    public static final String HARDWARE_LIFECYCLE = Ctl.NS + "HardwareLifecycle";
    public static final String ENVIRONMENT_REPORT = Ctl.NS + "EnvironmentReport";
    public static final String ENERGY = Ctl.NS + "Energy";

    private CtlType() {}
}

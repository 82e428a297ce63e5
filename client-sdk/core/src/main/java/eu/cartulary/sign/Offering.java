package eu.cartulary.sign;

import java.util.Map;

/** Builds a {@code gx:ServiceOffering} or one of its subclasses: the part of a service that Gaia-X has words for. */
public final class Offering extends DescriptionBuilder<Offering> {
    /** What Gaia-X writes for "no policy of its own". */
    private static final String ALLOW = "default allow intent";

    private final OfferingKind kind;

    private Offering(OfferingKind kind, String id, String name) {
        super(Description.GAIA_X, "gx:" + kind.gaiaXClass(), id);
        this.kind = kind;
        with("name", name);
        require("gx:providedBy", "ServiceOffering_providedBy_minCount");
        require("gx:serviceOfferingTermsAndConditions", "ServiceOffering_serviceOfferingTermsAndConditions_minCount");
        if (kind.isStorage()) {
            require("gx:storageConfiguration", "StorageServiceOffering_storageConfiguration_minCount");
        }
        if (kind.isCompute()) {
            require("gx:codeArtifact", kind.gaiaXClass() + "_codeArtifact_minCount");
            require("gx:instantiationReq", kind.gaiaXClass() + "_instantiationReq_minCount");
        }
    }

    /** An offering: its kind, its IRI below your own host, its name. */
    public static Offering of(OfferingKind kind, String id, String name) {
        return new Offering(kind, id, name);
    }

    /** A sentence or two. */
    public Offering description(String text) {
        return with("description", text);
    }

    /** Who offers it. */
    public Offering providedBy(String participant) {
        return with("gx:providedBy", reference(participant));
    }

    /**
     * Terms and conditions.
     *
     * @param sha256 of the document behind the address, lower-case hex
     */
    public Offering terms(String url, String sha256) {
        return and(
                "gx:serviceOfferingTermsAndConditions",
                node("gx:TermsAndConditions", "gx:url", reference(url), "gx:hash", sha256));
    }

    /** The availability zone or other resource it runs on. */
    public Offering hostedOn(String resource) {
        return and("gx:hostedOn", reference(resource));
    }

    /** Another offering it is built on. */
    public Offering dependsOn(String offering) {
        return and("gx:dependsOn", reference(offering));
    }

    /** The contract, and the country whose law governs it. */
    public Offering contract(String url, String governingLaw) {
        return and(
                "gx:legalDocuments",
                node("gx:LegallyBindingAct", "gx:url", reference(url), "gx:governingLawCountries", governingLaw));
    }

    /** For storage: how data is encrypted at rest, and who manages the keys. */
    public Offering encryption(String cipher, KeyManagement keys) {
        return with(
                "gx:storageConfiguration",
                node(
                        storageConfiguration(),
                        "gx:storageEncryption",
                        node("gx:Encryption", "gx:cipher", cipher, "gx:keyManagement", keys.word())));
    }

    private String storageConfiguration() {
        return switch (kind) {
            case BLOCK_STORAGE -> "gx:BlockStorageConfiguration";
            case FILE_STORAGE -> "gx:FileStorageConfiguration";
            default -> "gx:StorageConfiguration";
        };
    }

    /** Who manages the keys. */
    public enum KeyManagement {
        MANAGED("managed"),
        BYOK("BYOK"),
        HYOK("HYOK");

        private final String word;

        KeyManagement(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** For containers: the image it runs, and whose it is under which licence (SPDX). */
    public Offering containerImage(String image, String copyrightOwner, String license) {
        return with(
                "gx:codeArtifact",
                node(
                        "gx:ContainerImage",
                        "gx:containerFormat",
                        "oci",
                        "gx:copyrightOwnedBy",
                        copyrightOwner,
                        "gx:license",
                        license,
                        "gx:resourcePolicy",
                        ALLOW,
                        "gx:baseContainerImage",
                        node("gx:BaseContainerImage", "gx:containerImageLink", reference(image))));
    }

    /** For containers: how much of a processor one may use, in thousandths of a core. */
    public Offering containerLimit(int milliCores) {
        return with(
                "gx:instantiationReq",
                node("gx:ContainerResourceLimits", "gx:confidential", false, "gx:numberOfCoresLimit", milliCores));
    }

    /** For virtual machines: an image, its format ({@code QCOW2}, {@code RAW} …), and whose it is under which licence. */
    public Offering machineImage(String name, String diskFormat, String copyrightOwner, String license) {
        return with(
                "gx:codeArtifact",
                node(
                        "gx:VMImage",
                        "name",
                        name,
                        "gx:vmImageDiskFormat",
                        diskFormat,
                        "gx:copyrightOwnedBy",
                        copyrightOwner,
                        "gx:license",
                        license,
                        "gx:resourcePolicy",
                        ALLOW));
    }

    /** For virtual machines: processors, their architecture ({@code x86-64}), memory and boot disk in GiB. */
    public Offering machineFlavor(int processors, String architecture, int memoryGib, int diskGib) {
        return with(
                "gx:instantiationReq",
                node(
                        "gx:ServerFlavor",
                        "gx:cpu",
                        node(
                                "gx:CpuCapabilities",
                                "gx:vCPUs",
                                processors,
                                "gx:pCPU",
                                node("gx:CPU", "gx:cpuArchitecture", architecture)),
                        "gx:memory",
                        node("gx:MemoryCapabilities", "gx:memory", node("gx:Memory", "gx:memorySize", gib(memoryGib))),
                        "gx:bootVolume",
                        node("gx:Disk", "gx:diskSize", gib(diskGib))));
    }

    private static Map<String, Object> gib(int size) {
        return node("gx:MemorySize", "qudt:quantityValue", size, "qudt:applicableUnit", "GibiBYTE");
    }

    /** For object storage: {@code S3}, {@code Swift}, {@code CDMI} … */
    public Offering objectInterface(String compatibility) {
        return and("gx:objectAPICompatibility", compatibility);
    }

    @Override
    Offering self() {
        return this;
    }
}

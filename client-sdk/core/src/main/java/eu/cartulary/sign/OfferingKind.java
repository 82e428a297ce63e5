package eu.cartulary.sign;

/** The kinds of service, each with its class in Gaia-X and its profile. */
public enum OfferingKind {
    WEB_HOSTING("hosting/web", "ServiceOffering", "WebHostingProfile"),
    VIRTUAL_MACHINE("compute/vm", "VirtualMachineServiceOffering", "VirtualMachineProfile"),
    CONTAINER("compute/container", "ContainerServiceOffering", "ContainerProfile"),
    OBJECT_STORAGE("storage/object", "ObjectStorageServiceOffering", "ObjectStorageProfile"),
    BLOCK_STORAGE("storage/block", "BlockStorageServiceOffering", "BlockStorageProfile"),
    FILE_STORAGE("storage/file", "FileStorageServiceOffering", "FileStorageProfile"),
    EMAIL("messaging/email", "ServiceOffering", "EmailProfile"),
    CHAT("messaging/chat", "ServiceOffering", "ChatProfile"),
    VIDEO("video", "ServiceOffering", "VideoProfile"),
    OFFICE("office", "ServiceOffering", "OfficeProfile"),
    PLATFORM("platform", "ServiceOffering", "PlatformProfile"),
    NETWORK("network", "ServiceOffering", "NetworkProfile"),
    DATA("data", "ServiceOffering", "DataProfile");

    private final String path;
    private final String gaiaXClass;
    private final String profile;

    OfferingKind(String path, String gaiaXClass, String profile) {
        this.path = path;
        this.gaiaXClass = gaiaXClass;
        this.profile = profile;
    }

    /** As in questions: {@code messaging/email}. */
    public String path() {
        return path;
    }

    String gaiaXClass() {
        return gaiaXClass;
    }

    String profile() {
        return profile;
    }

    boolean isStorage() {
        return path.startsWith("storage/");
    }

    boolean isCompute() {
        return path.startsWith("compute/");
    }
}

package eu.cartulary.catalog.supplychain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which classes make a subject an offering: Gaia-X service offerings and their subclasses, and digital services. */
public final class OfferingClasses {
    private static final String GX = "https://w3id.org/gaia-x/development#";

    private static final Set<String> IRIS = Stream.of(
                    "ServiceOffering",
                    "DataProductCatalogue",
                    "InfrastructureServiceOffering",
                    "ComputeServiceOffering",
                    "BareMetalServiceOffering",
                    "ComputeFunctionServiceOffering",
                    "ContainerServiceOffering",
                    "VirtualMachineServiceOffering",
                    "StorageServiceOffering",
                    "BlockStorageServiceOffering",
                    "FileStorageServiceOffering",
                    "ObjectStorageServiceOffering",
                    "ConnectivityServiceOffering",
                    "LinkConnectivityServiceOffering",
                    "NetworkConnectivityServiceOffering",
                    "InterconnectionServiceOffering",
                    "PhysicalConnectivityServiceOffering",
                    "DigitalServiceOffering",
                    "DataProduct")
            .map(GX::concat)
            .collect(Collectors.toUnmodifiableSet());

    private OfferingClasses() {}

    /** Whether one of these classes makes its subject an offering. */
    public static boolean anyIn(List<String> types) {
        return types.stream().anyMatch(IRIS::contains);
    }

    /** Whether the class makes its subject an offering. */
    public static boolean contains(String classIri) {
        return IRIS.contains(classIri);
    }
}

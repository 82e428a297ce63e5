package eu.cartulary.client;

public final class StreamingCatalog {
    private final Transport transport;

    StreamingCatalog(Transport transport) {
        this.transport = transport;
    }
}

package eu.cartulary.catalog.projection;

/** Views that stay open until this is closed. */
public interface Lease<V extends Views> extends AutoCloseable {

    /** The views. */
    V views();

    @Override
    void close();
}

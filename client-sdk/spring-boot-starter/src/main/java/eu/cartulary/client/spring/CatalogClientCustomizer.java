package eu.cartulary.client.spring;

import eu.cartulary.client.CatalogClient;

/** A bean of this type changes the client before it is built: a token, an own HTTP client, a clock. Called in their order. */
@FunctionalInterface
public interface CatalogClientCustomizer {
    /** Changes it. */
    void customize(CatalogClient.Builder builder);
}

package eu.cartulary.catalog.http;

import java.util.List;

/** A part of the contract: one class for each resource, which names its routes. */
public interface Resource {
    /** Its routes, the preferred representation first. */
    List<Route> routes();
}

package eu.cartulary.benchmarks.population;

import java.util.Set;

/**
 * An offering.
 *
 * @param number its place in the population; those before {@link Population#infrastructure()} supply others
 * @param supplier number of the offering on whose machines it runs; -1 for none
 * @param standing how well it is described
 * @param language of its description
 * @param certificates schemes that an attester confirms
 */
public record Service(
        int number,
        Provider provider,
        String kind,
        String name,
        String language,
        String description,
        Standing standing,
        int supplier,
        Set<String> certificates) {

    /** How well a service is built and described. */
    public enum Standing {
        /** Customers hold the keys and everything is declared. */
        EXCELLENT,
        /** As the bundled example. */
        GOOD,
        /** No list is said to be complete, and leaving takes longer than it should. */
        FAIR,
        /** Little is said. */
        WEAK
    }

    /** What names it. */
    public String iri() {
        return provider.iri("offering-" + number);
    }
}

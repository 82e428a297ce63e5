package eu.cartulary.benchmarks.population;

/**
 * A company with one data centre.
 *
 * @param number its rank by size, 0 for the largest
 * @param country of its seat and of its site
 * @param ownerCountry of who owns it; empty where that is not stated
 */
public record Provider(int number, String name, String country, String city, String ownerCountry) {
    /** An IRI of its own: no host stands behind the signer's {@code did:key}, so it belongs to who speaks of it first. */
    public String iri(String local) {
        return "urn:example:provider-" + number + ":" + local;
    }
}

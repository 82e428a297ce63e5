package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.kernel.Did;
import java.util.Optional;

/** To whom an IRI without a host belongs: its first publisher. */
@FunctionalInterface
public interface Owners {

    /** The owner, if somebody has published about it. */
    Optional<Did> ownerOf(String iri);
}

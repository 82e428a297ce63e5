package eu.cartulary.shapes.facts;

import java.util.Set;
import java.util.TreeSet;

/**
 * Whose legal orders can compel operator, owners, sub-contractors or key holders of an offering.
 *
 * @param orders country codes (ISO 3166-1 alpha-2) of everybody who takes part and is known
 * @param determined whether the chain is known to its ends: every list that could hide somebody is signed to be complete and
 *     everybody in it has a country. Only then does the absence of a country mean anything
 */
public record Exposure(Set<String> orders, boolean determined) {
    public Exposure {
        orders = Set.copyOf(new TreeSet<>(orders));
    }
}

package eu.cartulary.shapes.rulebook;

import java.util.List;

/**
 * A reading of a standard whose sources disagree, or that a buyer may choose.
 *
 * @param name {@code weights}
 * @param allowed {@code 2025}, {@code 2026}
 * @param byDefault one of them
 * @param title what it is about
 */
public record Parameter(String name, List<String> allowed, String byDefault, Texts title) {
    public Parameter {
        allowed = List.copyOf(allowed);
    }
}

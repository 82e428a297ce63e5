package eu.cartulary.shapes.rulebook;

import java.util.Map;

/**
 * How points become a score.
 *
 * @param weights weight set → objective code → weight; each set adds up to 100
 * @param nominal what every objective is worth in round numbers, for {@code divisor=nominal}
 */
public record Points(Map<String, Map<String, Double>> weights, double nominal) {
    public Points {
        weights = Map.copyOf(weights);
    }
}

package eu.cartulary.catalog.search;

import eu.cartulary.report.Grade;

/**
 * How far an offering got on one scale when every fact must have at least one grade.
 *
 * @param scale rulebook id, such as {@code eu-csf-1.2.1}, or rulebook and objective, such as {@code eu-csf-1.2.1/SOV-5}
 * @param proof the grade every fact must have at least
 * @param reached rank of the level that known facts reach: 0 for none, 1 for the lowest level of the rulebook
 * @param atMost rank that could be reached if everything undeclared were declared in its favour; never below {@code reached}
 */
public record Standing(String scale, Grade proof, int reached, int atMost) {
    /** More levels than any rulebook has. */
    static final int MAX_RANK = 31;

    public Standing {
        if (reached < 0 || atMost < reached || atMost > MAX_RANK) {
            throw new IllegalArgumentException("not a standing: " + reached + " of at most " + atMost);
        }
    }
}

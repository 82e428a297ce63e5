package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.rulebook.Condition.Lack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node of the supply chain answers to one criterion.
 *
 * @param node its IRI, or the name of an undeclared one
 * @param block the technical block asked about
 * @param rung reached with facts of the grade that is asked for, 1 being the bottom
 * @param atMost rung when everything unknown turned out to be good
 * @param ifDeclared rung if declared facts were always enough
 * @param ifUnexpired rung if nothing had run out
 * @param ifEvidenced rung if every fact must be evidenced or better, beside what each rung asks
 * @param ifCertified rung if every fact must be certified
 * @param grade of the facts that carry {@code rung}; null on the bottom
 * @param facts {@code rung} rests on; on the bottom those that were looked at in vain
 * @param lacks what the next rung asks for and is not there
 */
public record NodeAnswer(
        String node,
        @Nullable String block,
        int rung,
        int atMost,
        int ifDeclared,
        int ifUnexpired,
        int ifEvidenced,
        int ifCertified,
        @Nullable Grade grade,
        List<FactUsed> facts,
        List<Lack> lacks) {
    public NodeAnswer {
        facts = List.copyOf(facts);
        lacks = List.copyOf(lacks);
    }

    /** Whether the answer is not known: nothing carries a rung, and nothing speaks against one. */
    public boolean unknown() {
        return rung < atMost && rung == 1 && ifDeclared == 1 && ifUnexpired == 1;
    }

    /** The rung that proof alone would lift it to. */
    int ifShown() {
        return Math.max(ifDeclared, ifUnexpired);
    }

    /** The rung that it has for a verdict: what is answered is answered, though it may still become better. */
    int answered() {
        return unknown() ? atMost : rung;
    }
}

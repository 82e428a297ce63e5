package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.closure.SourcedClaims;
import org.apache.jena.graph.Node;

/**
 * A triple at the instant of the assessment. Filled by {@link Facts} alone, then never changed.
 */
final class Fact {
    final Node subject;
    final Node predicate;
    /** With words of code lists in their one spelling. */
    final Node object;

    final SourcedClaims source;
    /** How it is shown, when nothing that ran out is counted. */
    Grade grade;
    /** How it would be shown if nothing had run out. */
    Grade unexpired;
    /** It hangs on something that ran out, and is not there any more. */
    boolean expired;

    Fact(Node subject, Node predicate, Node object, SourcedClaims source, Grade grade) {
        this.subject = subject;
        this.predicate = predicate;
        this.object = object;
        this.source = source;
        this.grade = grade;
        this.unexpired = grade;
    }

    void lift(Grade to, boolean valid) {
        if (valid && to.compareTo(grade) > 0) {
            grade = to;
        }
        if (to.compareTo(unexpired) > 0) {
            unexpired = to;
        }
    }
}

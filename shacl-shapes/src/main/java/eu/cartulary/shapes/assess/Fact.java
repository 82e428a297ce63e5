package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.closure.SourcedClaims;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A triple at the instant of the assessment. Filled by {@link Facts} alone, then never changed.
 */
final class Fact {
    final Node subject;
    final Node predicate;
    /** With words of code lists in their one spelling. */
    final Node object;

    /** The credential that states it best: one that holds, an attester's before others. */
    final SourcedClaims source;
    /** Every credential that states it. */
    final List<SourcedClaims> sources;
    /** How it is shown, when nothing that ran out is counted. */
    Grade grade;
    /** How it would be shown if nothing had run out. */
    Grade unexpired;
    /** It hangs on something that ran out, and is not there any more. */
    boolean expired;

    /** The schemes of the certificates that hold and lift it. */
    private Set<String> schemes = Set.of();
    /** The same with those that have run out. */
    private Set<String> unexpiredSchemes = Set.of();

    Fact(Node subject, Node predicate, Node object, SourcedClaims source, List<SourcedClaims> sources) {
        this.subject = subject;
        this.predicate = predicate;
        this.object = object;
        this.source = source;
        this.sources = sources;
        this.grade = Grade.DECLARED;
        this.unexpired = Grade.DECLARED;
    }

    boolean isStatedBy(SourcedClaims credential) {
        return sources.contains(credential);
    }

    void lift(Grade to, boolean valid, Set<String> by) {
        if (valid) {
            grade = better(grade, to);
            schemes = union(schemes, by);
        }
        unexpired = better(unexpired, to);
        unexpiredSchemes = union(unexpiredSchemes, by);
    }

    /**
     * How it is shown to who accepts certain schemes only; without any, all are. Whoever signs by another scheme shows it as a
     * document does.
     */
    Grade grade(Set<String> accepted, boolean evenExpired) {
        Grade shown = evenExpired ? unexpired : grade;
        boolean other = shown == Grade.CERTIFIED
                && !accepted.isEmpty()
                && Collections.disjoint(accepted, evenExpired ? unexpiredSchemes : schemes);
        return other ? Grade.EVIDENCED : shown;
    }

    private static Grade better(Grade a, Grade b) {
        return a.reaches(b) ? a : b;
    }

    /** Most facts are lifted by one certificate: they share its set. */
    private static Set<String> union(Set<String> a, Set<String> b) {
        if (a.equals(b) || b.isEmpty()) {
            return a;
        }
        if (a.isEmpty()) {
            return b;
        }
        Set<String> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}

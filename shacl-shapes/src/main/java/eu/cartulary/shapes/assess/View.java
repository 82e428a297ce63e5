package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.rulebook.FactView;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * The facts as one condition sees them: from one grade upwards, for one block, with or without what has run out. Remembers
 * what was looked at. Used by one thread.
 */
final class View implements FactView {
    /**
     * They say how things hang together, not what is so: whoever shows a fact does not have to show these as well.
     */
    private static final Set<Node> STRUCTURE = Stream.of(
                    Ctl.DESCRIBES,
                    Ctl.BLOCK,
                    Ctl.LAYER,
                    Ctl.COMPLETE,
                    Ctl.PURPOSE,
                    Ctl.ROLE,
                    Ctl.CATEGORY,
                    Ctl.PARTICIPANT,
                    Ctl.SITE,
                    Ctl.KIND,
                    Ctl.SERVICE_MODEL,
                    Gx.PROVIDED_BY,
                    Gx.HOSTED_ON,
                    Gx.AGGREGATION_OF_RESOURCES,
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
            .map(NodeFactory::createURI)
            .collect(Collectors.toUnmodifiableSet());

    private final Facts facts;
    private final Focus focus;
    private final Looks looks;
    private final Set<String> accepted;
    private Grade least = Grade.DECLARED;
    private boolean evenExpired;
    private boolean sealed;
    private @Nullable LocalDate nextChange;
    private final List<Fact> seen = new ArrayList<>();

    /**
     * @param accepted the schemes whose certificates count; without any, all do
     */
    View(Facts facts, Focus focus, Looks looks, Set<String> accepted) {
        this.accepted = accepted;
        this.facts = facts;
        this.focus = focus;
        this.looks = looks;
    }

    /** Shows facts of this grade and better. */
    View from(Grade grade) {
        least = grade;
        evenExpired = false;
        seen.clear();
        return this;
    }

    /** The same, as if nothing had run out. */
    View evenExpired(Grade grade) {
        least = grade;
        evenExpired = true;
        seen.clear();
        return this;
    }

    /** Takes every fact as certified: an accepted certificate covers the focus. */
    View sealed(boolean covered) {
        sealed = covered;
        return this;
    }

    /** How a fact is shown, whatever ran out aside. */
    Grade gradeNow(Fact fact) {
        return grade(fact, false);
    }

    /** An accepted certificate shows all of what it covers, but not what other certificates say. */
    private Grade grade(Fact fact, boolean even) {
        return sealed && !facts.isCertificate(fact.subject) ? Grade.CERTIFIED : fact.grade(accepted, even);
    }

    /** What was looked at since the last {@link #from}. */
    Set<Fact> seen() {
        return new LinkedHashSet<>(seen);
    }

    @Override
    public List<Node> objects(Node subject, Node predicate) {
        List<Fact> found = facts.out(subject, predicate);
        if (!looks.take(1 + found.size()) || found.isEmpty() || overruled(subject, predicate)) {
            return List.of();
        }
        if (found.size() == 1) {
            Fact only = found.get(0);
            if (!visible(only) || !ofBlock(only.object)) {
                return List.of();
            }
            seen.add(only);
            return List.of(only.object);
        }
        List<Node> objects = new ArrayList<>(found.size());
        for (Fact fact : found) {
            if (visible(fact) && ofBlock(fact.object)) {
                seen.add(fact);
                objects.add(fact.object);
            }
        }
        return objects;
    }

    @Override
    public List<Node> subjects(Node object, Node predicate) {
        List<Fact> found = facts.in(object, predicate);
        if (!looks.take(1 + found.size()) || found.isEmpty()) {
            return List.of();
        }
        List<Node> subjects = new ArrayList<>(found.size());
        for (Fact fact : found) {
            if (visible(fact) && ofBlock(fact.subject)) {
                seen.add(fact);
                subjects.add(fact.subject);
            }
        }
        return subjects;
    }

    @Override
    public LocalDate today() {
        return facts.today;
    }

    @Override
    public void changesOn(LocalDate day) {
        if (nextChange == null || day.isBefore(nextChange)) {
            nextChange = day;
        }
    }

    /** The first day on which something that was looked at grows too old. */
    @Nullable
    LocalDate nextChange() {
        return nextChange;
    }

    private boolean visible(Fact fact) {
        if (fact.expired && !evenExpired) {
            return false;
        }
        return least == Grade.DECLARED
                || STRUCTURE.contains(fact.predicate)
                || grade(fact, evenExpired).reaches(least);
    }

    /** Within a block, what is said of other blocks is not there. */
    private boolean ofBlock(Node node) {
        String block = focus.block();
        if (block == null || node.isLiteral()) {
            return true;
        }
        Set<String> blocks = facts.blocks(node);
        return blocks == null || blocks.contains(block) || focus.members().contains(node);
    }

    /** What a layer says of its block stands in the place of what the service says of the whole. */
    private boolean overruled(Node subject, Node predicate) {
        Set<Node> layers = focus.layers();
        if (layers.isEmpty() || layers.contains(subject) || !focus.members().contains(subject)) {
            return false;
        }
        if (!looks.take(layers.size())) {
            return true;
        }
        for (Node layer : layers) {
            if (!facts.out(layer, predicate).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}

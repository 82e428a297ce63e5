package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.rulebook.Condition;
import eu.cartulary.shapes.rulebook.Condition.Lack;
import eu.cartulary.shapes.rulebook.Condition.Reason;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Rung;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one criterion of one node. A rung holds in a grade when its condition conforms in the graph of all declared facts
 * <em>and</em> in the graph of those shown in that grade: what speaks against it counts however it is shown, what carries
 * it must be shown well enough.
 */
final class Asking {
    /** Most facts and lacks that an answer carries. */
    static final int MOST = 8;

    private final Criterion criterion;
    private final Focus focus;
    private final Facts facts;
    private final View view;
    private final boolean covered;

    private int rung = 1;
    private int ifDeclared = 1;
    private int ifEvidenced = 1;
    private int ifCertified = 1;
    private @Nullable Grade grade;
    private List<FactUsed> used = List.of();
    /** Of the condition asked last: rungs of one ladder often share theirs and differ in the grade. */
    private @Nullable Condition asked;

    private boolean askedHolds;
    private @Nullable Grade askedShown;
    private final List<@Nullable List<Lack>> lacks = new ArrayList<>();

    private Asking(Criterion criterion, Focus focus, Facts facts, Looks looks) {
        this.criterion = criterion;
        this.focus = focus;
        this.facts = facts;
        this.view = new View(facts, focus, looks, criterion.schemes());
        this.covered = facts.attestations.hold(criterion.schemes(), focus.nodes(), focus.block());
    }

    static NodeAnswer ask(Criterion criterion, Focus focus, Facts facts, Changes changes, Looks looks) {
        if (focus.nodes().isEmpty() || looks.spent()) {
            return unknown(criterion, focus);
        }
        Asking asking = new Asking(criterion, focus, facts, looks);
        NodeAnswer answer = asking.answer();
        changes.on(asking.view.nextChange());
        // What was not looked at may speak for it or against it.
        return looks.spent() ? unknown(criterion, focus) : answer;
    }

    private static NodeAnswer unknown(Criterion criterion, Focus focus) {
        int top = criterion.ladder().size();
        return new NodeAnswer(focus.name(), focus.block(), 1, top, 1, 1, 1, 1, null, List.of(), List.of());
    }

    private NodeAnswer answer() {
        climbDown();
        int ifUnexpired = facts.someExpired ? unexpired() : rung;
        int atMost = atMost();
        boolean answered = rung > 1 || ifDeclared > 1 || ifUnexpired > 1 || atMost == 1;
        if (rung == 1 && answered) {
            used = missed(ifUnexpired);
        }
        return new NodeAnswer(
                focus.name(),
                focus.block(),
                rung,
                atMost,
                ifDeclared,
                ifUnexpired,
                ifEvidenced,
                ifCertified,
                grade,
                used,
                lacks());
    }

    private void climbDown() {
        boolean oneGrade = !facts.graded && !covered;
        for (int number = criterion.ladder().size(); number > 1; number--) {
            Rung at = criterion.rung(number);
            if (!holdsDeclared(at)) {
                continue;
            }
            ifDeclared = Math.max(ifDeclared, number);
            Grade shown = oneGrade ? Grade.DECLARED : shownOnce(at);
            if (rung == 1 && shown.reaches(at.grade())) {
                rung = number;
                grade = shown;
                if (!oneGrade) {
                    // The last look was for another grade.
                    holds(at, Grade.DECLARED);
                }
                used = used();
            }
            if (ifEvidenced == 1 && shown.reaches(at.grade()) && shown.reaches(Grade.EVIDENCED)) {
                ifEvidenced = number;
            }
            if (ifCertified == 1 && shown == Grade.CERTIFIED) {
                ifCertified = number;
            }
            if (rung > 1 && (oneGrade || (ifEvidenced > 1 && ifCertified > 1))) {
                return;
            }
        }
    }

    private boolean holdsDeclared(Rung at) {
        Condition condition = at.condition();
        if (condition == null || condition != asked) {
            asked = condition;
            askedShown = null;
            askedHolds = holds(at, Grade.DECLARED);
        }
        return askedHolds;
    }

    private Grade shownOnce(Rung at) {
        Grade shown = askedShown;
        if (shown == null || at.condition() == null) {
            shown = shown(at);
            askedShown = shown;
        }
        return shown;
    }

    private Grade shown(Rung at) {
        if (!holds(at, Grade.EVIDENCED)) {
            return Grade.DECLARED;
        }
        return holds(at, Grade.CERTIFIED) ? Grade.CERTIFIED : Grade.EVIDENCED;
    }

    private boolean holds(Rung at, Grade from) {
        Condition condition = at.condition();
        return condition == null
                || condition.holds(focus.nodes(), view.sealed(covered).from(from));
    }

    /** The rung that would be reached if nothing had run out. */
    private int unexpired() {
        boolean was = facts.attestations.held(criterion.schemes(), focus.nodes(), focus.block());
        for (int number = criterion.ladder().size(); number > rung; number--) {
            Rung at = criterion.rung(number);
            Condition condition = at.condition();
            if (condition != null
                    && condition.holds(focus.nodes(), view.sealed(was).evenExpired(Grade.DECLARED))
                    && condition.holds(focus.nodes(), view.sealed(was).evenExpired(at.grade()))) {
                return number;
            }
        }
        return rung;
    }

    /** The facts that were looked at in vain: those that would carry a rung, or those that speak against the next one. */
    private List<FactUsed> missed(int ifUnexpired) {
        boolean ranOut = ifUnexpired > 1;
        Condition condition =
                criterion.rung(Math.max(2, ranOut ? ifUnexpired : ifDeclared)).condition();
        if (condition == null) {
            return List.of();
        }
        view.sealed(covered);
        condition.lacks(
                focus.nodes(), ranOut ? view.evenExpired(Grade.DECLARED) : view.from(Grade.DECLARED), lack -> {});
        return used();
    }

    /**
     * How good the answer can still become. It is open as long as facts are missing, or not shown well enough, and none
     * speaks against; a rung for which some fact speaks against it is out of reach.
     */
    private int atMost() {
        if (rung == criterion.ladder().size()) {
            return rung;
        }
        Condition declared = criterion.declared();
        view.sealed(covered).from(Grade.DECLARED);
        if (declared != null && declared.holds(focus.nodes(), view)) {
            return ifDeclared;
        }
        for (int number = criterion.ladder().size(); number > rung; number--) {
            if (lacks(number).stream().allMatch(lack -> lack.reason() == Reason.MISSING)) {
                return number;
            }
        }
        return rung;
    }

    private List<Lack> lacks() {
        int next = rung + 1;
        if (next > criterion.ladder().size() || ifDeclared > rung) {
            return List.of();
        }
        List<Lack> lacks = lacks(next);
        return List.copyOf(lacks.subList(0, Math.min(lacks.size(), MOST)));
    }

    private List<Lack> lacks(int number) {
        while (lacks.size() <= number) {
            lacks.add(null);
        }
        List<Lack> known = lacks.get(number);
        if (known == null) {
            known = new ArrayList<>();
            Condition condition = criterion.rung(number).condition();
            if (condition != null) {
                condition.lacks(focus.nodes(), view.sealed(covered).from(Grade.DECLARED), known::add);
            }
            lacks.set(number, known);
        }
        return known;
    }

    /** The values that were looked at; the classes and links alone where there is nothing else. */
    private List<FactUsed> used() {
        List<FactUsed> values = new ArrayList<>();
        List<FactUsed> others = new ArrayList<>();
        for (Fact fact : view.seen()) {
            boolean value = !fact.predicate.equals(Facts.TYPE) && !fact.object.isBlank();
            List<FactUsed> list = value ? values : others;
            if (list.size() < MOST) {
                list.add(new FactUsed(
                        fact.subject, fact.predicate, fact.object, fact.source.digest(), view.gradeNow(fact)));
            }
        }
        return values.isEmpty() ? others : values;
    }
}

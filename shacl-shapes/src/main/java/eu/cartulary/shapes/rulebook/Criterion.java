package eu.cartulary.shapes.rulebook;

import eu.cartulary.report.CriterionReport.SourceClause;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question of a rulebook.
 *
 * @param iri its name in RDF
 * @param id stable: {@code SOV-3.4}
 * @param title the question
 * @param pillar what it protects
 * @param objective where it belongs
 * @param askedOf whom it is asked of
 * @param blocks the technical blocks it is asked of, when it is asked of blocks
 * @param inheritedFrom blocks whose supplier may answer when the service says nothing itself
 * @param kinds kinds of service it is asked of, each with all kinds below it; empty for all
 * @param ladder bottom first, two rungs or more
 * @param declared when the question counts as answered; null: as soon as any fact that a rung looks at is there
 * @param notApplicable when it is not asked although the kind fits
 * @param notAskedWhenMet another criterion that makes this one superfluous as soon as it is met
 * @param from first day it is asked; {@code until} the first day it is not asked any more
 * @param schemes certificates that are accepted as proof
 * @param exemptWhen a parameter setting ({@code chips=exempt}) under which it scores without gating
 * @param speaksTo names of criteria of other rulebooks that it has something to say to
 * @param source where the standard says so
 * @param note a remark on the source that a reader should know
 */
public record Criterion(
        String iri,
        String id,
        Texts title,
        Pillar pillar,
        Objective objective,
        AskedOf askedOf,
        Set<String> blocks,
        List<String> inheritedFrom,
        List<String> kinds,
        List<Rung> ladder,
        @Nullable Condition declared,
        @Nullable Condition notApplicable,
        @Nullable String notAskedWhenMet,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<String> schemes,
        @Nullable String exemptWhen,
        List<String> speaksTo,
        SourceClause source,
        @Nullable Texts note) {
    public Criterion {
        blocks = Set.copyOf(blocks);
        inheritedFrom = List.copyOf(inheritedFrom);
        kinds = List.copyOf(kinds);
        ladder = List.copyOf(ladder);
        schemes = Set.copyOf(schemes);
        speaksTo = List.copyOf(speaksTo);
    }

    /** The rung at the top. */
    public Rung top() {
        return ladder.get(ladder.size() - 1);
    }

    /** The rung at the bottom, which everyone reaches. */
    public Rung bottom() {
        return ladder.get(0);
    }

    /** The rung with a number, 1 being the bottom. */
    public Rung rung(int number) {
        return ladder.get(number - 1);
    }

    /** Whether it is asked of any of these kinds of service ({@code storage} is asked of {@code storage/object}). */
    public boolean isAskedOf(Set<String> offered) {
        return kinds.isEmpty()
                || offered.stream()
                        .anyMatch(kind -> kinds.stream().anyMatch(k -> kind.equals(k) || kind.startsWith(k + "/")));
    }
}

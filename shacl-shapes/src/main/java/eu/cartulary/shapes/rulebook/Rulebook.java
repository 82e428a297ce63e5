package eu.cartulary.shapes.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A versioned set of criteria, compiled. Immutable; any number of threads.
 *
 * @param id {@code eu-csf-1.2.1}
 * @param iri its name in RDF
 * @param version of the rules as data; changes whenever an answer may change
 * @param edition of the standard it follows
 * @param title its name
 * @param description what it is and is not
 * @param levels lowest first; the first one is missed by nobody
 * @param objectives in order
 * @param criteria in order
 * @param parameters readings one can choose between
 * @param points how points become a score, where there are any
 * @param floorBlocks blocks that gate under {@code blocks=floor}; empty where no criterion is asked of blocks
 * @param notes what a reader should know about the source
 * @param bridges to and from the other rulebooks it stands beside
 * @param data the Turtle it was compiled from
 */
public record Rulebook(
        String id,
        String iri,
        String version,
        String edition,
        Texts title,
        Texts description,
        List<Level> levels,
        List<Objective> objectives,
        List<Criterion> criteria,
        List<Parameter> parameters,
        @Nullable Points points,
        Set<String> floorBlocks,
        List<Texts> notes,
        Bridges bridges,
        String data) {
    public Rulebook {
        levels = List.copyOf(levels);
        objectives = List.copyOf(objectives);
        criteria = List.copyOf(criteria);
        parameters = List.copyOf(parameters);
        floorBlocks = Set.copyOf(floorBlocks);
        notes = List.copyOf(notes);
    }

    /** The data it was compiled from, and what other rulebooks say of its criteria. */
    public String turtle() {
        String said = bridges.incoming(this);
        return said.isEmpty() ? data : data + "\n# What criteria of other rulebooks speak to.\n" + said;
    }

    Rulebook beside(Bridges others) {
        return new Rulebook(
                id,
                iri,
                version,
                edition,
                title,
                description,
                levels,
                objectives,
                criteria,
                parameters,
                points,
                floorBlocks,
                notes,
                others,
                data);
    }

    /** A criterion by its id. */
    public Optional<Criterion> criterion(String criterionId) {
        return criteria.stream().filter(c -> c.id().equals(criterionId)).findFirst();
    }

    /** A level by its code, ASCII letters in either case. */
    public Optional<Level> level(String code) {
        return levels.stream().filter(l -> l.code().equalsIgnoreCase(code)).findFirst();
    }

    /** Two rulebooks are the same when id and version are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rulebook that && id.equals(that.id) && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}

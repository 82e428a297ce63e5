package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.rulebook.Level;
import java.util.Map;

/** The level of a whole rulebook and of each of its objectives, under one way of counting. */
public record LevelSet(Level overall, Map<String, Level> objectives) {
    public LevelSet {
        objectives = Map.copyOf(objectives);
    }
}

package eu.cartulary.cli;

import java.util.Map;
import java.util.TreeMap;

/** Levels in one line, in the order of the rulebooks' names. */
final class Levels {
    private Levels() {}

    static String line(Map<String, String> levels) {
        StringBuilder line = new StringBuilder();
        new TreeMap<>(levels).forEach((rulebook, level) -> line.append(line.isEmpty() ? "" : ", ")
                .append(rulebook)
                .append(" ")
                .append(level));
        return line.toString();
    }
}

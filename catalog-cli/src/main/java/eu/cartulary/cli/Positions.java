package eu.cartulary.cli;

import eu.cartulary.report.Violation;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** On which line of a YAML or JSON file each value stands, by its JSON pointer: build servers show remarks beside lines. */
final class Positions {
    private final Map<String, Integer> lines;

    private Positions(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** The places in a file; none where it is neither YAML nor JSON (a JWT has no lines to point at). */
    static Positions of(Inputs.Input input) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = DescriptionFile.parser(input)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException unreadable) {
            // What can be read has its lines; what is wrong is said elsewhere.
        }
        return new Positions(lines);
    }

    /** The line of a remark, or of the nearest value around it. */
    int line(Violation remark) {
        String pointer = (remark.credential() == null
                        ? ""
                        : "/verifiableCredential/" + remark.credential().index())
                + (remark.pointer() == null ? "" : remark.pointer());
        while (!pointer.isEmpty() && !lines.containsKey(pointer)) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return lines.getOrDefault(pointer, 1);
    }
}

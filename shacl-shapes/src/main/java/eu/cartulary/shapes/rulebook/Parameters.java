package eu.cartulary.shapes.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a rulebook's parameters: always complete, and printed on every result. */
public record Parameters(Map<String, String> values) {
    public Parameters {
        values = Map.copyOf(values);
    }

    /** The defaults of a rulebook: what the index uses. */
    public static Parameters defaults(Rulebook rulebook) {
        return with(rulebook, Map.of());
    }

    /**
     * The defaults with some settings changed.
     *
     * @throws IllegalArgumentException when {@link #problems} has something to say
     */
    public static Parameters with(Rulebook rulebook, Map<String, String> changes) {
        List<String> problems = problems(rulebook, changes);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        Map<String, String> values = new TreeMap<>();
        for (Parameter parameter : rulebook.parameters()) {
            values.put(parameter.name(), changes.getOrDefault(parameter.name(), parameter.byDefault()));
        }
        return new Parameters(values);
    }

    /** What is wrong with some settings, one sentence each, in English; empty when they can be used. */
    public static List<String> problems(Rulebook rulebook, Map<String, String> changes) {
        List<String> problems = new ArrayList<>();
        changes.forEach((name, value) -> rulebook.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        parameter -> {
                            if (!parameter.allowed().contains(value)) {
                                problems.add(name + " is one of " + String.join(", ", parameter.allowed()));
                            }
                        },
                        () -> problems.add(rulebook.id() + " has no parameter " + name)));
        return problems;
    }

    /** The setting of a parameter; empty when the rulebook has none of that name. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a setting, written {@code name=value}, is in force. */
    public boolean has(String setting) {
        int at = setting.indexOf('=');
        return at > 0 && get(setting.substring(0, at)).equals(setting.substring(at + 1));
    }
}

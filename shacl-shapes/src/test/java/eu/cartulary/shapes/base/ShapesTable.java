package eu.cartulary.shapes.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compact table from which the shapes are written ({@code src/test/resources/shapes-table/*.txt}). A class opens with
 * {@code [gx:Region] region | région | Region}; each following line is a property:
 * {@code gx:address 0..1 ref gx:Address | address | adresse | Anschrift | "https://…"} (the last column, an example in
 * JSON, may be left out). Below a property, {@code =minCount a | b | c} replaces a message, {@code +minCount a | b | c}
 * puts a sentence before the advice, {@code ~minCount} lowers it to a warning; each in English, French, German.
 */
record ShapesTable(Map<String, TargetClass> classes) {
    record Words(String en, String fr, String de) {
        static Words of(String columns) {
            String[] words = columns.split("\\|");
            if (words.length < 3) {
                throw new IllegalArgumentException("three languages, please: " + columns);
            }
            return new Words(words[0].strip(), words[1].strip(), words[2].strip());
        }

        String in(String language) {
            return language.equals("en") ? en : language.equals("fr") ? fr : de;
        }
    }

    record TargetClass(String iri, Words label, List<Property> properties) {
        String local() {
            return ShapesTable.local(iri);
        }
    }

    record Property(
            String path,
            int min,
            boolean single,
            String kind,
            String argument,
            Words label,
            @Nullable String example,
            Map<String, Words> messages,
            Map<String, Words> advice,
            List<String> warnings) {
        String local() {
            return ShapesTable.local(path);
        }
    }

    static String local(String iri) {
        String last = iri.contains("|") ? iri.substring(0, iri.indexOf('|')) : iri;
        return last.substring(last.indexOf(':') + 1);
    }

    static ShapesTable read(List<String> lines) {
        Map<String, TargetClass> classes = new LinkedHashMap<>();
        TargetClass current = null;
        for (String line : lines) {
            try {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("[")) {
                    int end = line.indexOf(']');
                    current = new TargetClass(
                            line.substring(1, end), Words.of(line.substring(end + 1)), new ArrayList<>());
                    if (classes.put(current.iri(), current) != null) {
                        throw new IllegalArgumentException("twice");
                    }
                } else if ("=+~".indexOf(line.charAt(0)) >= 0) {
                    note(line, current.properties().get(current.properties().size() - 1));
                } else {
                    current.properties().add(property(line));
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("line \"" + line + "\": " + e.getMessage(), e);
            }
        }
        return new ShapesTable(classes);
    }

    private static void note(String line, Property property) {
        String[] parts = line.substring(1).split(" ", 2);
        switch (line.charAt(0)) {
            case '=' -> property.messages().put(parts[0], Words.of(parts[1]));
            case '+' -> property.advice().put(parts[0], Words.of(parts[1]));
            default -> property.warnings().add(parts[0]);
        }
    }

    private static Property property(String line) {
        String[] columns = line.split(" \\| ", 5);
        String[] head = columns[0].strip().split("\\s+", 4);
        String[] cardinality = head[1].split("\\.\\.");
        return new Property(
                head[0],
                Integer.parseInt(cardinality[0]),
                cardinality[1].equals("1"),
                head[2],
                head.length > 3 ? head[3].strip() : "",
                new Words(columns[1].strip(), columns[2].strip(), columns[3].strip()),
                columns.length > 4 ? columns[4].strip() : null,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>());
    }
}

package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variants of a template in each of which one fixed value says the contrary. */
final class Contraries {
    private Contraries() {}

    static List<Map<String, Object>> of(Map<String, Object> template) {
        List<Map<String, Object>> all = new ArrayList<>();
        vary(template, all);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static void vary(Map<String, Object> node, List<Map<String, Object>> to) {
        node.forEach((key, value) -> {
            if (key.startsWith("@") || key.equals("document") || key.equals("describes") || key.equals("block")) {
                return;
            }
            if (value instanceof Map<?, ?> nested) {
                List<Map<String, Object>> below = new ArrayList<>();
                vary((Map<String, Object>) nested, below);
                below.forEach(variant -> to.add(with(node, key, variant)));
            } else {
                contraries(key, value).forEach(contrary -> to.add(with(node, key, contrary)));
            }
        });
    }

    private static Map<String, Object> with(Map<String, Object> node, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(node);
        copy.put(key, value);
        return copy;
    }

    private static List<Object> contraries(String key, Object value) {
        if (value instanceof Boolean flag) {
            return List.of(!flag);
        }
        if (value instanceof Number) {
            return List.of(99_999, -1);
        }
        if (value instanceof String text && text.startsWith("<") && !text.contains("country")) {
            return List.of();
        }
        String list = Vocabulary.bundled()
                .term(Ctl.NS + key)
                .map(term -> term.codeList())
                .orElse(null);
        if (list != null && !list.equals("countries")) {
            List<Object> others = CodeLists.bundled().concepts(list).stream()
                    .map(Concept::notation)
                    .filter(notation -> !notation.equals(value))
                    .map(Object.class::cast)
                    .toList();
            return others.size() <= 6
                    ? others
                    : List.of(others.get(0), others.get(others.size() / 2), others.get(others.size() - 1));
        }
        if (value instanceof String text && text.matches("P\\d+[DMY]")) {
            return List.of("P100Y", "P0D");
        }
        return value instanceof String text && text.contains("country") ? List.of("US") : List.of();
    }
}

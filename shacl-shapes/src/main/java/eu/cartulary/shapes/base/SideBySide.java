package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;

/** What the base shapes and packs say of the same descriptions, so that a table can show where they differ and by which rule. */
public final class SideBySide {
    private final List<Pack> packs;

    private SideBySide(List<Pack> packs) {
        this.packs = List.copyOf(packs);
    }

    /** A comparison of the base shapes with these packs. */
    public static SideBySide with(List<Pack> packs) {
        return new SideBySide(packs);
    }

    /**
     * The outcome for one description.
     *
     * @param name of the sample
     * @param types of its subjects and what is nested in them, compact
     * @param base the rules of the base shapes that it violates; empty when admitted
     * @param packs the same for each pack, by name
     */
    public record Row(String name, List<String> types, List<String> base, Map<String, List<String>> packs) {
        /** Whether base shapes and pack agree on taking it or not. */
        public boolean agreesWith(String pack) {
            return base.isEmpty() == packs.getOrDefault(pack, List.of()).isEmpty();
        }
    }

    /**
     * Compares.
     *
     * @param claims by name of the sample
     * @return a row each, in the order of names
     */
    public List<Row> rows(Map<String, Graph> claims) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(claims).forEach((name, graph) -> rows.add(row(name, graph)));
        return List.copyOf(rows);
    }

    private Row row(String name, Graph claims) {
        Map<String, List<String>> byPack = new LinkedHashMap<>();
        for (Pack pack : packs) {
            byPack.put(pack.name(), violations(pack.validate(claims, null, Language.EN)));
        }
        List<String> base = violations(BaseShapes.bundled().validate(claims, null, Language.EN));
        return new Row(name, List.copyOf(BaseShapes.typesOf(claims)), base, Map.copyOf(byPack));
    }

    private static List<String> violations(List<Violation> remarks) {
        TreeSet<String> rules = new TreeSet<>();
        remarks.stream()
                .filter(remark -> remark.severity() == Severity.VIOLATION)
                .forEach(remark ->
                        rules.add(remark.rule().substring(remark.rule().indexOf('/') + 1)));
        return List.copyOf(rules);
    }
}

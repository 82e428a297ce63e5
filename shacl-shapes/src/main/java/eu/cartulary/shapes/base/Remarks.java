package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/** Results of the engine as remarks for people. */
final class Remarks {
    /** A value is shown to this many characters: enough to recognise it. */
    private static final int VALUE_LENGTH = 200;

    /**
     * Most faults whose place in the document is looked for. To find one value among its siblings costs as many steps as there
     * are, so a list of ten thousand faulty values must not be gone through ten thousand times; only the first hundred are shown.
     */
    static final int MOST_PLACED = 1_000;

    private static final Comparator<ReportEntry> WORST = Comparator.<ReportEntry, Severity>comparing(
                    entry -> CompiledShapes.severity(entry.severity().level()))
            .thenComparing(entry -> String.valueOf(entry.source()))
            .thenComparing(entry ->
                    entry.focusNode().isBlank() ? "" : entry.focusNode().toString())
            .thenComparing(entry -> entry.value() == null || entry.value().isBlank()
                    ? ""
                    : entry.value().toString());

    private static final Comparator<Violation> ORDER = Comparator.comparing(Violation::severity)
            .thenComparing(Remarks::place)
            .thenComparing(Violation::rule)
            .thenComparing(v -> v.value() == null ? "" : v.value());

    private Remarks() {}

    /** The remark for one result of the engine. */
    static Violation of(ReportEntry entry, Rule rule, Language language, Places places) {
        Node value = entry.value();
        return new Violation(
                rule.id(),
                entry.focusNode().isURI() ? entry.focusNode().getURI() : null,
                rule.path(),
                places.pointer(entry.focusNode(), properties(entry.resultPath()), value),
                shown(value),
                rule.severity(),
                rule.messages().getOrDefault(language, rule.id()),
                rule.advice().get(language),
                null);
    }

    /** A description that is not looked into. */
    static Violation refusal(String rule, Language language, Object argument) {
        Object shown = argument instanceof Integer number ? Integer.toString(number) : argument;
        return Sentence.remark(rule, Severity.VIOLATION, language, null, null, null, null, shown);
    }

    /** The faults that are placed, worst first. */
    static List<ReportEntry> worst(List<ReportEntry> entries) {
        return entries.size() <= MOST_PLACED
                ? entries
                : entries.stream().sorted(WORST).limit(MOST_PLACED).toList();
    }

    /** Worst first, then by place, cut with a note; {@code unplaced} are those that are in no place and not among them. */
    static List<Violation> inOrder(Collection<Violation> all, int most, int unplaced, Language language) {
        List<Violation> sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        if (sorted.size() <= most && unplaced == 0) {
            return List.copyOf(sorted);
        }
        List<Violation> cut = new ArrayList<>(sorted.subList(0, Math.min(most, sorted.size())));
        String rest = Integer.toString(sorted.size() - cut.size() + unplaced);
        cut.add(Sentence.remark("more-remarks", Severity.INFO, language, null, null, null, null, rest));
        return List.copyOf(cut);
    }

    static List<Node> properties(@Nullable Path path) {
        if (path instanceof P_Link link) {
            return List.of(link.getNode());
        }
        if (path instanceof P_Alt alternative) {
            List<Node> both = new ArrayList<>(properties(alternative.getLeft()));
            both.addAll(properties(alternative.getRight()));
            return both;
        }
        return List.of();
    }

    static @Nullable String shown(@Nullable Node value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
        return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH - 1) + '…';
    }

    private static String place(Violation remark) {
        return remark.pointer() != null ? remark.pointer() : remark.focus() != null ? remark.focus() : "";
    }
}

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

    /** Worst first, then by place, cut with a note. */
    static List<Violation> inOrder(Collection<Violation> all, int most, Language language) {
        List<Violation> sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        if (sorted.size() <= most) {
            return List.copyOf(sorted);
        }
        List<Violation> cut = new ArrayList<>(sorted.subList(0, most));
        String rest = Integer.toString(sorted.size() - most);
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

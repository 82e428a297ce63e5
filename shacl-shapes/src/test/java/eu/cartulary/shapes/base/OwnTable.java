package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.ShapesTable.Property;
import eu.cartulary.shapes.base.ShapesTable.TargetClass;
import eu.cartulary.shapes.base.ShapesTable.Words;
import eu.cartulary.shapes.vocabulary.CodeList;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The table of the own classes: what a value may be is read from the vocabulary (range, code list, cardinality, labels); the
 * table {@code own.txt} adds what it cannot say (a bound, an example, a sentence). Values of an open list are text here: the reader of a
 * credential remarks those that are not listed.
 */
final class OwnTable {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private OwnTable() {}

    static ShapesTable of(Vocabulary vocabulary, ShapesTable more) {
        Map<String, TargetClass> classes = new LinkedHashMap<>();
        for (Term term : vocabulary.terms()) {
            if (term.sort() == Term.Sort.CLASS) {
                String iri = Names.compact(term.iri());
                classes.put(iri, new TargetClass(iri, words(term), new ArrayList<>()));
            }
        }
        Map<String, Property> hand = new LinkedHashMap<>();
        more.classes().values().forEach(c -> c.properties().forEach(p -> hand.put(p.path(), p)));
        for (Term term : vocabulary.terms()) {
            if (term.sort() == Term.Sort.PROPERTY) {
                place(term, property(term, hand.get(Names.compact(term.iri()))), classes);
            }
        }
        return new ShapesTable(classes);
    }

    private static void place(Term term, Property property, Map<String, TargetClass> classes) {
        for (String domain : term.domains()) {
            TargetClass home = classes.get(Names.compact(domain));
            if (home != null) {
                home.properties().add(property);
            }
        }
    }

    private static Property property(Term term, @Nullable Property hand) {
        boolean single = term.cardinality() == Term.Cardinality.ONE;
        String[] kind = kind(term, single);
        String example = kind[0].equals("ref") ? "{\"type\": \"" + ShapesTable.local(kind[1]) + "\"}" : null;
        if (hand == null) {
            return new Property(
                    Names.compact(term.iri()),
                    0,
                    single,
                    kind[0],
                    kind[1],
                    words(term),
                    example,
                    Map.of(),
                    Map.of(),
                    List.of());
        }
        return new Property(
                hand.path(),
                hand.min(),
                hand.single(),
                hand.kind(),
                hand.argument(),
                words(term),
                hand.example() == null ? example : hand.example(),
                hand.messages(),
                hand.advice(),
                hand.warnings());
    }

    private static String[] kind(Term term, boolean single) {
        String range = term.range() == null ? "" : term.range();
        String list = term.codeList();
        if (list != null && CodeLists.bundled().list(list).orElseThrow().openness() == CodeList.Openness.CLOSED) {
            return new String[] {"list", list};
        }
        if (range.startsWith(Names.CTL)) {
            return new String[] {"ref", Names.compact(range)};
        }
        return switch (range.startsWith(XSD) ? range.substring(XSD.length()) : Names.local(range)) {
            case "boolean" -> new String[] {"boolean", ""};
            case "duration" -> new String[] {"duration", ""};
            case "date", "dateTime" -> new String[] {"date", ""};
            case "double", "decimal", "float" -> new String[] {"number", "0.."};
            case "integer" -> new String[] {"integer", "0.."};
            case "Resource" -> new String[] {"url", ""};
            case "Property" -> new String[] {"any", ""};
            case "string" -> new String[] {single ? "line" : "text", ""};
            default -> throw new IllegalArgumentException("what is a " + range + "? " + term.iri());
        };
    }

    private static Words words(Term term) {
        return new Words(term.label(Language.EN), term.label(Language.FR), term.label(Language.DE));
    }

    /** The shapes of the code lists that own properties use. */
    static String lists(Vocabulary vocabulary) {
        StringBuilder text = new StringBuilder(
                "# Admission: the code lists of the own vocabulary, by notation. Before a description is checked, aliases, concept IRIs\n"
                        + "# and other spellings are replaced by the notation. Written from the vocabulary; see shacl-shapes/README.md.\n\n"
                        + "@prefix rule: <https://w3id.org/cartulary/rules#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n");
        TreeSet<String> names = new TreeSet<>();
        vocabulary.terms().stream()
                .filter(term -> term.sort() == Term.Sort.PROPERTY)
                .map(term -> kind(term, false))
                .filter(kind -> kind[0].equals("list"))
                .forEach(kind -> names.add(kind[1]));
        for (String name : names) {
            text.append("\nrule:List_").append(name).append(" a sh:NodeShape ;\n    sh:in (");
            CodeLists.bundled()
                    .concepts(name)
                    .forEach(c -> text.append(" \"").append(c.notation()).append('"'));
            text.append(" ) .\n");
        }
        return text.toString();
    }
}

package eu.cartulary.shapes.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of own properties to the one spelling that shapes and rules compare with: the notation of a listed
 * value, capitals for countries, the datatype of the property's range. What cannot be brought there stays as it is, so that
 * the shapes can say what is wrong with it.
 */
public final class Spelling {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+");

    private static final Pattern DURATION = Pattern.compile("-?P(?=.)[0-9YMWDTHS.]*");
    private static final Pattern WEEKS = Pattern.compile("P[0-9]{1,4}W");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");

    private Spelling() {}

    /**
     * A value that is not in the list of its property.
     *
     * @param property the IRI of the property
     * @param list name of the list
     * @param value as written
     */
    public record Unlisted(String property, String list, String value) {}

    /**
     * Changes the graph in place.
     *
     * @return values of open lists that no entry fits; they are accepted as they are
     */
    public static List<Unlisted> mend(Graph graph) {
        List<Unlisted> unlisted = new ArrayList<>();
        List<Triple> own = graph.find()
                .filterKeep(triple -> triple.getPredicate().getURI().startsWith(Ctl.NS))
                .toList();
        for (Triple triple : own) {
            Term term =
                    Vocabulary.bundled().term(triple.getPredicate().getURI()).orElse(null);
            if (term != null && term.sort() == Term.Sort.PROPERTY) {
                Node mended = mended(term, triple.getObject(), unlisted);
                if (!mended.equals(triple.getObject())) {
                    graph.delete(triple);
                    graph.add(Triple.create(triple.getSubject(), triple.getPredicate(), mended));
                }
            }
        }
        return unlisted;
    }

    private static Node mended(Term term, Node value, List<Unlisted> unlisted) {
        if (term.codeList() != null) {
            return listed(term, term.codeList(), value, unlisted);
        }
        String range = term.range() == null ? "" : term.range();
        if (value.isLiteral() && range.startsWith(XSD)) {
            return typed(range.substring(XSD.length()), value);
        }
        if (value.isLiteral() && IRI.matcher(value.getLiteralLexicalForm()).matches()) {
            return NodeFactory.createURI(value.getLiteralLexicalForm());
        }
        return value;
    }

    private static Node listed(Term term, String list, Node value, List<Unlisted> unlisted) {
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.isURI() ? value.getURI() : "";
        Optional<Concept> concept = CodeLists.bundled().match(list, text);
        if (concept.isPresent()) {
            return NodeFactory.createLiteralString(concept.get().notation());
        }
        boolean open = CodeLists.bundled()
                .list(list)
                .filter(found -> found.openness() == CodeList.Openness.OPEN)
                .isPresent();
        if (open && !text.isEmpty()) {
            unlisted.add(new Unlisted(term.iri(), list, text));
            return NodeFactory.createLiteralString(text);
        }
        return value;
    }

    private static Node typed(String datatype, Node value) {
        String text = value.getLiteralLexicalForm().strip();
        String mended =
                switch (datatype) {
                    case "boolean" -> truth(text);
                    case "double" -> number(text);
                    case "integer" -> whole(text);
                    case "duration" -> DURATION.matcher(text).matches() ? weeks(text) : null;
                    case "date" -> day(text);
                    case "string" -> value.getLiteralLanguage().isEmpty() ? value.getLiteralLexicalForm() : null;
                    default -> null;
                };
        return mended == null ? value : NodeFactory.createLiteralDT(mended, type(datatype));
    }

    private static XSDDatatype type(String datatype) {
        return switch (datatype) {
            case "boolean" -> XSDDatatype.XSDboolean;
            case "double" -> XSDDatatype.XSDdouble;
            case "integer" -> XSDDatatype.XSDinteger;
            case "duration" -> XSDDatatype.XSDduration;
            case "date" -> XSDDatatype.XSDdate;
            default -> XSDDatatype.XSDstring;
        };
    }

    private static @Nullable String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> null;
        };
    }

    private static @Nullable String number(String text) {
        try {
            double number = new BigDecimal(text).doubleValue();
            return Double.isFinite(number) ? Double.toString(number) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String whole(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > 100
                    ? null
                    : number.toBigIntegerExact().toString();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** ISO 8601 knows weeks, xsd:duration does not: P2W is P14D. */
    private static String weeks(String text) {
        return WEEKS.matcher(text).matches()
                ? "P" + 7 * Integer.parseInt(text.substring(1, text.length() - 1)) + "D"
                : text;
    }

    private static @Nullable String day(String text) {
        return DAY.matcher(text).matches() ? text.substring(0, 10) : null;
    }
}

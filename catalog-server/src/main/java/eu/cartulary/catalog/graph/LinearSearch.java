package eu.cartulary.catalog.graph;

import java.util.function.IntFunction;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * {@code CONTAINS}, {@code STRBEFORE} and {@code STRAFTER} (SPARQL 1.1, section 17.4.3) in time linear to both texts. Java looks for
 * a text by comparing it anew at each place, which for two long ones takes minutes that no timeout ends.
 */
final class LinearSearch {
    /** Comparisons that Java may need at most: half a millisecond. */
    private static final long FEW = 1 << 20;

    private LinearSearch() {}

    /** Where the part begins in the text for the first time; -1 where it does not (Knuth, Morris and Pratt). */
    static int indexOf(String text, String part) {
        if (isShort(text, part)) {
            return text.indexOf(part);
        }
        int[] back = fallbacks(part);
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = back[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched) && ++matched == part.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    private static boolean isShort(String text, String part) {
        return part.length() > text.length() || (long) text.length() * part.length() <= FEW;
    }

    /** Of each beginning of the part, how much of its end is a beginning again. */
    private static int[] fallbacks(String part) {
        int[] back = new int[part.length()];
        int matched = 0;
        for (int i = 1; i < back.length; i++) {
            while (matched > 0 && part.charAt(i) != part.charAt(matched)) {
                matched = back[matched - 1];
            }
            if (part.charAt(i) == part.charAt(matched)) {
                matched++;
            }
            back[i] = matched;
        }
        return back;
    }

    /** Whether Jena's own way is short enough. Also where the arguments are none: it says what is wrong with them. */
    private static boolean isShort(NodeValue text, NodeValue part) {
        return !text.isLiteral() || !part.isLiteral() || isShort(lexical(text), lexical(part));
    }

    private static String lexical(NodeValue value) {
        return value.asNode().getLiteralLexicalForm();
    }

    private static int indexOf(String function, NodeValue text, NodeValue part) {
        NodeValueOps.checkTwoArgumentStringLiterals(function, text, part);
        return indexOf(lexical(text), lexical(part));
    }

    /** What is left of a text where the part begins; the empty text where it does not. */
    private static NodeValue cut(String function, NodeValue text, NodeValue part, IntFunction<String> left) {
        int at = indexOf(function, text, part);
        return at < 0 ? NodeValue.nvEmptyString : SafeExpressions.like(text.asNode(), left.apply(at));
    }

    /** {@code CONTAINS}. */
    static final class Contains extends E_StrContains {
        Contains(Expr text, Expr part) {
            super(text, part);
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue part) {
            return isShort(text, part)
                    ? super.eval(text, part)
                    : NodeValue.makeBoolean(indexOf("CONTAINS", text, part) >= 0);
        }

        @Override
        public Expr copy(Expr text, Expr part) {
            return new Contains(text, part);
        }
    }

    /** {@code STRBEFORE}. */
    static final class Before extends E_StrBefore {
        Before(Expr text, Expr part) {
            super(text, part);
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue part) {
            if (isShort(text, part)) {
                return super.eval(text, part);
            }
            return cut("STRBEFORE", text, part, at -> lexical(text).substring(0, at));
        }

        @Override
        public Expr copy(Expr text, Expr part) {
            return new Before(text, part);
        }
    }

    /** {@code STRAFTER}. */
    static final class After extends E_StrAfter {
        After(Expr text, Expr part) {
            super(text, part);
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue part) {
            if (isShort(text, part)) {
                return super.eval(text, part);
            }
            return cut("STRAFTER", text, part, at -> lexical(text)
                    .substring(at + lexical(part).length()));
        }

        @Override
        public Expr copy(Expr text, Expr part) {
            return new After(text, part);
        }
    }
}

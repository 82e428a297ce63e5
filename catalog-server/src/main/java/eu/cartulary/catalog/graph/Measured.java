package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.graph.SafeExpressions.TooLarge;
import java.math.BigDecimal;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

/**
 * Gives its argument as it is, as long as one can reckon with it in no time: a multiplication of numbers of a million digits, or a
 * date and a day of a million years later, is one step of the engine, and no timeout ends it.
 */
final class Measured extends ExprFunction1 {
    /** Digits of a number, and characters of what is read as one. */
    static final int MAX_DIGITS = 1_000;
    /** The same in bits. */
    private static final int MAX_BITS = 3_322;
    /** Days of a duration: more than ten thousand years. Java adds them to a date month by month, and so it compares them. */
    private static final double MAX_DAYS = 4_000_000;

    Measured(Expr argument) {
        super(argument, "measured");
    }

    @Override
    public NodeValue eval(NodeValue value) {
        return checked(value);
    }

    @Override
    public Expr copy(Expr argument) {
        return new Measured(argument);
    }

    /** The value, or the end of the query. */
    static NodeValue checked(NodeValue value) {
        if (isTooLarge(value)) {
            throw new TooLarge();
        }
        return value;
    }

    /** Ends the query if this is a duration without bounds. */
    static void checked(Node node) {
        if (node.isLiteral() && node.getLiteralDatatypeURI().endsWith("uration")) {
            checked(NodeValue.makeNode(node));
        }
    }

    private static boolean isTooLarge(NodeValue value) {
        if (value.isInteger()) {
            return value.getInteger().bitLength() > MAX_BITS;
        }
        if (value.isDecimal()) {
            BigDecimal decimal = value.getDecimal();
            return decimal.unscaledValue().bitLength() > MAX_BITS || Math.abs(decimal.scale()) > MAX_DIGITS;
        }
        if (value.isDuration()) {
            return days(value.getDuration()) > MAX_DAYS;
        }
        return value.isLiteral() && value.asNode().getLiteralLexicalForm().length() > MAX_DIGITS;
    }

    private static double days(Duration duration) {
        return number(duration, DatatypeConstants.YEARS) * 366
                + number(duration, DatatypeConstants.MONTHS) * 31
                + number(duration, DatatypeConstants.DAYS)
                + number(duration, DatatypeConstants.HOURS) / 24
                + number(duration, DatatypeConstants.MINUTES) / 1_440
                + number(duration, DatatypeConstants.SECONDS) / 86_400;
    }

    private static double number(Duration duration, DatatypeConstants.Field field) {
        Number number = duration.getField(field);
        return number == null ? 0 : number.doubleValue();
    }

    /** Whether text is read as something else when it becomes a literal of this type. */
    static boolean isRead(String datatype) {
        return datatype.startsWith(XSD.NS) && !datatype.equals(XSD.xstring.getURI());
    }

    /** {@code STRDT} (SPARQL 1.1, section 17.4.2.6). */
    static final class Typed extends E_StrDatatype {
        Typed(Expr text, Expr datatype) {
            super(text, datatype);
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue datatype) {
            if (!datatype.isIRI() || !isRead(datatype.asNode().getURI())) {
                return super.eval(text, datatype);
            }
            return checked(super.eval(checked(text), datatype));
        }

        @Override
        public Expr copy(Expr text, Expr datatype) {
            return new Typed(text, datatype);
        }
    }
}

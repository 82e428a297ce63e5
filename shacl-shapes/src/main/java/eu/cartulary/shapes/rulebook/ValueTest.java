package eu.cartulary.shapes.rulebook;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** A constraint that looks at one value alone (SHACL, sections 4.1, 4.3, 4.4, 4.8). */
sealed interface ValueTest {
    boolean accepts(Node value, FactView facts);

    /** sh:in. */
    record In(Set<Node> allowed, List<Node> ordered) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return allowed.contains(value);
        }
    }

    /** rb:inSet: a country of a named set, in whatever way the country is written. */
    record InSet(Countries.CountrySet set) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return set.contains(Compact.value(value));
        }
    }

    /** rb:notInSet: a country, and none of a named set. */
    record NotInSet(Countries.CountrySet set) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return !set.contains(Compact.value(value));
        }
    }

    /** sh:datatype; ill-formed literals have no datatype. */
    record Datatype(String iri) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return value.isLiteral()
                    && value.getLiteralDatatypeURI().equals(iri)
                    && value.getLiteral().isWellFormed();
        }
    }

    /** sh:nodeKind, by the local name of the kind. */
    record NodeKind(String kind) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return (value.isURI() && kind.contains("IRI"))
                    || (value.isLiteral() && kind.contains("Literal"))
                    || (value.isBlank() && kind.contains("BlankNode"));
        }
    }

    /** sh:class, without subclasses: a rulebook names the classes it means. */
    record OfClass(Node type) implements ValueTest {
        private static final Node RDF_TYPE = RDF.Nodes.type;

        @Override
        public boolean accepts(Node value, FactView facts) {
            return value.isConcrete()
                    && !value.isLiteral()
                    && facts.objects(value, RDF_TYPE).contains(type);
        }
    }

    /** sh:pattern. The pattern is ours; the value is cut before it is matched, so that it ends in time. */
    record Matches(Pattern pattern) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return !value.isBlank() && pattern.matcher(Compact.value(value)).find();
        }
    }

    /** sh:minLength, sh:maxLength. */
    record Length(int least, int most) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            int length = value.isLiteral()
                    ? value.getLiteralLexicalForm().length()
                    : value.toString().length();
            return !value.isBlank() && length >= least && length <= most;
        }
    }

    /** sh:minInclusive and its three sisters; values that cannot be compared (P1M with P30D) are not accepted. */
    record Bound(Comparison comparison, NodeValue bound) implements ValueTest {
        enum Comparison {
            MIN_INCLUSIVE,
            MIN_EXCLUSIVE,
            MAX_INCLUSIVE,
            MAX_EXCLUSIVE
        }

        @Override
        public boolean accepts(Node value, FactView facts) {
            if (!value.isLiteral()) {
                return false;
            }
            try {
                int order = NodeValue.compare(NodeValue.makeNode(value), bound);
                return switch (comparison) {
                    case MIN_INCLUSIVE -> order >= 0;
                    case MIN_EXCLUSIVE -> order > 0;
                    case MAX_INCLUSIVE -> order <= 0;
                    case MAX_EXCLUSIVE -> order < 0;
                };
            } catch (ExprException | DatatypeFormatException incomparable) {
                return false;
            }
        }

        Node boundNode() {
            return bound.asNode();
        }
    }

    /** rb:notOlderThan: a date within a period before today; what is still to come has not been done. */
    record NotOlderThan(Period period) implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            LocalDate date = past(value, facts);
            if (date == null || date.plus(period).isBefore(facts.today())) {
                return false;
            }
            facts.changesOn(date.plus(period).plusDays(1));
            return true;
        }
    }

    /** rb:notInFuture: a date on which something was done, however long ago. */
    record NotInFuture() implements ValueTest {
        @Override
        public boolean accepts(Node value, FactView facts) {
            return past(value, facts) != null;
        }
    }

    /** A date up to today; a later one will be accepted on its day. */
    private static @Nullable LocalDate past(Node value, FactView facts) {
        LocalDate date = date(value.isLiteral() ? value.getLiteralLexicalForm() : "");
        if (date != null && date.isAfter(facts.today())) {
            facts.changesOn(date);
            return null;
        }
        return date;
    }

    /** A date, or that of a date and time, as it is written: with four digits for the year, with or without an offset. */
    private static @Nullable LocalDate date(String text) {
        if (text.length() < 10 || text.charAt(4) != '-') {
            return null;
        }
        boolean time = text.length() > 10 && text.charAt(10) == 'T';
        try {
            return (time ? DateTimeFormatter.ISO_DATE_TIME : DateTimeFormatter.ISO_DATE).parse(text, LocalDate::from);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    /** The node for true, as it is stated. */
    Node TRUE = NodeFactory.createLiteralByValue(true, org.apache.jena.datatypes.xsd.XSDDatatype.XSDboolean);
}

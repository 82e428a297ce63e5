package eu.cartulary.shapes.rulebook;

import eu.cartulary.shapes.rulebook.Shapes.AllOf;
import eu.cartulary.shapes.rulebook.Shapes.AnyOf;
import eu.cartulary.shapes.rulebook.Shapes.ExactlyOne;
import eu.cartulary.shapes.rulebook.Shapes.Property;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a description could say so that a condition holds: the facts it asks for, with the values that are fixed and
 * placeholders for those that only the provider knows. It is drawn from the condition alone, so it is never out of step.
 */
public final class Sketch {
    /** A value to be filled in: {@code <country>}. Written so that a description with one left in it is not valid. */
    public record Placeholder(String hint, Datatype datatype) {
        /** As it stands in a template. */
        public String text() {
            return "<" + hint + ">";
        }
    }

    /** What is to be filled in. */
    public enum Datatype {
        TEXT,
        IRI,
        DATE,
        NUMBER,
        COUNTRY
    }

    /** property → values; a value is a {@link Node}, a {@link Placeholder} or again a {@code Sketch}. */
    private final Map<Node, List<Object>> values = new LinkedHashMap<>();

    private Sketch() {}

    /** The facts that a condition asks for. */
    public static Sketch of(Condition condition) {
        Sketch sketch = new Sketch();
        sketch.draw(condition);
        return sketch;
    }

    /** The facts, in the order of the condition. */
    public Map<Node, List<Object>> values() {
        return values;
    }

    private void draw(Condition condition) {
        if (condition instanceof AllOf all) {
            all.parts().forEach(this::draw);
        } else if (condition instanceof AnyOf any) {
            draw(any.parts().get(0));
        } else if (condition instanceof ExactlyOne one) {
            draw(one.parts().get(0));
        } else if (condition instanceof Property property) {
            draw(property);
        }
    }

    private void draw(Property property) {
        Path path = property.path();
        int count = Math.max(property.least(), property.hasValue() == null ? 0 : 1);
        if (property.qualified() != null) {
            count = Math.max(count, property.qualified().least());
        }
        if (count == 0) {
            return;
        }
        draw(path, property);
    }

    private void draw(Path path, Property property) {
        if (path instanceof Path.Forward forward) {
            put(forward.predicate(), property);
        } else if (path instanceof Path.Steps steps) {
            Sketch at = this;
            for (Path step : steps.steps().subList(0, steps.steps().size() - 1)) {
                at = step instanceof Path.Repeated repeated && repeated.least() == 0 ? at : at.below(step);
            }
            at.draw(steps.steps().get(steps.steps().size() - 1), property);
        } else if (path instanceof Path.Either either) {
            draw(either.paths().get(0), property);
        } else if (path instanceof Path.Repeated repeated) {
            draw(repeated.path(), property);
        }
        // A backward path leads to what others say; nothing can be written here for it.
    }

    /** The node below a property: the one that is there already, or a new one. */
    private Sketch below(Path step) {
        Path first = step instanceof Path.Repeated repeated ? repeated.path() : step;
        first = first instanceof Path.Either either ? either.paths().get(0) : first;
        first = first instanceof Path.Repeated repeated ? repeated.path() : first;
        if (!(first instanceof Path.Forward forward)) {
            return new Sketch();
        }
        List<Object> there = values.computeIfAbsent(forward.predicate(), k -> new ArrayList<>());
        for (Object value : there) {
            if (value instanceof Sketch sketch) {
                return sketch;
            }
        }
        Sketch fresh = new Sketch();
        there.add(fresh);
        return fresh;
    }

    private void put(Node predicate, Property property) {
        List<Object> there = values.computeIfAbsent(predicate, k -> new ArrayList<>());
        if (property.qualified() != null) {
            Condition wanted = property.qualified().shape();
            List<ValueTest> onValue = onValue(wanted);
            Object value = onValue.isEmpty() ? of(wanted) : value(predicate, onValue, property.hint());
            for (int n = 0; n < property.qualified().least(); n++) {
                add(there, value);
            }
            return;
        }
        if (property.hasValue() != null) {
            add(there, property.hasValue());
            return;
        }
        if (!property.each().isEmpty()) {
            Sketch nested = there.stream()
                    .filter(Sketch.class::isInstance)
                    .map(Sketch.class::cast)
                    .findFirst()
                    .orElseGet(Sketch::new);
            property.each().forEach(nested::draw);
            if (!nested.values.isEmpty()) {
                add(there, nested);
                return;
            }
        }
        if (there.isEmpty()) {
            add(there, value(predicate, property.tests(), property.hint()));
        }
    }

    private static void add(List<Object> values, Object value) {
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    /** What a shape asks of the value itself; empty when it asks for facts below it. */
    private static List<ValueTest> onValue(Condition condition) {
        if (condition instanceof Shapes.Self self) {
            return List.of(self.test());
        }
        if (condition instanceof AllOf all && all.parts().stream().allMatch(Shapes.Self.class::isInstance)) {
            return all.parts().stream().map(part -> ((Shapes.Self) part).test()).toList();
        }
        return List.of();
    }

    private static Object value(Node predicate, List<ValueTest> tests, @Nullable String hint) {
        Node fixed = null;
        boolean inside = false;
        boolean outside = false;
        boolean date = false;
        boolean node = false;
        for (ValueTest test : tests) {
            if (test instanceof ValueTest.In in) {
                fixed = in.ordered().get(0);
            } else if (test instanceof ValueTest.Bound bound) {
                fixed = fixed == null ? within(bound) : fixed;
            }
            if (test instanceof ValueTest.InSet in && in.set().members().size() == 1) {
                fixed = NodeFactory.createLiteralString(
                        in.set().members().iterator().next());
            }
            inside |= test instanceof ValueTest.InSet;
            outside |= test instanceof ValueTest.NotInSet;
            date |= test instanceof ValueTest.NotOlderThan || test instanceof ValueTest.NotInFuture;
            node |= test instanceof ValueTest.NodeKind kind && kind.kind().contains("IRI");
        }
        if (fixed != null) {
            return fixed;
        }
        if (inside || outside) {
            return new Placeholder(
                    inside ? "country of the EU, two letters" : "country elsewhere, two letters", Datatype.COUNTRY);
        }
        if (node) {
            return new Placeholder(hint != null ? hint : "address", Datatype.IRI);
        }
        return date ? new Placeholder("date, such as 2026-05-31", Datatype.DATE) : placeholder(predicate, hint);
    }

    /** A value that keeps a bound: the bound itself, or a tenth beyond an exclusive one. */
    private static Node within(ValueTest.Bound bound) {
        Node at = bound.boundNode();
        boolean exclusive = bound.comparison() == ValueTest.Bound.Comparison.MAX_EXCLUSIVE
                || bound.comparison() == ValueTest.Bound.Comparison.MIN_EXCLUSIVE;
        if (!exclusive) {
            return at;
        }
        double factor = bound.comparison() == ValueTest.Bound.Comparison.MAX_EXCLUSIVE ? 0.9 : 1.1;
        double value = Math.round(Double.parseDouble(at.getLiteralLexicalForm()) * factor * 100) / 100.0;
        return NodeFactory.createLiteralDT(Double.toString(value), XSDDatatype.XSDdouble);
    }

    private static Placeholder placeholder(Node predicate, @Nullable String hint) {
        String range =
                Vocabulary.bundled().term(predicate.toString()).map(Term::range).orElse("");
        String list = Vocabulary.bundled()
                .term(predicate.toString())
                .map(Term::codeList)
                .orElse("");
        Datatype datatype = list.equals("countries")
                ? Datatype.COUNTRY
                : range.endsWith("#date")
                        ? Datatype.DATE
                        : range.endsWith("#Resource")
                                ? Datatype.IRI
                                : range.endsWith("#double") || range.endsWith("#integer")
                                        ? Datatype.NUMBER
                                        : Datatype.TEXT;
        String say = hint != null ? hint : !list.isEmpty() ? "one of the list " + list : words(datatype, predicate);
        return new Placeholder(say, datatype);
    }

    private static String words(Datatype datatype, Node predicate) {
        return switch (datatype) {
            case IRI -> "address";
            case DATE -> "date, such as 2026-05-31";
            case NUMBER -> "number";
            case COUNTRY -> "country, two letters";
            case TEXT -> predicate.getLocalName();
        };
    }
}

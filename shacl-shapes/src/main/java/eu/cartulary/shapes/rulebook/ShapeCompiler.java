package eu.cartulary.shapes.rulebook;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the shapes of a rulebook: SHACL Core (sections 2.3, 4.1 to 4.8) without sh:closed, sh:equals and its sisters,
 * sh:uniqueLang and sh:languageIn, which no rule needs; what is not understood is refused, never ignored.
 */
final class ShapeCompiler {
    /** Say something to people, nothing to the engine. */
    private static final Set<String> SILENT =
            Set.of("name", "description", "message", "severity", "order", "group", "deactivated", "defaultValue");

    private final Source source;
    private final Function<Node, Countries.@Nullable CountrySet> sets;
    private final Map<Node, Condition> compiled = new HashMap<>();
    private final Set<Node> open = new LinkedHashSet<>();

    ShapeCompiler(Source source, Function<Node, Countries.@Nullable CountrySet> sets) {
        this.source = source;
        this.sets = sets;
    }

    /** The condition that a shape stands for. */
    Condition compile(Node shape) {
        Condition known = compiled.get(shape);
        if (known != null) {
            return known;
        }
        if (!open.add(shape)) {
            throw source.complaint(shape, "a shape that refers to itself");
        }
        Condition condition = source.has(shape, Rb.sh("path")) ? property(shape) : node(shape);
        open.remove(shape);
        compiled.put(shape, condition);
        return condition;
    }

    private Condition node(Node shape) {
        List<Condition> parts = new ArrayList<>();
        for (ValueTest test : tests(shape, new HashSet<>())) {
            parts.add(new Shapes.Self(test));
        }
        parts.addAll(conditions(shape));
        if (parts.isEmpty()) {
            throw source.complaint(shape, "a shape that asks for nothing");
        }
        return parts.size() == 1 ? parts.get(0) : new Shapes.AllOf(List.copyOf(parts));
    }

    private Condition property(Node shape) {
        Set<String> used = new HashSet<>(Set.of("path", "minCount", "maxCount", "hasValue"));
        used.addAll(Set.of("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"));
        Path path = path(source.need(shape, Rb.sh("path")), shape);
        List<ValueTest> tests = tests(shape, used);
        Node qualified = source.one(shape, Rb.sh("qualifiedValueShape"));
        return new Shapes.Property(
                path,
                number(shape, "minCount", 0),
                number(shape, "maxCount", Integer.MAX_VALUE),
                List.copyOf(tests),
                List.copyOf(conditions(shape)),
                source.one(shape, Rb.sh("hasValue")),
                qualified == null
                        ? null
                        : new Shapes.Qualified(
                                compile(qualified),
                                number(shape, "qualifiedMinCount", 0),
                                number(shape, "qualifiedMaxCount", Integer.MAX_VALUE)),
                source.has(shape, Rb.HINT) ? source.text(shape, Rb.HINT) : null);
    }

    /** sh:property, sh:node and the logical constraints. */
    private List<Condition> conditions(Node shape) {
        List<Condition> conditions = new ArrayList<>();
        source.all(shape, Rb.sh("property")).forEach(p -> conditions.add(compile(p)));
        source.all(shape, Rb.sh("node")).forEach(n -> conditions.add(compile(n)));
        source.all(shape, Rb.sh("not")).forEach(n -> conditions.add(new Shapes.Not(compile(n))));
        source.all(shape, Rb.sh("and")).forEach(l -> conditions.add(new Shapes.AllOf(members(l, shape))));
        source.all(shape, Rb.sh("or")).forEach(l -> conditions.add(new Shapes.AnyOf(members(l, shape))));
        source.all(shape, Rb.sh("xone")).forEach(l -> conditions.add(new Shapes.ExactlyOne(members(l, shape))));
        return conditions;
    }

    private List<Condition> members(Node list, Node shape) {
        return source.list(list, shape).stream().map(this::compile).toList();
    }

    private List<ValueTest> tests(Node shape, Set<String> understood) {
        List<ValueTest> tests = new ArrayList<>();
        for (Triple triple : source.graph.find(shape, Node.ANY, Node.ANY).toList()) {
            String predicate = triple.getPredicate().getURI();
            Node value = triple.getObject();
            if (predicate.startsWith(Rb.SH)) {
                String name = predicate.substring(Rb.SH.length());
                if (!SILENT.contains(name) && !understood.contains(name) && !LOGICAL.contains(name)) {
                    tests.add(test(name, value, shape));
                }
            } else if (predicate.startsWith(Rb.NS)) {
                own(predicate.substring(Rb.NS.length()), value, shape, tests);
            } else if (!predicate.equals(RDF.type.getURI())
                    && !predicate.startsWith("http://www.w3.org/2000/01/rdf-schema#")) {
                throw source.complaint(shape, "a shape cannot say " + predicate);
            }
        }
        return tests;
    }

    private static final Set<String> NODE_KINDS =
            Set.of("IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral");
    private static final Set<String> LOGICAL = Set.of("property", "node", "not", "and", "or", "xone");

    private ValueTest test(String name, Node value, Node shape) {
        return switch (name) {
            case "in" -> {
                List<Node> members = source.list(value, shape);
                yield new ValueTest.In(Set.copyOf(members), members);
            }
            case "hasValue" -> new ValueTest.In(Set.of(value), List.of(value));
            case "datatype" ->
                new ValueTest.Datatype(source.name(value, shape, "sh:datatype").getURI());
            case "nodeKind" -> new ValueTest.NodeKind(nodeKind(value, shape));
            case "class" -> new ValueTest.OfClass(source.name(value, shape, "sh:class"));
            case "pattern" -> new ValueTest.Matches(pattern(value, shape));
            case "minLength" -> new ValueTest.Length(integer(value, shape), Integer.MAX_VALUE);
            case "maxLength" -> new ValueTest.Length(0, integer(value, shape));
            case "minInclusive" -> bound(ValueTest.Bound.Comparison.MIN_INCLUSIVE, value, shape);
            case "minExclusive" -> bound(ValueTest.Bound.Comparison.MIN_EXCLUSIVE, value, shape);
            case "maxInclusive" -> bound(ValueTest.Bound.Comparison.MAX_INCLUSIVE, value, shape);
            case "maxExclusive" -> bound(ValueTest.Bound.Comparison.MAX_EXCLUSIVE, value, shape);
            default -> throw source.complaint(shape, "sh:" + name + " is not understood in a rulebook");
        };
    }

    private void own(String name, Node value, Node shape, List<ValueTest> to) {
        switch (name) {
            case "inSet" -> to.add(new ValueTest.InSet(set(value, shape)));
            case "notInSet" -> to.add(new ValueTest.NotInSet(set(value, shape)));
            case "notOlderThan" -> to.add(new ValueTest.NotOlderThan(period(value, shape)));
            case "notInFuture" -> {
                if (!value.equals(ValueTest.TRUE)) {
                    throw source.complaint(shape, "rb:notInFuture wants true");
                }
                to.add(new ValueTest.NotInFuture());
            }
            case "hint" -> {
                // Words for the template.
            }
            default -> throw source.complaint(shape, "rb:" + name + " is not understood in a shape");
        }
    }

    private Countries.CountrySet set(Node value, Node shape) {
        Countries.CountrySet set = sets.apply(value);
        if (set == null) {
            throw source.complaint(shape, "unknown set of countries " + value);
        }
        return set;
    }

    private Period period(Node value, Node shape) {
        try {
            return Period.parse(source.literal(value, shape, "rb:notOlderThan"));
        } catch (DateTimeParseException e) {
            throw source.complaint(shape, "rb:notOlderThan wants a period such as P12M");
        }
    }

    private String nodeKind(Node value, Node shape) {
        String kind = source.name(value, shape, "sh:nodeKind").getURI();
        if (!kind.startsWith(Rb.SH) || !NODE_KINDS.contains(kind.substring(Rb.SH.length()))) {
            throw source.complaint(shape, "unknown nodeKind " + Compact.value(value));
        }
        return kind.substring(Rb.SH.length());
    }

    private Pattern pattern(Node value, Node shape) {
        try {
            return Pattern.compile(source.literal(value, shape, "sh:pattern"));
        } catch (PatternSyntaxException e) {
            throw source.complaint(shape, "a pattern that cannot be read: " + e.getDescription());
        }
    }

    private ValueTest bound(ValueTest.Bound.Comparison comparison, Node value, Node shape) {
        source.literal(value, shape, "a bound");
        return new ValueTest.Bound(comparison, NodeValue.makeNode(value));
    }

    private int number(Node shape, String name, int otherwise) {
        Node value = source.one(shape, Rb.sh(name));
        return value == null ? otherwise : integer(value, shape);
    }

    private int integer(Node value, Node shape) {
        try {
            return Integer.parseInt(source.literal(value, shape, "a count"));
        } catch (NumberFormatException e) {
            throw source.complaint(shape, "a whole number is wanted");
        }
    }

    private Path path(Node path, Node shape) {
        if (path.isURI()) {
            return new Path.Forward(path);
        }
        if (source.has(path, RDF.Nodes.first)) {
            return new Path.Steps(paths(path, shape));
        }
        Node inverse = source.one(path, Rb.sh("inversePath"));
        if (inverse != null && inverse.isURI()) {
            return new Path.Backward(inverse);
        }
        Node either = source.one(path, Rb.sh("alternativePath"));
        if (either != null) {
            return new Path.Either(paths(either, shape));
        }
        Node more = source.one(path, Rb.sh("zeroOrMorePath"));
        if (more != null) {
            return new Path.Repeated(path(more, shape), 0);
        }
        Node oneOrMore = source.one(path, Rb.sh("oneOrMorePath"));
        if (oneOrMore != null) {
            return new Path.Repeated(path(oneOrMore, shape), 1);
        }
        throw source.complaint(shape, "a path that is not understood");
    }

    private List<Path> paths(Node list, Node shape) {
        return source.list(list, shape).stream().map(step -> path(step, shape)).toList();
    }
}

package eu.cartulary.shapes.rulebook;

import eu.cartulary.report.CriterionReport.SourceClause;
import eu.cartulary.report.Effort;
import eu.cartulary.report.Grade;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Rulebook} of its Turtle. Used once, by one thread; whatever does not hold together stops it. */
final class RulebookReader {
    private final Source source;
    private final ShapeCompiler shapes;
    private final Map<Node, Level> levels = new LinkedHashMap<>();
    private final Map<Node, Objective> objectives = new LinkedHashMap<>();
    private final Set<String> settings = new HashSet<>();

    RulebookReader(Source source, CountrySets countries) {
        this.source = source;
        this.shapes = new ShapeCompiler(source, set -> countries.find(set, source));
    }

    Rulebook read() {
        Node book = rulebook();
        readLevels(book);
        readObjectives(book);
        List<Parameter> parameters = source.all(book, Rb.PARAMETER).stream()
                .map(this::parameter)
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
        parameters.forEach(
                parameter -> parameter.allowed().forEach(setting -> settings.add(parameter.name() + "=" + setting)));
        return new Rulebook(
                source.text(book, Rb.ID),
                book.getURI(),
                source.text(book, Rb.VERSION),
                source.text(book, Rb.EDITION),
                source.texts(book, Rb.TITLE),
                source.texts(book, Rb.DESCRIPTION),
                List.copyOf(levels.values()),
                List.copyOf(objectives.values()),
                criteria(book),
                parameters,
                points(book),
                words(book, Rb.FLOOR_BLOCKS),
                source.all(book, Rb.NOTE).stream()
                        .filter(Node::isBlank)
                        .map(n -> source.texts(n, Rb.LABEL))
                        .toList(),
                Bridges.NONE,
                source.turtle());
    }

    private Node rulebook() {
        List<Node> found = new ArrayList<>();
        source.graph.find(Node.ANY, RDF.Nodes.type, Rb.RULEBOOK).forEachRemaining(t -> found.add(t.getSubject()));
        if (found.size() != 1 || !found.get(0).isURI()) {
            throw source.complaint(
                    RDF.Nodes.nil, "a folder holds exactly one rb:Rulebook with an IRI, not " + found.size());
        }
        return found.get(0);
    }

    private void readLevels(Node book) {
        for (Node node : source.list(source.need(book, Rb.LEVELS), book)) {
            levels.put(node, new Level(levels.size(), source.text(node, Rb.CODE), source.texts(node, Rb.LABEL)));
        }
        if (levels.size() < 2) {
            throw source.complaint(book, "a rulebook has two levels or more");
        }
    }

    private void readObjectives(Node book) {
        for (Node node : source.list(source.need(book, Rb.OBJECTIVES), book)) {
            objectives.put(node, new Objective(source.text(node, Rb.CODE), source.texts(node, Rb.TITLE)));
        }
    }

    private Parameter parameter(Node node) {
        List<String> allowed = source.list(source.need(node, Rb.ALLOWED), node).stream()
                .map(setting -> source.literal(setting, node, "allowed"))
                .toList();
        String byDefault = source.text(node, Rb.DEFAULT);
        if (!allowed.contains(byDefault)) {
            throw source.complaint(node, "the default of a parameter is one of the allowed settings");
        }
        return new Parameter(source.text(node, Rb.NAME), allowed, byDefault, source.texts(node, Rb.TITLE));
    }

    private @Nullable Points points(Node book) {
        Map<String, Map<String, Double>> weights = new LinkedHashMap<>();
        List<Objective> order = List.copyOf(objectives.values());
        for (Node node : source.all(book, Rb.WEIGHTS)) {
            List<Node> percents = source.list(source.need(node, Rb.PERCENTS), book);
            if (percents.size() != order.size()) {
                throw source.complaint(book, "a weight for each objective is wanted");
            }
            Map<String, Double> set = new LinkedHashMap<>();
            for (int i = 0; i < order.size(); i++) {
                set.put(order.get(i).code(), decimal(percents.get(i), book));
            }
            weights.put(source.text(node, Rb.SET), Map.copyOf(set));
        }
        Node nominal = source.one(book, Rb.NOMINAL);
        return weights.isEmpty() || nominal == null ? null : new Points(weights, decimal(nominal, book));
    }

    private List<Criterion> criteria(Node book) {
        List<Criterion> criteria = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node node : source.graph
                .find(Node.ANY, RDF.Nodes.type, Rb.CRITERION)
                .mapWith(t -> t.getSubject())
                .toList()) {
            Criterion criterion = unlessTooDeep(source.name(node, node, "a criterion"));
            if (!ids.add(criterion.id())) {
                throw source.complaint(node, "a second criterion " + criterion.id());
            }
            criteria.add(criterion);
        }
        if (criteria.isEmpty()) {
            throw source.complaint(book, "a rulebook without criteria");
        }
        criteria.forEach(criterion -> needsAnother(criterion, criteria, book));
        List<Objective> order = List.copyOf(objectives.values());
        criteria.sort(Comparator.comparingInt((Criterion c) -> order.indexOf(c.objective()))
                .thenComparing(Criterion::id, NaturalOrder.INSTANCE));
        return criteria;
    }

    /** Another criterion decides whether this one is asked; that other one is always asked, so there are no circles. */
    private void needsAnother(Criterion criterion, List<Criterion> all, Node book) {
        String other = criterion.notAskedWhenMet();
        if (other != null
                && all.stream().noneMatch(c -> c.id().equals(other) && c.notAskedWhenMet() == null && c != criterion)) {
            throw source.complaint(
                    book, criterion.id() + " waits for " + other + ", which is not there or waits itself");
        }
    }

    private Criterion unlessTooDeep(Node node) {
        try {
            return criterion(node);
        } catch (StackOverflowError tooDeep) {
            throw source.complaint(node, "nested too deeply, or in a circle");
        }
    }

    private Criterion criterion(Node node) {
        Objective objective = objectives.get(source.need(node, Rb.OBJECTIVE));
        if (objective == null) {
            throw source.complaint(node, "unknown objective " + source.text(node, Rb.OBJECTIVE));
        }
        Node declared = source.one(node, Rb.DECLARED_BY);
        Node notApplicable = source.one(node, Rb.NOT_APPLICABLE_WHEN);
        return new Criterion(
                node.toString(),
                source.text(node, Rb.ID),
                source.texts(node, Rb.TITLE),
                word(node, Rb.PILLAR, Pillar.class),
                objective,
                source.has(node, Rb.ASKED_OF) ? word(node, Rb.ASKED_OF, AskedOf.class) : AskedOf.SERVICE,
                words(node, Rb.BLOCKS),
                List.copyOf(words(node, Rb.INHERITED_FROM)),
                texts(node, Rb.KIND),
                ladder(node),
                declared == null ? null : shapes.compile(declared),
                notApplicable == null ? null : shapes.compile(notApplicable),
                source.has(node, Rb.NOT_ASKED_WHEN_MET) ? source.text(node, Rb.NOT_ASKED_WHEN_MET) : null,
                date(node, Rb.IN_FORCE_FROM),
                date(node, Rb.IN_FORCE_UNTIL),
                Set.copyOf(texts(node, Rb.ACCEPTS)),
                source.has(node, Rb.EXEMPT_WHEN) ? source.text(node, Rb.EXEMPT_WHEN) : null,
                speaksTo(node),
                new SourceClause(
                        source.text(node, Rb.CLAUSE),
                        source.text(node, Rb.EDITION),
                        source.has(node, Rb.LINK) ? source.text(node, Rb.LINK) : null),
                source.has(node, Rb.NOTE) ? source.texts(node, Rb.NOTE) : null);
    }

    private List<String> speaksTo(Node node) {
        return source.all(node, Rb.SPEAKS_TO).stream()
                .map(end -> {
                    if (!end.isURI()) {
                        throw source.complaint(node, "speaksTo wants the name of a criterion");
                    }
                    return end.getURI();
                })
                .sorted(NaturalOrder.INSTANCE)
                .toList();
    }

    private List<Rung> ladder(Node node) {
        Texts advice = source.texts(node, Rb.ADVICE);
        Effort effort = word(node, Rb.EFFORT, Effort.class);
        Node list = source.one(node, Rb.LADDER);
        if (list == null) {
            return yesOrNo(node, advice, effort);
        }
        List<Rung> rungs = new ArrayList<>();
        for (Node rung : source.list(list, node)) {
            int number = rungs.size() + 1;
            Node shape = source.one(rung, Rb.SHAPE);
            if ((shape == null) != (number == 1)) {
                throw source.complaint(
                        node, "rung " + number + (shape == null ? " has no shape" : " is the bottom and has a shape"));
            }
            rungs.add(new Rung(
                    number,
                    level(source.need(rung, Rb.LEVEL), node),
                    levelWhen(rung, node),
                    source.has(rung, Rb.POINTS) ? decimal(source.need(rung, Rb.POINTS), node) : 0,
                    source.texts(rung, Rb.LABEL),
                    shape == null ? null : shapes.compile(shape),
                    source.has(rung, Rb.GRADE) ? word(rung, Rb.GRADE, Grade.class) : Grade.DECLARED,
                    source.has(rung, Rb.ADVICE) ? source.texts(rung, Rb.ADVICE) : advice,
                    source.has(rung, Rb.EFFORT) ? word(rung, Rb.EFFORT, Effort.class) : effort));
        }
        if (rungs.size() < 2) {
            throw source.complaint(node, "a ladder has two rungs or more");
        }
        return rungs;
    }

    private Map<String, Level> levelWhen(Node rung, Node node) {
        Map<String, Level> when = new LinkedHashMap<>();
        for (Node other : source.all(rung, Rb.LEVEL_WHEN)) {
            String setting = source.text(other, Rb.SETTING);
            if (!settings.contains(setting)) {
                throw source.complaint(node, "no parameter can be set to " + setting);
            }
            when.put(setting, level(source.need(other, Rb.LEVEL), node));
        }
        return when;
    }

    /** A yes/no rule is a ladder of two: below its level, and the top. */
    private List<Rung> yesOrNo(Node node, Texts advice, Effort effort) {
        Level from = level(source.need(node, Rb.REQUIRED_FROM), node);
        if (from.rank() == 0) {
            throw source.complaint(node, "the lowest level asks for nothing");
        }
        List<Level> all = List.copyOf(levels.values());
        Grade grade = source.has(node, Rb.GRADE) ? word(node, Rb.GRADE, Grade.class) : Grade.DECLARED;
        Condition met = shapes.compile(source.need(node, Rb.MET_BY));
        return List.of(
                new Rung(1, all.get(from.rank() - 1), Map.of(), 0, NO, null, Grade.DECLARED, advice, effort),
                new Rung(2, all.get(all.size() - 1), Map.of(), 0, YES, met, grade, advice, effort));
    }

    private static final Texts NO = new Texts("not shown", "non établi", "nicht gezeigt");
    private static final Texts YES = new Texts("shown", "établi", "gezeigt");

    private Level level(Node node, Node on) {
        Level level = levels.get(node);
        if (level == null) {
            throw source.complaint(on, "unknown level " + Compact.value(node));
        }
        return level;
    }

    /** A word of a closed list, written as a literal or as an IRI: {@code rb:declare} or "declare". */
    private <E extends Enum<E>> E word(Node subject, Node predicate, Class<E> type) {
        Node node = source.need(subject, predicate);
        String written = node.isURI() ? node.getLocalName() : source.literal(node, subject, predicate.getLocalName());
        String name =
                written.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('-', '_').toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw source.complaint(subject, "unknown " + predicate.getLocalName() + " " + written);
    }

    private Set<String> words(Node subject, Node predicate) {
        Set<String> words = new LinkedHashSet<>();
        Node list = source.one(subject, predicate);
        if (list != null) {
            source.list(list, subject).forEach(n -> words.add(source.literal(n, subject, predicate.getLocalName())));
        }
        return words;
    }

    private List<String> texts(Node subject, Node predicate) {
        return source.all(subject, predicate).stream()
                .map(n -> source.literal(n, subject, predicate.getLocalName()))
                .sorted()
                .toList();
    }

    private @Nullable LocalDate date(Node subject, Node predicate) {
        Node node = source.one(subject, predicate);
        try {
            return node == null ? null : LocalDate.parse(source.literal(node, subject, predicate.getLocalName()));
        } catch (DateTimeParseException e) {
            throw source.complaint(subject, predicate.getLocalName() + " is a date, such as 2027-01-12");
        }
    }

    private double decimal(Node node, Node on) {
        try {
            return Double.parseDouble(source.literal(node, on, "a number"));
        } catch (NumberFormatException e) {
            throw source.complaint(on, "a number is wanted");
        }
    }

    static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}

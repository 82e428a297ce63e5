package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's rules, from a folder with an ontology and SHACL shapes, as Gaia-X publishes them per release. Applied to
 * what a credential says of its subjects, beside the base shapes. Immutable; one instance serves all threads.
 *
 * <p>How: each type with everything the ontology says it is a kind of; addresses in the form that this release asks for
 * (text or IRI, on which releases disagree); and no judgement on the class of what is described elsewhere.
 */
public final class Pack {
    private final String name;
    private final String digest;
    private final List<String> notes;
    private final CompiledShapes shapes;
    private final ClassTree classes;
    private final AddressStyle addresses;
    private final PackContexts contexts;
    private final Set<String> namespaces;
    private final Limits limits;

    private Pack(String name, PackFiles files, Limits limits) {
        Graph graph = files.all();
        this.name = name;
        this.digest = files.digest();
        this.notes = files.notes();
        this.shapes = new CompiledShapes(graph);
        this.classes = ClassTree.of(graph);
        this.addresses = AddressStyle.of(graph);
        this.contexts = files.contexts();
        this.namespaces = shapes.targetClasses().stream()
                .filter(Node::isURI)
                .map(type -> Names.namespace(type.getURI()))
                .collect(Collectors.toUnmodifiableSet());
        this.limits = limits;
    }

    /** Reads a pack; its name is the folder's. */
    public static Pack load(Path folder) throws PackException {
        return load(folder, Limits.DEFAULT);
    }

    /**
     * Reads a pack; its name is the folder's.
     *
     * @throws PackException when it does not parse, names what is not there, or holds shapes whose cost has no bound
     */
    public static Pack load(Path folder, Limits limits) throws PackException {
        PackFiles files = PackFiles.read(folder, limits);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        try {
            Pack pack = new Pack(name, files, limits);
            if (pack.shapes.isEmpty()) {
                throw new PackException(name, 0, "there is no shape with a target in this folder", null);
            }
            return pack;
        } catch (RuntimeException | StackOverflowError e) {
            throw files.unreadable(e);
        }
    }

    /** The name by which it is mounted. */
    public String name() {
        return name;
    }

    /** Hash of its files, lower-case hex SHA-256: what was applied can be told later. */
    public String digest() {
        return digest;
    }

    /** What of it is not applied, and why; for the operator's log. */
    public List<String> notes() {
        return notes;
    }

    /** The shapes and the ontology, for those who want to read them; not to be changed. */
    public Graph graph() {
        return shapes.graph();
    }

    /** The JSON-LD contexts that it brings and the program has not, by address; not to be changed. */
    public Map<String, byte[]> contexts() {
        return contexts.byAddress();
    }

    /**
     * Whether these rules have a say in a description: something in it is of a class they are for, or a thing with a name is of
     * another class of the same vocabulary, which they should then know.
     */
    public boolean speaksOf(Graph claims) {
        return claims.find(Node.ANY, Names.TYPE, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI()
                        && (shapes.isFor(triple.getObject())
                                || triple.getSubject().isURI()
                                        && namespaces.contains(Names.namespace(
                                                triple.getObject().getURI()))))
                .hasNext();
    }

    /** What is wrong with a description by these rules, alone. */
    public List<Violation> validate(Graph claims, byte @Nullable [] document, Language language) {
        return validate(claims, GraphFactory.createDefaultGraph(), document, language);
    }

    /**
     * What is wrong with a description by these rules.
     *
     * @param claims what the credential says of its subjects
     * @param known what is already known of the things it refers to: the rest of the presentation, what was admitted
     * @param document the credential's JSON, for the pointers
     * @param language of the remarks
     * @return remarks on the claims only; ids are {@code <pack>/<Class>_<property>_<constraint>}
     */
    public List<Violation> validate(Graph claims, Graph known, byte @Nullable [] document, Language language) {
        if (claims.size() + known.size() > limits.triples()) {
            return List.of(refusal("too-large", language, limits.triples()));
        }
        Graph both = GraphFactory.createDefaultGraph();
        known.find().forEachRemaining(both::add);
        claims.find().forEachRemaining(both::add);
        SubjectGraph data = WorkingCopy.of(both, addresses::normal, classes, Map.of());
        Map<Node, Set<FocusCheck>> focusNodes = new LinkedHashMap<>(shapes.focusNodes(data));
        focusNodes.keySet().removeIf(node -> !claims.contains(node, Node.ANY, Node.ANY));
        boolean nothingTargeted = focusNodes.isEmpty();
        focusNodes.keySet().removeIf(node -> References.isMere(both, node));
        if (focusNodes.size() > limits.focusNodes()) {
            return List.of(refusal("too-many-nodes", language, limits.focusNodes()));
        }
        if (nothingTargeted) {
            return List.of(refusal("no-known-type", language, BaseShapes.types(claims)));
        }
        Places places = new Places(claims, document);
        Set<Violation> all = new LinkedHashSet<>();
        List<ReportEntry> entries = shapes.check(data, focusNodes).stream()
                .filter(entry -> !PackRemark.isAboutUndescribed(entry, both))
                .toList();
        List<ReportEntry> placed = Remarks.worst(entries);
        for (ReportEntry entry : placed) {
            all.add(new PackRemark(name, shapes.graph(), entry).in(language, places));
        }
        return Remarks.inOrder(all, limits.remarks(), entries.size() - placed.size(), language);
    }

    private Violation refusal(String rule, Language language, Object argument) {
        Violation plain = Remarks.refusal(rule, language, argument);
        return new Violation(
                name + "/" + plain.rule(),
                plain.focus(),
                plain.path(),
                plain.pointer(),
                plain.value(),
                plain.severity(),
                plain.message(),
                plain.advice(),
                plain.credential());
    }
}

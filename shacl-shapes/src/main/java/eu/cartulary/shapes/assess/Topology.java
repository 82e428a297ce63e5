package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.rulebook.AskedOf;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import eu.cartulary.shapes.vocabulary.GxType;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Who and what stands behind an offering, in the terms in which criteria ask; each found once. One for all rulebooks of an
 * assessment; used by one thread.
 */
final class Topology {
    /** Most suppliers that are followed one behind the other. */
    static final int MAX_DEPTH = 16;
    /** Most nodes that one criterion is asked of. */
    static final int MAX_FOCI = 500;

    private static final Node PROVIDED_BY = iri(Gx.PROVIDED_BY);
    private static final Node HOSTED_ON = iri(Gx.HOSTED_ON);
    private static final Node AGGREGATES = iri(Gx.AGGREGATION_OF_RESOURCES);
    private static final Node LOCATION = iri(Ctl.LOCATION);
    private static final Node SITE = iri(Ctl.SITE);
    private static final Node DATACENTER = iri(GxType.DATACENTER);
    private static final Node PARTY = iri(Ctl.PARTY);
    private static final Node PARTICIPANT = iri(Ctl.PARTICIPANT);
    private static final Node SUPPLIED_BY = iri(Ctl.SUPPLIED_BY);
    private static final Node OFFERING = iri(Ctl.OFFERING);
    private static final Node COMPLETE = iri(Ctl.COMPLETE);
    private static final Node LAYER = iri(Ctl.LAYER);
    private static final Node KIND = iri(Ctl.KIND);

    private final Facts facts;
    private final Node offering;
    private final Closure closure;
    private final Steps steps;
    private final boolean cut;
    private boolean overfull;
    private boolean anyOverfull;
    private final Map<AskedOf, List<Focus>> foci = new HashMap<>();
    private final Map<String, List<Focus>> byBlock = new HashMap<>();
    private @Nullable Focus service;
    private @Nullable Set<String> kinds;
    private @Nullable Set<String> namedBlocks;

    Topology(Facts facts, Closure closure) {
        this.facts = facts;
        this.closure = closure;
        this.offering = iri(closure.offering());
        this.steps = new Steps(facts, new Looks());
        this.cut = closure.cutBecause() != null || facts.cut;
    }

    /** The nodes a criterion is asked of, blocks aside. */
    List<Focus> foci(AskedOf askedOf) {
        return foci.computeIfAbsent(askedOf, asked -> switch (asked) {
            case SERVICE, BLOCK -> withCut(() -> List.of(service()));
            case PROVIDER -> withCut(() -> List.of(provider(offering)));
            case ENTITY -> withCut(this::entities);
            case SITE -> withCut(this::sites);
        });
    }

    /** What was cut may hide the worst of all answers. */
    private List<Focus> withCut(Supplier<List<Focus>> search) {
        overfull = false;
        List<Focus> found = search.get();
        List<Focus> all = new ArrayList<>(found.subList(0, Math.min(found.size(), MAX_FOCI)));
        overfull |= found.size() > MAX_FOCI || steps.spent();
        anyOverfull |= overfull;
        if (cut || overfull) {
            all.add(Focus.undeclared("urn:undeclared:beyond-the-limits", null));
        }
        return List.copyOf(all);
    }

    Focus service() {
        Focus found = service;
        if (found == null) {
            found = Focus.of(offering.getURI(), profiles(offering));
            service = found;
        }
        return found;
    }

    /** The kinds of service on offer, those that contain them not included. */
    Set<String> kinds() {
        Set<String> found = kinds;
        if (found == null) {
            found = findKinds();
            kinds = found;
        }
        return found;
    }

    private Set<String> findKinds() {
        Set<String> kinds = new LinkedHashSet<>();
        for (Node node : service().nodes()) {
            for (Node type : objects(node, Facts.TYPE)) {
                if (type.isURI()) {
                    Vocabulary.bundled().kindOf(type.getURI()).ifPresent(kinds::add);
                }
            }
            objects(node, KIND).forEach(kind -> kinds.add(Compact.value(kind)));
        }
        return kinds;
    }

    /** The blocks that the service says it uses, in any way. */
    Set<String> namedBlocks() {
        Set<String> found = namedBlocks;
        if (found == null) {
            found = findNamedBlocks();
            namedBlocks = found;
        }
        return found;
    }

    private Set<String> findNamedBlocks() {
        Set<String> named = new HashSet<>();
        for (Node node : service().nodes()) {
            Set<String> own = facts.blocks(node);
            if (own != null) {
                named.addAll(own);
            }
            for (Node predicate : List.of(PARTY, SUPPLIED_BY, LAYER)) {
                for (Node below : objects(node, predicate)) {
                    Set<String> blocks = facts.blocks(below);
                    if (blocks != null) {
                        named.addAll(blocks);
                    }
                }
            }
        }
        return named;
    }

    /** Whoever answers for a block: the service itself, or the offerings that supply it, however far behind. */
    List<Focus> block(String block) {
        return byBlock.computeIfAbsent(block, b -> {
            List<Focus> found = new ArrayList<>();
            return withCut(() -> {
                block(offering, b, new LinkedHashSet<>(), new HashSet<>(), found);
                return found;
            });
        });
    }

    private void block(Node service, String block, Set<Node> path, Set<Node> seen, List<Focus> to) {
        if (path.contains(service)) {
            // Whoever hands a block round in a circle has nobody who answers for it.
            to.add(Focus.undeclared(service.toString(), block));
            return;
        }
        overfull |= path.size() > MAX_DEPTH;
        if (path.size() > MAX_DEPTH || to.size() > MAX_FOCI || steps.spent() || !seen.add(service)) {
            return;
        }
        path.add(service);
        List<Node> nodes = profiles(service);
        boolean supplied = false;
        for (Node supply : below(nodes, SUPPLIED_BY)) {
            if (isOf(supply, block)) {
                supplied = true;
                List<Node> suppliers = objects(supply, OFFERING);
                for (Node supplier : suppliers) {
                    block(supplier, block, path, seen, to);
                }
                if (suppliers.isEmpty()) {
                    to.add(Focus.undeclared("urn:undeclared:supplier", block));
                }
            }
        }
        path.remove(service);
        if (!supplied) {
            to.add(own(service, nodes, block));
        }
    }

    private Focus own(Node service, List<Node> nodes, String block) {
        Set<Node> layers = new LinkedHashSet<>();
        for (Node layer : below(nodes, LAYER)) {
            if (isOf(layer, block)) {
                layers.add(layer);
            }
        }
        boolean named = !layers.isEmpty()
                || nodes.stream().anyMatch(node -> isOf(node, block))
                || below(nodes, PARTY).stream().anyMatch(party -> isOf(party, block));
        if (!named) {
            return Focus.undeclared(service.toString(), block);
        }
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(layers);
        return Focus.of(service.toString(), block, all, layers);
    }

    /** The supplier of a block that the service does not run itself; empty when it does. */
    List<Focus> suppliers(String block) {
        return block(block).stream()
                .filter(f -> !f.name().equals(offering.getURI()))
                .toList();
    }

    private boolean isOf(Node node, String block) {
        Set<String> blocks = facts.blocks(node);
        return blocks != null && blocks.contains(block);
    }

    /** A closure, or what stands in it, that is larger than the limits. */
    boolean isCut() {
        return cut || anyOverfull;
    }

    private List<Node> profiles(Node node) {
        return steps.profiles(node);
    }

    private List<Node> objects(Node subject, Node predicate) {
        return steps.objects(subject, predicate);
    }

    private List<Node> below(List<Node> nodes, Node predicate) {
        return steps.below(nodes, predicate);
    }

    /** The provider answers with what is said of the participant and what the service says itself. */
    private Focus provider(Node service) {
        List<Node> nodes = new ArrayList<>();
        String name = null;
        for (Node provider : objects(service, PROVIDED_BY)) {
            name = name == null ? provider.toString() : name;
            nodes.addAll(profiles(provider));
        }
        nodes.addAll(profiles(service));
        return name == null ? Focus.undeclared("urn:undeclared:provider", null) : Focus.of(name, nodes);
    }

    /** Provider, parties, and the same for every offering that supplies a block (CSF guidance, p. 12). */
    private List<Focus> entities() {
        Map<String, Set<Node>> byName = new LinkedHashMap<>();
        List<Focus> undeclared = new ArrayList<>();
        for (Node service : services()) {
            Focus provider = provider(service);
            if (provider.nodes().isEmpty()) {
                undeclared.add(provider);
            } else {
                byName.computeIfAbsent(provider.name(), k -> new LinkedHashSet<>())
                        .addAll(provider.nodes());
            }
            parties(service, byName);
            if (!isComplete(service, PARTY)) {
                undeclared.add(Focus.undeclared(service + " (parties not signed as complete)", null));
            }
        }
        List<Focus> all = new ArrayList<>();
        byName.forEach((name, nodes) -> all.add(Focus.of(name, List.copyOf(nodes))));
        all.addAll(undeclared);
        return all;
    }

    private void parties(Node service, Map<String, Set<Node>> byName) {
        int number = 0;
        List<Node> saying = new ArrayList<>(profiles(service));
        saying.addAll(below(saying, LAYER));
        for (Node party : below(saying, PARTY)) {
            number++;
            List<Node> participants = objects(party, PARTICIPANT);
            String name = participants.isEmpty()
                    ? party(party, service + " (party " + number + ")")
                    : participants.get(0).toString();
            Set<Node> nodes = byName.computeIfAbsent(name, k -> new LinkedHashSet<>());
            participants.forEach(participant -> nodes.addAll(profiles(participant)));
            nodes.add(party);
        }
    }

    /** A party that names no participant, as it stands in the closure. */
    private String party(Node party, String otherwise) {
        String name = party.isURI() ? party.getURI() : closure.undeclaredParty(party);
        return name == null ? otherwise : name;
    }

    private boolean isComplete(Node service, Node property) {
        return below(profiles(service), COMPLETE).contains(property);
    }

    /** The offering and every offering that supplies one of its blocks, however far behind. */
    private List<Node> services() {
        Set<Node> found = new LinkedHashSet<>(List.of(offering));
        Deque<Node> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            if (found.size() > MAX_FOCI) {
                overfull = true;
                break;
            }
            for (Node supply : below(profiles(open.remove()), SUPPLIED_BY)) {
                for (Node supplier : objects(supply, OFFERING)) {
                    if (found.add(supplier)) {
                        open.add(supplier);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** Data centres below the resources of the service and of its suppliers, and the sites that its locations name. */
    private List<Focus> sites() {
        Set<Node> sites = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(services());
        while (!open.isEmpty() && !steps.spent()) {
            Node at = open.remove();
            if (!seen.add(at)) {
                continue;
            }
            List<Node> nodes = profiles(at);
            if (objects(at, Facts.TYPE).contains(DATACENTER)) {
                sites.add(at);
                continue;
            }
            open.addAll(below(nodes, HOSTED_ON));
            open.addAll(below(nodes, AGGREGATES));
            for (Node location : below(nodes, LOCATION)) {
                sites.addAll(objects(location, SITE));
            }
        }
        if (sites.isEmpty()) {
            return List.of(Focus.undeclared("urn:undeclared:site", null));
        }
        return sites.stream()
                .limit(MAX_FOCI + 1L)
                .map(site -> Focus.of(site.toString(), profiles(site)))
                .toList();
    }

    /** The profile of the offering: its own, or what it should be called. */
    String profile() {
        return profiles(offering).stream()
                .skip(1)
                .filter(Node::isURI)
                .map(Node::getURI)
                .findFirst()
                .orElse(offering.getURI() + "-profile");
    }

    List<String> profileTypes() {
        List<String> types = new ArrayList<>();
        for (Node profile : profiles(offering)) {
            for (Node type : objects(profile, Facts.TYPE)) {
                if (type.isURI() && type.getURI().startsWith(Ctl.NS)) {
                    types.add(type.getURI());
                }
            }
        }
        return types;
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}

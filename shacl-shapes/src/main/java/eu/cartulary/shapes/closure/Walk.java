package eu.cartulary.shapes.closure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.jspecify.annotations.Nullable;

/**
 * One walk, breadth first, so that the first way to a node is a shortest one. Used once, by one thread.
 *
 * <p>The order is that of the content alone, never that of a store or of the labels of unnamed nodes: who walks the same
 * credentials finds the same closure, fact by fact.
 *
 * <p>Everything is a loop over a queue: no recursion, so neither cycles nor long chains can exhaust the stack.
 */
final class Walk {
    private static final Node BLOCK = NodeFactory.createURI(Links.BLOCK);
    private static final Node SCHEME = NodeFactory.createURI(Links.SCHEME);
    private static final Node PARTICIPANT = NodeFactory.createURI(Links.PARTICIPANT);

    final String offering;
    final Map<String, ClosureNode> nodes = new LinkedHashMap<>();
    final List<ClosureEdge> edges = new ArrayList<>();
    final Map<String, ClosureEdge> firstEdgeTo = new LinkedHashMap<>();
    final Map<Node, String> undeclaredParties = new LinkedHashMap<>();
    final Set<String> digests = new LinkedHashSet<>();
    final Set<String> visited = new LinkedHashSet<>();

    @Nullable
    String cutBecause;

    private final ClaimsSource source;
    private final ClosureLimits limits;
    private final long deadline;
    private final Map<Triple, List<SourcedClaims>> triples = new LinkedHashMap<>();
    private int taken;
    private final Set<Copied> copied = new HashSet<>();
    private final ContentOrder order = new ContentOrder();
    private final Deque<Step> queue = new ArrayDeque<>();

    /** A node to visit. */
    private record Step(String iri, EdgeKind kind, int depth) {}

    /** A subject whose triples were taken from one credential already. */
    private record Copied(String digest, Node subject) {}

    /** A subject to take from a credential, on behalf of the node it hangs below, and the block it was said for. */
    private record Take(Node subject, @Nullable String block) {}

    Walk(String offering, ClaimsSource source, ClosureLimits limits) {
        this.offering = offering;
        this.source = source;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    Closure run() {
        enqueue(new Step(offering, EdgeKind.PART, 0));
        while (!queue.isEmpty() && withinTime()) {
            visit(queue.remove());
        }
        return new Closure(this);
    }

    List<StatedFact> statedFacts() {
        List<StatedFact> facts = new ArrayList<>(triples.size());
        triples.forEach((triple, sources) ->
                facts.add(new StatedFact(triple.getSubject(), triple.getPredicate(), triple.getObject(), sources)));
        return List.copyOf(facts);
    }

    private void enqueue(Step step) {
        if (visited.contains(step.iri())) {
            return;
        }
        if (visited.size() >= limits.nodes()) {
            cut("nodes");
        } else if (step.depth() > limits.depth()) {
            cut("depth");
        } else {
            visited.add(step.iri());
            queue.add(step);
        }
    }

    /**
     * Anyone can publish a profile that points at anything. Only who describes a thing itself may add a profile to it:
     * otherwise a competitor could speak for it, in either direction.
     */
    private void visit(Step step) {
        List<SourcedClaims> claims = source.about(step.iri()).stream()
                .sorted(Comparator.comparing(SourcedClaims::digest))
                .toList();
        nodes.put(step.iri(), new ClosureNode(step.iri(), step.kind(), step.depth(), !claims.isEmpty()));
        for (SourcedClaims one : claims) {
            digests.add(one.digest());
            take(one, step);
        }
        Set<String> issuers = new HashSet<>();
        claims.forEach(one -> issuers.add(one.issuer()));
        for (String profile : pointingAt(step.iri(), Links.DESCRIBES)) {
            if (!withinTime()) {
                return;
            }
            if (source.about(profile).stream().anyMatch(one -> issuers.contains(one.issuer()))) {
                follow(step, profile, Links.DESCRIBES, EdgeKind.PROFILE, null);
            }
        }
        for (String certificate : pointingAt(step.iri(), Links.CERTIFIES)) {
            if (!withinTime()) {
                return;
            }
            if (source.about(certificate).stream().anyMatch(one -> mayCertify(one, certificate, issuers))) {
                follow(step, certificate, Links.CERTIFIES, EdgeKind.CERTIFICATE, null);
            }
        }
        if (step.depth() == 0) {
            labels(step);
        }
    }

    /** Labels given for the offering by somebody who is accredited to give something. */
    private void labels(Step step) {
        for (String label : pointingAt(step.iri(), Links.COMPLIANT)) {
            if (source.about(label).stream()
                    .anyMatch(one -> !one.accreditedSchemes().isEmpty())) {
                follow(step, label, Links.COMPLIANT, EdgeKind.CERTIFICATE, null);
            }
        }
    }

    private List<String> pointingAt(String iri, String predicate) {
        return source.pointingAt(iri, predicate).stream().sorted().toList();
    }

    /** Attesters speak of others, within the schemes that they are accredited for now; everyone else of what is theirs. */
    private static boolean mayCertify(SourcedClaims claims, String certificate, Set<String> issuers) {
        if (issuers.contains(claims.issuer())) {
            return true;
        }
        Set<String> schemes = new HashSet<>();
        claims.graph()
                .find(NodeFactory.createURI(certificate), SCHEME, Node.ANY)
                .forEachRemaining(triple -> schemes.add(word(triple.getObject())));
        return schemes.isEmpty()
                ? !claims.accreditedSchemes().isEmpty()
                : claims.accreditedSchemes().stream().map(Walk::word).anyMatch(schemes::contains);
    }

    private static String word(Node node) {
        return word(node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : "");
    }

    /** The last part of an IRI or compact IRI, or the word itself; without case. */
    private static String word(String text) {
        int cut = Math.max(text.lastIndexOf('#'), Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')));
        return text.substring(cut + 1).toLowerCase(Locale.ROOT);
    }

    /** Takes the triples of a node, and of the unnamed and inline nodes below it, out of one credential. */
    private void take(SourcedClaims claims, Step step) {
        Deque<Take> below = new ArrayDeque<>();
        below.add(new Take(NodeFactory.createURI(step.iri()), null));
        while (!below.isEmpty() && withinTime()) {
            Take next = below.remove();
            if (copied.add(new Copied(claims.digest(), next.subject()))) {
                takeOne(claims, step, next, below);
            }
        }
    }

    private void takeOne(SourcedClaims claims, Step step, Take next, Deque<Take> below) {
        Graph graph = claims.graph();
        String block = blockOf(graph, next.subject(), next.block());
        for (Triple triple : order.of(graph, next.subject())) {
            if (!keep(triple, claims)) {
                return;
            }
            Node object = triple.getObject();
            if (object.isBlank()) {
                below.add(new Take(object, block));
                mention(graph, step, triple, block);
            } else if (object.isURI()) {
                link(graph, step, triple, block, below);
            }
        }
    }

    /** A triple that several credentials state counts for each of them: it takes as much room. No subject is taken twice. */
    private boolean keep(Triple triple, SourcedClaims claims) {
        if (taken >= limits.triples()) {
            cut("triples");
            return false;
        }
        taken++;
        triples.computeIfAbsent(triple, t -> new ArrayList<>(1)).add(claims);
        return true;
    }

    private void link(Graph graph, Step step, Triple triple, @Nullable String block, Deque<Take> below) {
        String iri = triple.getObject().getURI();
        String predicate = triple.getPredicate().getURI();
        EdgeKind kind = Links.kind(predicate);
        if (kind == null || Links.isWord(iri)) {
            return;
        }
        follow(step, iri, predicate, kind, block);
        if (graph.contains(triple.getObject(), Node.ANY, Node.ANY)) {
            // Described inside the same credential without being a subject of it.
            below.add(new Take(triple.getObject(), block));
        }
    }

    /** A party that is named by a registration number only has no node of its own: it is an undeclared one. */
    private void mention(Graph graph, Step step, Triple triple, @Nullable String block) {
        if (!triple.getPredicate().getURI().equals(Links.PARTY)
                || graph.contains(triple.getObject(), PARTICIPANT, Node.ANY)) {
            return;
        }
        String name = undeclaredParties.computeIfAbsent(
                triple.getObject(), party -> "urn:undeclared:party:" + (edges.size() + 1));
        String of = blockOf(graph, triple.getObject(), block);
        nodes.put(name, new ClosureNode(name, EdgeKind.PARTY, step.depth() + 1, false));
        addEdge(new ClosureEdge(step.iri(), name, Links.PARTY, EdgeKind.PARTY, of, false));
    }

    private void follow(Step from, String to, String predicate, EdgeKind kind, @Nullable String block) {
        enqueue(new Step(to, kind, from.depth() + 1));
        boolean declared = visited.contains(to) && !source.about(to).isEmpty();
        addEdge(new ClosureEdge(from.iri(), to, predicate, kind, block, declared));
    }

    private void addEdge(ClosureEdge edge) {
        if (edges.size() < limits.triples() && !edge.from().equals(edge.to())) {
            edges.add(edge);
            if (!edge.to().equals(offering)) {
                firstEdgeTo.putIfAbsent(edge.to(), edge);
            }
        }
    }

    private static @Nullable String blockOf(Graph graph, Node subject, @Nullable String inherited) {
        ExtendedIterator<Triple> found = graph.find(subject, BLOCK, Node.ANY);
        try {
            while (found.hasNext()) {
                Node block = found.next().getObject();
                if (block.isLiteral()) {
                    return block.getLiteralLexicalForm();
                }
                if (block.isURI()) {
                    return block.getURI()
                            .substring(Math.max(
                                            block.getURI().lastIndexOf('#'),
                                            block.getURI().lastIndexOf('/'))
                                    + 1);
                }
            }
            return inherited;
        } finally {
            found.close();
        }
    }

    private boolean withinTime() {
        if (System.nanoTime() - deadline > 0) {
            cut("time");
            return false;
        }
        return true;
    }

    private void cut(String because) {
        if (cutBecause == null) {
            cutBecause = because;
        }
    }
}

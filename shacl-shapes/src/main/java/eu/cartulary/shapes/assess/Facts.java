package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.closure.StatedFact;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a closure at one instant: indexed, in one spelling, each with its grade. Built once for all rulebooks of an
 * assessment; used by one thread.
 */
final class Facts {
    static final Node TYPE = RDF.Nodes.type;
    static final Node DESCRIBES = NodeFactory.createURI(Ctl.DESCRIBES);
    static final Node BLOCK = NodeFactory.createURI(Ctl.BLOCK);
    static final Node CERTIFICATE = NodeFactory.createURI(Ctl.CERTIFICATE);
    private static final Node VALID_UNTIL = NodeFactory.createURI(Ctl.VALID_UNTIL);

    /** Most profiles of one thing: every path is walked from each. What lies beyond may hide the worst of all answers. */
    static final int MOST_PROFILES = 64;

    final LocalDate today;
    final Instant now;
    private final Map<Node, Map<Node, List<Fact>>> out = new LinkedHashMap<>();
    private final Map<Node, Map<Node, List<Fact>>> in = new LinkedHashMap<>();
    private final Map<Node, Set<String>> blocks = new HashMap<>();
    private final Map<Node, List<Node>> withProfiles = new HashMap<>();
    private final Set<Node> expiredNodes = new HashSet<>();
    private @Nullable Instant nextExpiry;
    /** Whether anything at all is better than declared; saves asking for grades nobody has. */
    final boolean graded;
    /** Whether something has more profiles, or more that lifts it, than is looked at. */
    final boolean cut;
    /** Whether anything has run out. */
    final boolean someExpired;
    /** What certificates say; valid ones and run-out ones. */
    final Attestations attestations;

    Facts(Closure closure, Instant now) {
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (StatedFact stated : closure.facts()) {
            add(stated);
        }
        findExpired();
        markExpired();
        this.attestations = Attestations.apply(this);
        boolean better = false;
        boolean ranOut = false;
        for (Map<Node, List<Fact>> bySubject : out.values()) {
            for (List<Fact> facts : bySubject.values()) {
                for (Fact fact : facts) {
                    better |= fact.unexpired != Grade.DECLARED;
                    ranOut |= fact.expired || fact.unexpired != fact.grade;
                }
            }
        }
        this.cut = attestations.cut()
                || in.values().stream()
                        .anyMatch(byObject ->
                                byObject.getOrDefault(DESCRIBES, List.of()).size() > MOST_PROFILES);
        this.graded = better;
        this.someExpired = ranOut || attestations.someExpired();
    }

    private void add(StatedFact stated) {
        Node object = Spelling.of(stated.predicate(), stated.object());
        Fact fact = new Fact(stated.subject(), stated.predicate(), object, best(stated.sources()), stated.sources());
        fact.expired = stated.sources().stream().allMatch(this::ranOut);
        stated.sources().forEach(source -> expiryAt(source.validUntil()));
        out.computeIfAbsent(fact.subject, k -> new HashMap<>(8))
                .computeIfAbsent(fact.predicate, k -> new ArrayList<>(2))
                .add(fact);
        if (!object.isLiteral()) {
            in.computeIfAbsent(object, k -> new HashMap<>(4))
                    .computeIfAbsent(fact.predicate, k -> new ArrayList<>(2))
                    .add(fact);
        }
        if (fact.predicate.equals(BLOCK)) {
            blocks.computeIfAbsent(fact.subject, k -> new HashSet<>(4)).add(Compact.value(object));
        }
    }

    /** One that holds before those that ran out, an attester's before others. */
    private SourcedClaims best(List<SourcedClaims> sources) {
        return Collections.min(
                sources,
                Comparator.comparing((SourcedClaims source) -> ranOut(source))
                        .thenComparing(source -> !isAttester(source)));
    }

    private static boolean isAttester(SourcedClaims source) {
        return !source.accreditedSchemes().isEmpty();
    }

    boolean ranOut(SourcedClaims source) {
        return source.validUntil() != null && source.validUntil().isBefore(now);
    }

    private void expiryAt(@Nullable Instant at) {
        if (at != null && !at.isBefore(now) && (nextExpiry == null || at.isBefore(nextExpiry))) {
            nextExpiry = at;
        }
    }

    /** A document or certificate holds to the end of its last day, in UTC. */
    private void findExpired() {
        out.forEach((subject, bySubject) -> {
            for (Fact fact : bySubject.getOrDefault(VALID_UNTIL, List.of())) {
                Instant end = Dates.endOf(fact.object);
                // A last day that is none does not show that anything still holds.
                if (end == null || end.isBefore(now)) {
                    expiredNodes.add(subject);
                } else {
                    expiryAt(end);
                }
            }
        });
    }

    private void markExpired() {
        for (Node node : expiredNodes) {
            out.getOrDefault(node, Map.of()).values().forEach(facts -> facts.forEach(fact -> fact.expired = true));
            in.getOrDefault(node, Map.of()).values().forEach(facts -> facts.forEach(fact -> fact.expired = true));
        }
    }

    List<Fact> out(Node subject, Node predicate) {
        Map<Node, List<Fact>> bySubject = out.get(subject);
        return bySubject == null ? List.of() : bySubject.getOrDefault(predicate, List.of());
    }

    List<Fact> in(Node object, Node predicate) {
        Map<Node, List<Fact>> byObject = in.get(object);
        return byObject == null ? List.of() : byObject.getOrDefault(predicate, List.of());
    }

    Iterable<Map.Entry<Node, List<Fact>>> about(Node subject) {
        return out.getOrDefault(subject, Map.of()).entrySet();
    }

    Set<Node> subjects() {
        return out.keySet();
    }

    boolean knows(Node node) {
        return out.containsKey(node);
    }

    boolean ranOut(Node node) {
        return expiredNodes.contains(node);
    }

    /** Whether a node is a certificate: what it says is shown by who signed it, and by nobody for somebody else. */
    boolean isCertificate(Node node) {
        return !out(node, Attestations.CERTIFIES).isEmpty()
                || !in(node, CERTIFICATE).isEmpty();
    }

    /** The blocks that a node says it is about; null when it says none. */
    @Nullable
    Set<String> blocks(Node node) {
        return blocks.get(node);
    }

    /** The objects of a property, whatever their grade, without what has run out. */
    List<Node> objects(Node subject, Node predicate) {
        List<Node> objects = new ArrayList<>(2);
        for (Fact fact : out(subject, predicate)) {
            if (!fact.expired) {
                objects.add(fact.object);
            }
        }
        return objects;
    }

    /** The subjects that point at a node, without what has run out. */
    List<Node> subjects(Node object, Node predicate) {
        List<Node> subjects = new ArrayList<>(2);
        for (Fact fact : in(object, predicate)) {
            if (!fact.expired) {
                subjects.add(fact.subject);
            }
        }
        return subjects;
    }

    /**
     * The node and whatever describes it: a profile beside an offering, a participant or a site. Only who describes the
     * node itself may add a profile to it.
     */
    List<Node> withProfiles(Node node) {
        List<Node> known = withProfiles.get(node);
        if (known == null) {
            known = findProfiles(node);
            withProfiles.put(node, known);
        }
        return known;
    }

    private List<Node> findProfiles(Node node) {
        List<Fact> links = in(node, DESCRIBES);
        if (links.isEmpty()) {
            return List.of(node);
        }
        Set<Node> all = new LinkedHashSet<>();
        all.add(node);
        Set<String> issuers = issuersOf(node);
        for (Fact link : links) {
            if (all.size() > MOST_PROFILES) {
                break;
            }
            if (!link.expired && link.sources.stream().anyMatch(source -> issuers.contains(source.issuer()))) {
                all.add(link.subject);
            }
        }
        return List.copyOf(all);
    }

    private Set<String> issuersOf(Node node) {
        Set<String> issuers = new HashSet<>();
        for (List<Fact> facts : out.getOrDefault(node, Map.of()).values()) {
            facts.forEach(fact -> fact.sources.forEach(source -> issuers.add(source.issuer())));
        }
        return issuers;
    }

    /** The first instant from now on at which something runs out. */
    @Nullable
    Instant nextExpiry() {
        return nextExpiry;
    }
}

package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What lifts facts above <em>declared</em>. A document with address, hash, issuer and date lifts what it supports to
 * <em>evidenced</em>. A certificate that an accredited attester signed lifts what it supports to <em>certified</em>; and a
 * criterion that accepts its scheme takes every fact of what it is about as certified.
 */
final class Attestations {
    private static final Node DOCUMENT = iri(Ctl.DOCUMENT);
    private static final Node SUPPORTS = iri(Ctl.SUPPORTS);
    private static final Node URL = iri(Ctl.URL);
    private static final Node SHA256 = iri(Ctl.SHA256);
    private static final Node ISSUER = iri(Ctl.ISSUER);
    private static final Node VALID_UNTIL = iri(Ctl.VALID_UNTIL);
    private static final Node CERTIFIES = iri(Ctl.CERTIFIES);
    private static final Node SCHEME = iri(Ctl.SCHEME);

    /** What is lifted together: a thing, to a grade, by documents that hold or by such that ran out. */
    private record Lift(Node thing, Grade to, boolean valid) {}

    /** A scheme for a node, in a block or ({@code null}) in all. */
    private record Seal(String scheme, @Nullable String block) {}

    private final Map<Node, Set<Seal>> valid = new HashMap<>();
    private final Map<Node, Set<Seal>> expired = new HashMap<>();
    private final Map<Lift, Set<Node>> lifts = new LinkedHashMap<>();

    private Attestations() {}

    static Attestations apply(Facts facts) {
        Attestations attestations = new Attestations();
        for (Node subject : List.copyOf(facts.subjects())) {
            for (Fact fact : facts.out(subject, DOCUMENT)) {
                attestations.document(fact, facts);
            }
            for (Fact fact : facts.out(subject, CERTIFIES)) {
                attestations.certificate(fact, facts);
            }
        }
        attestations.lifts.forEach((lift, properties) -> lift(facts, lift, properties));
        attestations.lifts.clear();
        return attestations;
    }

    /** Whether a scheme of a set holds for a node. */
    boolean hold(Set<String> schemes, List<Node> nodes, @Nullable String block) {
        return any(valid, schemes, nodes, block);
    }

    /** Whether one would hold if nothing had run out. */
    boolean held(Set<String> schemes, List<Node> nodes, @Nullable String block) {
        return any(valid, schemes, nodes, block) || any(expired, schemes, nodes, block);
    }

    boolean someExpired() {
        return !expired.isEmpty();
    }

    private static boolean any(
            Map<Node, Set<Seal>> seals, Set<String> schemes, List<Node> nodes, @Nullable String block) {
        if (seals.isEmpty() || schemes.isEmpty()) {
            return false;
        }
        for (Node node : nodes) {
            for (Seal seal : seals.getOrDefault(node, Set.of())) {
                if (schemes.contains(seal.scheme) && (seal.block == null || seal.block.equals(block))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void document(Fact link, Facts facts) {
        Node document = link.object;
        boolean whole = !facts.out(document, URL).isEmpty()
                && !facts.out(document, SHA256).isEmpty()
                && !facts.out(document, ISSUER).isEmpty()
                && !facts.out(document, VALID_UNTIL).isEmpty();
        if (whole) {
            lifts.computeIfAbsent(
                            new Lift(link.subject, Grade.EVIDENCED, !facts.ranOut(document) && !link.expired),
                            k -> new HashSet<>())
                    .addAll(supported(document, facts));
        }
    }

    private void certificate(Fact link, Facts facts) {
        SourcedClaims source = link.source;
        Node certificate = link.subject;
        boolean holds = !facts.ranOut(certificate) && !link.expired;
        for (Fact scheme : facts.out(certificate, SCHEME)) {
            String name = Compact.value(scheme.object);
            if (source.accreditedSchemes().stream().anyMatch(name::equalsIgnoreCase)) {
                Set<String> blocks = facts.blocks(certificate);
                Set<Seal> seals = (holds ? valid : expired).computeIfAbsent(link.object, k -> new HashSet<>());
                if (blocks == null) {
                    seals.add(new Seal(name, null));
                } else {
                    blocks.forEach(block -> seals.add(new Seal(name, block)));
                }
                // What the attester says of its certificate is certified; what it says of itself elsewhere is not.
                facts.about(certificate).forEach(entry -> entry.getValue().stream()
                        .filter(fact -> fact.source.equals(source))
                        .forEach(fact -> fact.lift(Grade.CERTIFIED, holds)));
                lifts.computeIfAbsent(new Lift(link.object, Grade.CERTIFIED, holds), k -> new HashSet<>())
                        .addAll(supported(certificate, facts));
            }
        }
    }

    private static Set<Node> supported(Node by, Facts facts) {
        Set<Node> properties = new HashSet<>();
        facts.out(by, SUPPORTS).forEach(fact -> properties.add(fact.object));
        return properties;
    }

    /** Lifts the named properties of a thing, of what describes it, and of the unnamed nodes below, with all below them. */
    private static void lift(Facts facts, Lift lift, Set<Node> properties) {
        if (properties.isEmpty()) {
            return;
        }
        List<Node> roots = new ArrayList<>(facts.withProfiles(lift.thing));
        for (Node described : facts.objects(lift.thing, Facts.DESCRIBES)) {
            if (facts.withProfiles(described).contains(lift.thing)) {
                roots.add(described);
            }
        }
        Set<Node> seen = new HashSet<>(roots);
        Deque<Node> open = new ArrayDeque<>(roots);
        Set<Node> covered = new HashSet<>();
        while (!open.isEmpty()) {
            Node at = open.remove();
            for (Map.Entry<Node, List<Fact>> entry : facts.about(at)) {
                boolean named = covered.contains(at) || properties.contains(entry.getKey());
                for (Fact fact : entry.getValue()) {
                    if (named) {
                        fact.lift(lift.to, lift.valid);
                    }
                    if (fact.object.isBlank() && (seen.add(fact.object) | (named && covered.add(fact.object)))) {
                        open.add(fact.object);
                    }
                }
            }
        }
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}

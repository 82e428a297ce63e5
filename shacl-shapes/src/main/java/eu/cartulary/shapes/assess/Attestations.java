package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** A certificate as one credential states it. */
    private record Statement(Node certificate, String credential) {}

    /** What a certificate says of itself, lifted once for all that it is about. */
    private record Lifted(Statement statement, boolean valid) {}

    private final Map<Node, Set<Seal>> valid = new HashMap<>();
    private final Map<Node, Set<Seal>> expired = new HashMap<>();
    private final Map<Lift, Set<Node>> lifts = new LinkedHashMap<>();
    private final Map<Statement, List<String>> accredited = new HashMap<>();
    private final Set<Lifted> lifted = new HashSet<>();
    private final Looks looks = new Looks();

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
        attestations.lifts.forEach((lift, properties) -> attestations.lift(facts, lift, properties));
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

    /** Whether there was more than may be looked at; what was not lifted stays declared. */
    boolean cut() {
        return looks.spent();
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
            Set<Seal> of = seals.getOrDefault(node, Set.of());
            for (String scheme : of.isEmpty() ? Set.<String>of() : schemes) {
                if (of.contains(new Seal(scheme, null)) || block != null && of.contains(new Seal(scheme, block))) {
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
        if (whole && !looks.spent()) {
            lifts.computeIfAbsent(
                            new Lift(link.subject, Grade.EVIDENCED, !facts.ranOut(document) && !link.expired),
                            k -> new HashSet<>())
                    .addAll(supported(document, facts));
        }
    }

    private void certificate(Fact link, Facts facts) {
        Statement statement = new Statement(link.subject, link.source.digest());
        List<String> schemes = accredited.computeIfAbsent(statement, s -> accredited(link, facts));
        Set<String> blocks = facts.blocks(link.subject);
        int seals = schemes.size() * (blocks == null ? 1 : blocks.size());
        if (schemes.isEmpty() || !looks.take(seals)) {
            return;
        }
        boolean holds = !facts.ranOut(link.subject) && !link.expired;
        Set<Seal> of = (holds ? valid : expired).computeIfAbsent(link.object, k -> new HashSet<>());
        for (String scheme : schemes) {
            if (blocks == null) {
                of.add(new Seal(scheme, null));
            } else {
                blocks.forEach(block -> of.add(new Seal(scheme, block)));
            }
        }
        if (lifted.add(new Lifted(statement, holds))) {
            liftWhatItSays(link, holds, facts);
        }
        lifts.computeIfAbsent(new Lift(link.object, Grade.CERTIFIED, holds), k -> new HashSet<>())
                .addAll(supported(link.subject, facts));
    }

    /** The schemes of a certificate for which its signer is an accredited attester. */
    private List<String> accredited(Fact link, Facts facts) {
        List<Fact> stated = facts.out(link.subject, SCHEME);
        Set<String> folded = new HashSet<>();
        link.source.accreditedSchemes().forEach(scheme -> folded.add(scheme.toLowerCase(Locale.ROOT)));
        List<String> schemes = new ArrayList<>();
        if (!folded.isEmpty() && looks.take(stated.size() + folded.size())) {
            for (Fact scheme : stated) {
                String name = Compact.value(scheme.object);
                if (folded.contains(name.toLowerCase(Locale.ROOT))) {
                    schemes.add(name);
                }
            }
        }
        return List.copyOf(schemes);
    }

    /** What the attester says of its certificate is certified; what it says of itself elsewhere is not. */
    private void liftWhatItSays(Fact link, boolean holds, Facts facts) {
        for (Map.Entry<Node, List<Fact>> entry : facts.about(link.subject)) {
            if (looks.take(entry.getValue().size())) {
                for (Fact fact : entry.getValue()) {
                    if (fact.source.equals(link.source)) {
                        fact.lift(Grade.CERTIFIED, holds);
                    }
                }
            }
        }
    }

    private Set<Node> supported(Node by, Facts facts) {
        Set<Node> properties = new HashSet<>();
        List<Fact> supports = facts.out(by, SUPPORTS);
        if (looks.take(supports.size())) {
            supports.forEach(fact -> properties.add(fact.object));
        }
        return properties;
    }

    /** Lifts the named properties of a thing, of what describes it, and of the unnamed nodes below, with all below them. */
    private void lift(Facts facts, Lift lift, Set<Node> properties) {
        if (properties.isEmpty()) {
            return;
        }
        List<Node> roots = new ArrayList<>(facts.withProfiles(lift.thing));
        for (Node described : facts.objects(lift.thing, Facts.DESCRIBES)) {
            if (looks.take(1) && facts.withProfiles(described).contains(lift.thing)) {
                roots.add(described);
            }
        }
        Set<Node> seen = new HashSet<>(roots);
        Deque<Node> open = new ArrayDeque<>(roots);
        Set<Node> covered = new HashSet<>();
        while (!open.isEmpty() && !looks.spent()) {
            Node at = open.remove();
            for (Map.Entry<Node, List<Fact>> entry : facts.about(at)) {
                boolean named = covered.contains(at) || properties.contains(entry.getKey());
                looks.take(entry.getValue().size());
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

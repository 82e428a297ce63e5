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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What lifts facts above <em>declared</em>. A document with address, hash, issuer and date lifts what it supports to
 * <em>evidenced</em>. A certificate that an accredited attester signed lifts what it supports to <em>certified</em>, for
 * criteria that accept its scheme; and such a criterion takes every fact of what it is about as certified.
 *
 * <p>Anybody may add to a certificate that lies in its own space, or repeat what an attester says. So of a certificate counts
 * what the credential says that its attester signed, and nothing else.
 */
final class Attestations {
    private static final Node DOCUMENT = iri(Ctl.DOCUMENT);
    private static final Node SUPPORTS = iri(Ctl.SUPPORTS);
    private static final Node URL = iri(Ctl.URL);
    private static final Node SHA256 = iri(Ctl.SHA256);
    private static final Node ISSUER = iri(Ctl.ISSUER);
    private static final Node VALID_UNTIL = iri(Ctl.VALID_UNTIL);
    static final Node CERTIFIES = iri(Ctl.CERTIFIES);
    static final Node SCHEME = iri(Ctl.SCHEME);

    /** What is lifted together: a thing, to a grade, by documents that hold or by such that ran out. */
    private record Lift(Node thing, Grade to, boolean valid, Set<String> schemes) {}

    /** A scheme for a node, in a block or ({@code null}) in all. */
    private record Seal(String scheme, @Nullable String block) {}

    /** A certificate as one credential states it. */
    private record Statement(Node certificate, SourcedClaims credential) {}

    /** What a certificate says of itself, lifted once for all that it is about. */
    private record Lifted(Statement statement, boolean valid) {}

    private final Map<Node, Set<Seal>> valid = new HashMap<>();
    private final Map<Node, Set<Seal>> expired = new HashMap<>();
    private final Map<Lift, Set<Node>> lifts = new LinkedHashMap<>();
    private final Map<Statement, Set<String>> accredited = new HashMap<>();
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
                attestations.certificates(fact, facts);
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
                            new Lift(link.subject, Grade.EVIDENCED, !facts.ranOut(document) && !link.expired, Set.of()),
                            k -> new HashSet<>())
                    .addAll(supported(facts.out(document, SUPPORTS)));
        }
    }

    private void certificates(Fact link, Facts facts) {
        for (SourcedClaims credential : link.sources) {
            if (!credential.accreditedSchemes().isEmpty()) {
                certificate(link, new Statement(link.subject, credential), facts);
            }
        }
    }

    private void certificate(Fact link, Statement statement, Facts facts) {
        Set<String> schemes = accredited.computeIfAbsent(statement, s -> accredited(s, facts));
        if (schemes.isEmpty()) {
            return;
        }
        List<Fact> blocks = said(statement, Facts.BLOCK, facts);
        if (!looks.take(schemes.size() * Math.max(1, blocks.size()))) {
            return;
        }
        boolean holds = !facts.ranOut(link.subject) && !link.expired && !facts.ranOut(statement.credential());
        Set<Seal> of = (holds ? valid : expired).computeIfAbsent(link.object, k -> new HashSet<>());
        for (String scheme : schemes) {
            if (blocks.isEmpty()) {
                of.add(new Seal(scheme, null));
            } else {
                blocks.forEach(block -> of.add(new Seal(scheme, Compact.value(block.object))));
            }
        }
        if (lifted.add(new Lifted(statement, holds))) {
            liftWhatItSays(statement, holds, schemes, facts);
        }
        lifts.computeIfAbsent(new Lift(link.object, Grade.CERTIFIED, holds, schemes), k -> new HashSet<>())
                .addAll(supported(said(statement, SUPPORTS, facts)));
    }

    /** What a certificate says in the credential of its attester, not what others add to it. */
    private List<Fact> said(Statement statement, Node predicate, Facts facts) {
        List<Fact> all = facts.out(statement.certificate(), predicate);
        if (!looks.take(all.size())) {
            return List.of();
        }
        return all.stream()
                .filter(fact -> fact.isStatedBy(statement.credential()))
                .toList();
    }

    /** The schemes of a certificate for which its signer is an accredited attester. */
    private Set<String> accredited(Statement statement, Facts facts) {
        Set<String> folded = new HashSet<>();
        statement.credential().accreditedSchemes().forEach(scheme -> folded.add(scheme.toLowerCase(Locale.ROOT)));
        Set<String> schemes = new HashSet<>();
        if (looks.take(folded.size())) {
            for (Fact scheme : said(statement, SCHEME, facts)) {
                String name = Compact.value(scheme.object);
                if (folded.contains(name.toLowerCase(Locale.ROOT))) {
                    schemes.add(name);
                }
            }
        }
        return Set.copyOf(schemes);
    }

    /** What the attester says of its certificate is certified; what it says of itself elsewhere is not. */
    private void liftWhatItSays(Statement statement, boolean holds, Set<String> schemes, Facts facts) {
        for (Map.Entry<Node, List<Fact>> entry : facts.about(statement.certificate())) {
            if (looks.take(entry.getValue().size())) {
                for (Fact fact : entry.getValue()) {
                    if (fact.isStatedBy(statement.credential())) {
                        fact.lift(Grade.CERTIFIED, holds, schemes);
                    }
                }
            }
        }
    }

    private Set<Node> supported(List<Fact> supports) {
        Set<Node> properties = new HashSet<>();
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
                        fact.lift(lift.to, lift.valid, lift.schemes);
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

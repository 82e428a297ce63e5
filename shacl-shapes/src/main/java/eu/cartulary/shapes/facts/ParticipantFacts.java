package eu.cartulary.shapes.facts;

import static eu.cartulary.shapes.facts.ClosureGraph.node;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureNode;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Who a participant is and to whom it belongs, as it is stated in the closure that begins with it.
 *
 * @param iri of the participant
 * @param names with their languages
 * @param country of the legal seat, ISO 3166-1 alpha-2, where it is stated
 * @param headquarters country where the participant is led from, where it is stated
 * @param owners in the order of their names
 * @param ownersComplete it is signed that there are no other owners
 */
public record ParticipantFacts(
        String iri,
        List<OfferingFacts.Wording> names,
        List<OfferingFacts.Wording> descriptions,
        @Nullable String country,
        @Nullable String headquarters,
        List<Owner> owners,
        boolean ownersComplete) {

    /**
     * Somebody to whom the participant belongs, in whole or in part.
     *
     * @param iri where the owner has one
     * @param kind in the words of the code list {@code owner-kinds}
     * @param percent in the words of the code list of shares
     * @param ultimate nobody stands behind this owner
     * @param declared whether the owner itself is described by a credential in force
     */
    public record Owner(
            @Nullable String iri,
            @Nullable String name,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String percent,
            boolean ultimate,
            boolean declared) {}

    /** The name to show: the first one stated, or the IRI. */
    public String name() {
        return names.isEmpty() ? iri : names.get(0).text();
    }

    /** Reads the facts about the participant with which the closure begins. */
    public static ParticipantFacts of(Closure closure) {
        ClosureGraph graph = new ClosureGraph(closure);
        Node participant = node(closure.offering());
        List<Node> profiles = graph.subjectsWith(Ctl.DESCRIBES, participant);
        List<Node> holders = new ArrayList<>(profiles);
        holders.add(participant);
        return new ParticipantFacts(
                closure.offering(),
                OfferingFacts.wordings(graph, participant, Terms.NAME),
                OfferingFacts.wordings(graph, participant, Terms.DESCRIPTION),
                OfferingFacts.countryOf(graph, participant).orElse(null),
                OfferingFacts.addressCountry(graph, participant, Terms.HEADQUARTERS_ADDRESS)
                        .orElse(null),
                owners(closure, graph, participant, holders),
                holders.stream().anyMatch(holder -> ownersAreComplete(graph, holder)));
    }

    private static boolean ownersAreComplete(ClosureGraph graph, Node holder) {
        return graph.texts(holder, Ctl.COMPLETE).stream()
                .anyMatch(text -> text.equals(Ctl.OWNERSHIP) || text.equals("ownership"));
    }

    private static List<Owner> owners(Closure closure, ClosureGraph graph, Node participant, List<Node> holders) {
        Map<Object, Owner> found = new LinkedHashMap<>();
        for (Node holder : holders) {
            for (Node ownership : graph.values(holder, Ctl.OWNERSHIP)) {
                Owner owner = owner(closure, graph, ownership);
                found.put(owner.iri() == null ? ownership : owner.iri(), owner);
            }
        }
        for (Node parent : graph.values(participant, Terms.GX + "subOrganisationOf")) {
            if (parent.isURI()) {
                found.computeIfAbsent(
                        parent.getURI(),
                        p -> new Owner(
                                parent.getURI(),
                                name(graph, parent),
                                OfferingFacts.countryOf(graph, parent).orElse(null),
                                null,
                                null,
                                false,
                                isDeclared(closure, parent)));
            }
        }
        return found.values().stream()
                .sorted((a, b) -> String.valueOf(a.name()).compareTo(String.valueOf(b.name())))
                .toList();
    }

    private static Owner owner(Closure closure, ClosureGraph graph, Node ownership) {
        Node who = graph.values(ownership, Ctl.OWNER).stream()
                .filter(Node::isURI)
                .findFirst()
                .orElse(null);
        Optional<String> stated = graph.firstText(ownership, Ctl.COUNTRY).flatMap(OfferingFacts::alpha2);
        return new Owner(
                who == null ? null : who.getURI(),
                graph.firstText(ownership, Ctl.PARTY_NAME).orElse(who == null ? null : name(graph, who)),
                stated.or(() -> who == null ? Optional.empty() : OfferingFacts.countryOf(graph, who))
                        .orElse(null),
                graph.firstText(ownership, Ctl.OWNER_KIND).orElse(null),
                graph.firstText(ownership, Ctl.PERCENT).orElse(null),
                graph.isTrue(ownership, Ctl.ULTIMATE),
                who != null && isDeclared(closure, who));
    }

    private static boolean isDeclared(Closure closure, Node node) {
        ClosureNode known = closure.node(node.getURI());
        return known != null && known.declared();
    }

    private static @Nullable String name(ClosureGraph graph, Node participant) {
        return OfferingFacts.wordings(graph, participant, Terms.NAME).stream()
                .map(OfferingFacts.Wording::text)
                .findFirst()
                .orElse(null);
    }
}

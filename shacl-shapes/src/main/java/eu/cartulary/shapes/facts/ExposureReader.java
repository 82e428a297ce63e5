package eu.cartulary.shapes.facts;

import static eu.cartulary.shapes.facts.ClosureGraph.node;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureNode;
import eu.cartulary.shapes.vocabulary.Ctl;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/** Walks everybody who takes part in an offering and collects their countries; one unknown leaves the whole undetermined. */
final class ExposureReader {
    private final ClosureGraph graph;
    private final Closure closure;
    private final Set<String> orders = new TreeSet<>();
    private final Set<Node> seen = new HashSet<>();
    private final Set<Node> seenProfiles = new HashSet<>();
    private final Set<Node> seenParticipants = new HashSet<>();
    /** Whoever is still to be looked at: a chain of owners is as long as somebody writes it, so nothing here calls itself. */
    private final Deque<Node> participants = new ArrayDeque<>();

    private boolean determined;

    ExposureReader(Closure closure, ClosureGraph graph) {
        this.closure = closure;
        this.graph = graph;
        this.determined = closure.cutBecause() == null && !graph.isCut();
    }

    Exposure read() {
        Deque<Node> services = new ArrayDeque<>(List.of(node(closure.offering())));
        while (!services.isEmpty()) {
            service(services.pop(), services);
        }
        while (!participants.isEmpty()) {
            participant(participants.pop());
        }
        return new Exposure(orders, determined && !orders.isEmpty());
    }

    private void service(Node offering, Deque<Node> services) {
        if (!seen.add(offering)) {
            return;
        }
        List<Node> providers = graph.values(offering, Terms.PROVIDED_BY);
        require(!providers.isEmpty());
        providers.forEach(participants::push);
        List<Node> profiles = profilesOf(offering);
        require(profiles.stream().anyMatch(profile -> isComplete(profile, Ctl.PARTY)));
        for (Node profile : profiles) {
            if (!seenProfiles.add(profile)) {
                continue;
            }
            graph.values(profile, Ctl.PARTY).forEach(this::party);
            graph.along(profile, Ctl.LAYER, Ctl.PARTY).forEach(this::party);
            country(graph.firstText(profile, Ctl.KEY_LOCATION)).ifPresent(orders::add);
            graph.along(profile, Ctl.SUPPLIED_BY, Ctl.OFFERING).forEach(services::push);
        }
        graph.values(offering, Terms.GX + "dependsOn").forEach(services::push);
    }

    /** Somebody who takes part: a described participant, or a mere mention with a country. */
    private void party(Node party) {
        Optional<String> country = country(graph.firstText(party, Ctl.COUNTRY));
        country.ifPresent(orders::add);
        List<Node> described = graph.values(party, Ctl.PARTICIPANT);
        described.forEach(participants::push);
        require(country.isPresent() || !described.isEmpty());
    }

    private void participant(Node participant) {
        if (!seenParticipants.add(participant)) {
            return;
        }
        if (participant.isURI()) {
            ClosureNode known = closure.node(participant.getURI());
            require(known != null && known.declared());
        }
        Optional<String> seat = OfferingFacts.countryOf(graph, participant);
        seat.ifPresent(orders::add);
        require(seat.isPresent());
        country(OfferingFacts.addressCountry(graph, participant, Terms.HEADQUARTERS_ADDRESS))
                .ifPresent(orders::add);
        owners(participant);
    }

    private void owners(Node participant) {
        List<Node> holders = profilesOf(participant);
        boolean complete = isComplete(participant, Ctl.OWNERSHIP);
        graph.values(participant, Terms.GX + "subOrganisationOf").forEach(participants::push);
        graph.values(participant, Ctl.OWNERSHIP).forEach(this::owner);
        for (Node profile : holders) {
            complete |= isComplete(profile, Ctl.OWNERSHIP);
            graph.values(profile, Ctl.OWNERSHIP).forEach(this::owner);
        }
        require(complete);
    }

    private void owner(Node ownership) {
        Optional<String> country = country(graph.firstText(ownership, Ctl.COUNTRY));
        country.ifPresent(orders::add);
        List<Node> owners = graph.values(ownership, Ctl.OWNER);
        if (country.isPresent() && graph.isTrue(ownership, Ctl.ULTIMATE)) {
            // Nobody stands behind an ultimate owner whose country is stated: the chain ends here.
            return;
        }
        owners.forEach(participants::push);
        require(country.isPresent() || !owners.isEmpty());
    }

    private List<Node> profilesOf(Node described) {
        return graph.subjectsWith(Ctl.DESCRIBES, described);
    }

    private boolean isComplete(Node profile, String property) {
        String word = property.substring(property.indexOf('#') + 1);
        return graph.texts(profile, Ctl.COMPLETE).stream().anyMatch(text -> text.equals(property) || text.equals(word));
    }

    private void require(boolean known) {
        determined &= known;
    }

    private static Optional<String> country(Optional<String> text) {
        return text.map(code -> code.toUpperCase(Locale.ROOT)).flatMap(OfferingFacts::alpha2);
    }
}

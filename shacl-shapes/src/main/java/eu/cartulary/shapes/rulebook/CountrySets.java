package eu.cartulary.shapes.rulebook;

import eu.cartulary.shapes.rulebook.Countries.CountrySet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/** Named sets of countries: those of the vocabulary (EU, EEA, EFTA), and what a rulebook defines itself. */
final class CountrySets {
    private final Map<String, CountrySet> known;

    CountrySets(Map<String, CountrySet> known) {
        this.known = Map.copyOf(known);
    }

    /** Those of the vocabulary. */
    static CountrySets bundled() {
        Graph graph = GraphFactory.createDefaultGraph();
        RulebookFolder.parse("country-groups.ttl", RulebookFolder.resource("/vocabulary/lists/country-groups.ttl"), graph);
        Map<String, CountrySet> sets = new HashMap<>();
        graph.find(Node.ANY, Rb.MEMBER_COUNTRY, Node.ANY)
                .mapWith(t -> t.getSubject())
                .toSet()
                .forEach(set -> sets.put(
                        set.toString(),
                        new CountrySet(
                                set.toString(),
                                graph.find(set, Rb.MEMBER_COUNTRY, Node.ANY)
                                        .mapWith(t -> t.getObject().getLiteralLexicalForm())
                                        .toSet())));
        return new CountrySets(sets);
    }

    @Nullable CountrySet find(Node set, Source source) {
        Set<String> members = source.all(set, Rb.MEMBER_COUNTRY).stream()
                .map(Compact::value)
                .map(Countries::alpha2)
                .collect(Collectors.toSet());
        return members.isEmpty() ? known.get(set.toString()) : new CountrySet(set.toString(), members);
    }
}

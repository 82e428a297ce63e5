package eu.cartulary.shapes.rulebook;

import eu.cartulary.shapes.rulebook.Countries.CountrySet;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Named sets of countries: those of the vocabulary (EU, EEA, EFTA), and what a rulebook defines itself. */
final class CountrySets {
    private final Map<String, CountrySet> known;

    CountrySets(Map<String, CountrySet> known) {
        this.known = Map.copyOf(known);
    }

    /** Those of the vocabulary. */
    static CountrySets bundled() {
        Map<String, CountrySet> sets = new HashMap<>();
        for (Concept group : CodeLists.bundled().concepts("country-groups")) {
            sets.put(group.iri(), new CountrySet(group.iri(), Set.copyOf(group.countries())));
        }
        return new CountrySets(sets);
    }

    @Nullable
    CountrySet find(Node set, Source source) {
        Set<String> members = source.all(set, Rb.MEMBER_COUNTRY).stream()
                .map(Compact::value)
                .map(Countries::alpha2)
                .collect(Collectors.toSet());
        return members.isEmpty() ? known.get(set.toString()) : new CountrySet(set.toString(), members);
    }
}

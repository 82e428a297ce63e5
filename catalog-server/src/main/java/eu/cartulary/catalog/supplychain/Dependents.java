package eu.cartulary.catalog.supplychain;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which offerings have asked for an IRI when their closure was walked: the backward direction of the supply chain. */
final class Dependents {
    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> askers = new ConcurrentHashMap<>();

    /** Replaces what the offering has asked for. */
    void put(String offering, Set<String> iris) {
        Set<String> before = iris.isEmpty() ? asked.remove(offering) : asked.put(offering, Set.copyOf(iris));
        if (before != null) {
            for (String iri : before) {
                if (!iris.contains(iri)) {
                    askers.computeIfPresent(iri, (i, offerings) -> {
                        offerings.remove(offering);
                        return offerings.isEmpty() ? null : offerings;
                    });
                }
            }
        }
        for (String iri : iris) {
            if (before == null || !before.contains(iri)) {
                askers.computeIfAbsent(iri, i -> ConcurrentHashMap.newKeySet()).add(offering);
            }
        }
    }

    /** What each offering has asked for. */
    Map<String, Set<String>> asked() {
        return asked;
    }

    /** The offerings that have asked for the IRI. */
    Set<String> of(String iri) {
        return askers.getOrDefault(iri, Set.of());
    }
}

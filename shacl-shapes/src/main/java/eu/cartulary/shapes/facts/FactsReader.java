package eu.cartulary.shapes.facts;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureNode;
import eu.cartulary.shapes.closure.EdgeKind;
import eu.cartulary.shapes.closure.StatedFact;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/** Reads the facts of one closure. */
final class FactsReader {
    private final Closure closure;
    private final ClosureGraph graph;
    private final Node offering;
    private final List<Node> profiles;
    private final Map<Node, Optional<String>> siteCountries = new HashMap<>();

    FactsReader(Closure closure) {
        this.closure = closure;
        this.graph = new ClosureGraph(closure);
        this.offering = OfferingFacts.offeringNode(closure);
        this.profiles = graph.subjectsWith(Ctl.DESCRIBES, offering);
    }

    OfferingFacts read() {
        List<OfferingFacts.Location> locations = locations();
        return new OfferingFacts(
                closure.offering(),
                OfferingFacts.wordings(graph, offering, Terms.NAME),
                OfferingFacts.wordings(graph, offering, Terms.DESCRIPTION),
                OfferingFacts.sortedTexts(graph.values(offering, Terms.KEYWORD)),
                kinds(),
                provider().orElse(null),
                locations,
                profiles.stream().anyMatch(this::locationsAreComplete),
                points(),
                sites(),
                new ExposureReader(closure, graph).read(),
                LabelReader.labels(closure),
                certificates(),
                codes("protocols", profilePath(Ctl.PROTOCOL, Ctl.STANDARD)),
                codes("formats", profilePath(Ctl.EXPORT, Ctl.FORMAT)),
                keyCustody());
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        List<Node> typed = new ArrayList<>(profiles);
        typed.add(offering);
        for (Node subject : typed) {
            for (Node type : graph.values(subject, Terms.RDF_TYPE)) {
                if (type.isURI()) {
                    Vocabulary.bundled().kindOf(type.getURI()).ifPresent(kinds::add);
                }
            }
            kinds.addAll(codes("kinds", graph.values(subject, Ctl.KIND)));
        }
        if (kinds.isEmpty()) {
            kinds.add("other");
        }
        return kinds;
    }

    private Optional<OfferingFacts.Participant> provider() {
        return graph.values(offering, Terms.PROVIDED_BY).stream()
                .filter(Node::isURI)
                .sorted((a, b) -> a.getURI().compareTo(b.getURI()))
                .findFirst()
                .map(node -> new OfferingFacts.Participant(
                        node.getURI(),
                        OfferingFacts.wordings(graph, node, Terms.NAME).stream()
                                .map(OfferingFacts.Wording::text)
                                .findFirst()
                                .orElse(node.getURI()),
                        OfferingFacts.countryOf(graph, node).orElse(null)));
    }

    /** Stated locations, and the countries of the sites behind the service, whose purpose nobody said. */
    private List<OfferingFacts.Location> locations() {
        Set<OfferingFacts.Location> found = new LinkedHashSet<>();
        for (Node location : profilePath(Ctl.LOCATION)) {
            Node site = graph.values(location, Ctl.SITE).stream().findFirst().orElse(null);
            String country = graph.firstText(location, Ctl.COUNTRY)
                    .or(() -> site == null ? Optional.empty() : siteCountry(site))
                    .flatMap(OfferingFacts::alpha2)
                    .orElse(null);
            Set<String> purposes = graph.texts(location, Ctl.PURPOSE);
            for (String purpose : purposes.isEmpty() ? List.of("") : purposes) {
                found.add(new OfferingFacts.Location(
                        country,
                        purpose.isEmpty() ? null : code("purposes", purpose).orElse(null),
                        site == null || !site.isURI() ? null : site.getURI()));
            }
        }
        Set<String> said = new HashSet<>();
        found.forEach(location -> {
            if (location.site() != null) {
                said.add(location.site());
            }
        });
        for (OfferingFacts.Site site : sites()) {
            if (!said.contains(site.iri()) && site.country() != null) {
                found.add(new OfferingFacts.Location(site.country(), null, site.iri()));
            }
        }
        return List.copyOf(found);
    }

    private Optional<String> siteCountry(Node site) {
        Optional<String> known = siteCountries.get(site);
        if (known == null) {
            known = findSiteCountry(site);
            siteCountries.put(site, known);
        }
        return known;
    }

    private Optional<String> findSiteCountry(Node site) {
        return graph.along(site, Terms.GX + "location", Terms.COUNTRY_CODE).stream()
                .flatMap(value -> ClosureGraph.text(value).stream())
                .findFirst()
                .or(() -> OfferingFacts.addressCountry(graph, site, Terms.GX + "address"))
                .or(() -> graph.subjectsWith(Ctl.DESCRIBES, site).stream()
                        .flatMap(profile -> graph.firstText(profile, Ctl.COUNTRY).stream())
                        .findFirst())
                .flatMap(OfferingFacts::alpha2);
    }

    private List<OfferingFacts.Site> sites() {
        return closure.nodes().stream()
                .filter(node -> node.reachedBy() == EdgeKind.SITE && node.declared())
                .map(ClosureNode::iri)
                .sorted()
                .map(iri -> {
                    Node node = ClosureGraph.node(iri);
                    String name = OfferingFacts.wordings(graph, node, Terms.NAME).stream()
                            .map(OfferingFacts.Wording::text)
                            .findFirst()
                            .orElse(null);
                    return new OfferingFacts.Site(iri, name, siteCountry(node).orElse(null));
                })
                .toList();
    }

    /** Latitude and longitude as schema.org, the W3C basic geo vocabulary and Gaia-X write them. */
    private List<OfferingFacts.Point> points() {
        Set<OfferingFacts.Point> points = new LinkedHashSet<>();
        Map<Node, Optional<String>> longitudes = new HashMap<>();
        for (StatedFact fact : closure.facts()) {
            String property = fact.predicate().getURI();
            if (property.endsWith("latitude") || property.endsWith("#lat")) {
                String other = property.endsWith("lat")
                        ? property.substring(0, property.length() - 3) + "long"
                        : property.replace("latitude", "longitude");
                longitudes
                        .computeIfAbsent(fact.subject(), subject -> graph.firstText(subject, other))
                        .ifPresent(longitude -> point(fact.object(), longitude).ifPresent(points::add));
            }
        }
        return List.copyOf(points);
    }

    private static Optional<OfferingFacts.Point> point(Node latitude, String longitude) {
        try {
            double lat = Double.parseDouble(ClosureGraph.text(latitude).orElse(""));
            double lon = Double.parseDouble(longitude);
            boolean onTheMap = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
            return onTheMap ? Optional.of(new OfferingFacts.Point(lat, lon)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private boolean locationsAreComplete(Node profile) {
        return graph.texts(profile, Ctl.COMPLETE).stream()
                .anyMatch(text -> text.equals(Ctl.LOCATION) || text.equals("location"));
    }

    /** Only what an attester signed who is accredited for the scheme; what a provider says of itself is a fact, no certificate. */
    private Set<String> certificates() {
        Set<String> schemes = new TreeSet<>();
        for (StatedFact fact : closure.facts()) {
            if (fact.predicate().getURI().equals(Ctl.SCHEME) && fact.object().isLiteral()) {
                code("certificates", fact.object().getLiteralLexicalForm())
                        .filter(scheme -> fact.sources().stream()
                                .anyMatch(source -> source.accreditedSchemes().contains(scheme)))
                        .ifPresent(schemes::add);
            }
        }
        return schemes;
    }

    private Set<String> keyCustody() {
        Set<String> found = codes("key-custody", profilePath(Ctl.KEY_CUSTODY));
        for (StatedFact fact : closure.facts()) {
            if (fact.predicate().getURI().equals(Terms.GX + "keyManagement")) {
                ClosureGraph.text(fact.object())
                        .flatMap(text -> code("key-custody", text))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Node> profilePath(String... way) {
        return graph.along(profiles, way);
    }

    private static Set<String> codes(String list, List<Node> values) {
        Set<String> codes = new TreeSet<>();
        values.forEach(value -> ClosureGraph.text(value)
                .ifPresent(text -> codes.add(code(list, text).orElse(text))));
        return codes;
    }

    private static Optional<String> code(String list, String text) {
        return CodeLists.bundled().match(list, text).map(concept -> concept.notation());
    }
}

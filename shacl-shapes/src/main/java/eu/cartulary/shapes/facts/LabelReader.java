package eu.cartulary.shapes.facts;

import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.closure.StatedFact;
import eu.cartulary.shapes.vocabulary.Gx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Gaia-X labels of an offering: credentials of an issuer that the operator accredits for labels. */
final class LabelReader {
    /** What an operator may call them when it accredits an issuer. */
    private static final Set<String> SCHEMES = Set.of("gaia-x-label", "labelcredential", "*");

    private LabelReader() {}

    /** Those that name the offering, or are about it, newest first. */
    static List<OfferingFacts.Label> labels(Closure closure) {
        Node offering = OfferingFacts.offeringNode(closure);
        Set<Node> about = new HashSet<>(Set.of(offering));
        for (StatedFact fact : closure.facts()) {
            if (fact.predicate().getURI().equals(Gx.COMPLIANT_CREDENTIALS)
                    && fact.object().equals(offering)) {
                about.add(fact.subject());
            }
        }
        List<OfferingFacts.Label> labels = new ArrayList<>();
        for (StatedFact fact : closure.facts()) {
            if (fact.predicate().getURI().equals(Gx.LABEL_LEVEL)
                    && fact.object().isLiteral()
                    && about.contains(fact.subject())) {
                String level = fact.object().getLiteralLexicalForm();
                fact.sources().stream()
                        .filter(LabelReader::mayGiveLabels)
                        .map(source -> new OfferingFacts.Label(
                                level, source.issuer(), source.validFrom(), source.validUntil(), source.digest()))
                        .forEach(labels::add);
            }
        }
        labels.sort(Comparator.comparing(OfferingFacts.Label::from)
                .reversed()
                .thenComparing(OfferingFacts.Label::credential));
        return List.copyOf(labels);
    }

    private static boolean mayGiveLabels(SourcedClaims source) {
        return source.accreditedSchemes().stream()
                .map(scheme -> scheme.substring(Math.max(scheme.lastIndexOf('#'), scheme.lastIndexOf(':')) + 1))
                .anyMatch(scheme -> SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)));
    }
}

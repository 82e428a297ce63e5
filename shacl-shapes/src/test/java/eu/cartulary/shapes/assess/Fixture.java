package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A service about which next to nothing is known, of a kind that a criterion is asked of. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final String OFFERING = "https://example.org/service";
    static final String PROVIDER = "https://example.org/provider";
    static final String SITE = "https://example.org/site";

    private Fixture() {}

    /** The profile classes that stand for a kind of service, most general first. */
    static List<Term> profiles() {
        return Vocabulary.bundled().terms().stream()
                .filter(term -> term.kind() != null)
                .sorted(Comparator.comparing(Term::kind))
                .toList();
    }

    static String profileFor(Criterion criterion) {
        if (criterion.kinds().isEmpty()) {
            return "ObjectStorageProfile";
        }
        return profiles().stream()
                .filter(term -> criterion.isAskedOf(java.util.Set.of(term.kind())))
                .map(Term::name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no profile class for " + criterion.kinds()));
    }

    static MemoryClaims bare(String profileClass) {
        return new MemoryClaims()
                .credential("""
                        ex:service a gx:ServiceOffering ; gx:providedBy ex:provider ; gx:hostedOn ex:site .
                        ex:service-profile a ctl:%s ; ctl:describes ex:service ; ctl:complete ctl:party ;
                            ctl:block "compute", "storage", "network", "security", "iam" .
                        """.formatted(profileClass))
                .credential("ex:provider a gx:LegalPerson .")
                .credential("ex:site a gx:Datacenter .");
    }
}

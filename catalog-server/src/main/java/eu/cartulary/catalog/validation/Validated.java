package eu.cartulary.catalog.validation;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.assess.Assessment;
import eu.cartulary.shapes.facts.OfferingFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a document.
 *
 * @param wouldBe the HTTP status that publishing would answer
 * @param refusal the refusal of the first step that says no; none when it would be admitted
 * @param findings of envelope, trust and claims, before they are put into words
 * @param violations of the shapes, in the language of the request; also those behind a refusal of an earlier step
 * @param offerings each offering in it, with every assessment over what is stated here and what the catalog knows
 */
public record Validated(
        int wouldBe,
        @Nullable Refusal refusal,
        List<Finding> findings,
        List<Violation> violations,
        List<ValidatedOffering> offerings) {
    public Validated {
        findings = List.copyOf(findings);
        violations = List.copyOf(violations);
        offerings = List.copyOf(offerings);
    }

    /** An offering of the document. */
    public record ValidatedOffering(String offering, OfferingFacts facts, Map<String, Assessment> assessments) {}
}

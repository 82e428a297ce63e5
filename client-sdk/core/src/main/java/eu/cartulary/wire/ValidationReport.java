package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a document: the answer of {@code POST /validations}. Nothing was stored.
 *
 * @param acceptable whether it would be admitted
 * @param wouldBe the HTTP status that publishing would answer; 0 where only a server could say (a check on the spot)
 * @param findings oddities that would be accepted, on envelope, trust and claims
 * @param violations what would keep it out
 * @param offerings each offering found, with the assessment of every rulebook
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationReport(
        boolean acceptable,
        int wouldBe,
        List<Violation> findings,
        List<Violation> violations,
        List<AssessedOffering> offerings,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public ValidationReport {
        findings = Members.list(findings);
        violations = Members.list(violations);
        offerings = Members.list(offerings);
        more = Members.map(more);
    }

    /**
     * An offering of the document.
     *
     * @param key the short public name it would have
     * @param id its IRI
     * @param levels rulebook → level
     * @param levelDetails rulebook → what stands behind the level
     * @param assessments rulebook → its assessment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssessedOffering(
            String key,
            String id,
            @Nullable String name,
            Map<String, String> levels,
            Map<String, LevelDetails> levelDetails,
            Map<String, AssessmentReport> assessments) {

        public AssessedOffering {
            levels = Members.map(levels);
            levelDetails = Members.map(levelDetails);
            assessments = Members.map(assessments);
        }
    }
}

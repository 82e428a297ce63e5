package eu.cartulary.catalog.kernel;

import eu.cartulary.report.Violation;
import eu.cartulary.wire.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a step says no. A refusal is a value; exceptions are for bugs and for I/O that fails.
 *
 * @param type the stable code, which has the HTTP status
 * @param credential which credential of a presentation is refused, from 0; -1 when there is only one or it is about all
 * @param findings what the step has to say, all of it, not only the first
 * @param violations broken rules of the shapes, already in the language of the request
 * @param members more members of the problem, such as {@code accepted} (prefixes) or {@code line} (to send the operator)
 */
public record Refusal(
        ProblemType type,
        int credential,
        List<Finding> findings,
        List<Violation> violations,
        Map<String, Object> members) {

    public Refusal {
        findings = List.copyOf(findings);
        violations = List.copyOf(violations);
        members = Map.copyOf(members);
    }

    /** A refusal with what a step found. */
    public static Refusal of(ProblemType type, Finding... findings) {
        return new Refusal(type, -1, List.of(findings), List.of(), Map.of());
    }

    /** A refusal with what a step found. */
    public static Refusal of(ProblemType type, List<Finding> findings) {
        return new Refusal(type, -1, findings, List.of(), Map.of());
    }

    /** A refusal by the shapes. */
    public static Refusal ofViolations(ProblemType type, List<Violation> violations) {
        return new Refusal(type, -1, List.of(), violations, Map.of());
    }

    /** The same refusal with one more member. */
    public Refusal with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Refusal(type, credential, findings, violations, more);
    }

    /** The same refusal, about a credential of a presentation, which each of its remarks names. */
    public Refusal at(Violation.@Nullable CredentialRef place) {
        return place == null
                ? this
                : new Refusal(
                        type,
                        place.index(),
                        findings.stream().map(finding -> finding.in(place)).toList(),
                        violations.stream()
                                .map(violation -> violation.in(place))
                                .toList(),
                        members);
    }

    /** The same refusal, about the credential at this place of a presentation. */
    public Refusal at(int credentialIndex) {
        return new Refusal(type, credentialIndex, findings, violations, members);
    }
}

package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.report.LevelDetails.ObjectiveLevel;
import eu.cartulary.shapes.rulebook.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The short form of an assessment. */
final class Details {
    private Details() {}

    static LevelDetails of(Assessment a) {
        Map<String, ObjectiveLevel> objectives = new LinkedHashMap<>();
        // In one order everywhere: a check on the spot says byte for byte what a server says.
        new TreeMap<>(a.reached().objectives())
                .forEach((code, level) -> objectives.put(code, objective(a, code, level)));
        return new LevelDetails(
                a.reached().overall().code(),
                a.ifDeclared().overall().code(),
                a.proof(Grade.CERTIFIED).overall().code(),
                a.atMost().overall().code(),
                a.reached().overall().rank() < a.atMost().overall().rank(),
                known(a.criteria()),
                objectives,
                a.score(),
                a.parameters().values());
    }

    private static ObjectiveLevel objective(Assessment a, String code, Level reached) {
        Level atMost = a.atMost().objectives().getOrDefault(code, reached);
        return new ObjectiveLevel(
                reached.code(),
                atMost.code(),
                reached.rank() < atMost.rank(),
                a.objectiveKnown().getOrDefault(code, "0/0"),
                a.objectiveScores().get(code));
    }

    static String known(List<CriterionAnswer> answers) {
        long asked = answers.stream().filter(CriterionAnswer::asked).count();
        long known = answers.stream().filter(c -> c.asked() && c.known()).count();
        return known + "/" + asked;
    }
}

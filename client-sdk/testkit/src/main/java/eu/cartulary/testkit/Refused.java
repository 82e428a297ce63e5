package eu.cartulary.testkit;

import eu.cartulary.report.Violation;
import eu.cartulary.wire.Problem;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer is no. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    static Refused because(ProblemType type, @Nullable String detail) {
        return because(type, detail, List.of());
    }

    static Refused because(ProblemType type, @Nullable String detail, List<Violation> violations) {
        String title = type.name().charAt(0)
                + type.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Refused(new Problem(
                "/problems/" + type.slug(), title, type.status(), detail, null, null, violations, Map.of()));
    }

    Problem problem() {
        return problem;
    }
}

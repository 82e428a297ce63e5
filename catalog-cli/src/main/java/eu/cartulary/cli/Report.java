package eu.cartulary.cli;

import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Problems and remarks as text for people. */
final class Report {
    private Report() {}

    static void problem(Cartulary root, Problem problem) {
        PrintWriter err = root.terminal().err();
        err.println("cartulary: " + problem.status() + " " + Table.visible(problem.title()));
        if (problem.detail() != null) {
            err.println("  " + Table.visible(problem.detail()));
        }
        remarks(root, err, remark -> "", problem.violations());
        if (problem.traceId() != null) {
            err.println("  " + root.messages().say("report.trace", problem.traceId()));
        }
    }

    static void remarks(Cartulary root, PrintWriter out, Function<Violation, String> file, List<Violation> remarks) {
        for (Violation remark : remarks) {
            out.println(mark(root, remark.severity()) + " " + place(file.apply(remark), remark)
                    + Table.visible(remark.message()));
            if (remark.advice() != null) {
                out.println("    → " + Table.visible(remark.advice()));
            }
            out.println("    " + remark.rule() + (remark.path() == null ? "" : "  " + remark.path()));
        }
    }

    private static String place(String file, Violation remark) {
        String credential = remark.credential() == null
                ? ""
                : (file.isEmpty() ? "[" : " [") + remark.credential().index() + "]";
        String pointer = remark.pointer() == null ? "" : remark.pointer();
        String place = file + credential + pointer;
        return place.isEmpty() ? "" : place + ": ";
    }

    private static String mark(Cartulary root, Severity severity) {
        String word = root.messages().say("severity." + severity.name().toLowerCase(Locale.ROOT));
        if (!root.inColour()) {
            return word;
        }
        String colour =
                switch (severity) {
                    case VIOLATION -> "31";
                    case WARNING -> "33";
                    case INFO -> "36";
                };
        return "\u001b[1;" + colour + "m" + word + "\u001b[0m";
    }
}

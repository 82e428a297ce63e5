package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary explain}: why an offering has the level it has, and what is missing for the next one. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(paramLabel = "KEY|IRI", descriptionKey = "explain.what")
    private String what = "";

    @Option(names = "--rulebook", paramLabel = "ID", descriptionKey = "explain.rulebook")
    private @Nullable String rulebook;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", descriptionKey = "explain.parameter")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--fix", paramLabel = "FILE", descriptionKey = "explain.fix")
    private @Nullable String fix;

    @Option(names = "--all", descriptionKey = "explain.all")
    private boolean all;

    ExplainCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        try (CatalogClient client = root.client()) {
            String key = Keys.of(root, client, what);
            Collection<AssessmentReport> reports = rulebook == null
                    ? client.sync().assessments(key).values()
                    : List.of(client.sync().assessment(key, rulebook, parameters));
            Result.one(root, reports, () -> reports.forEach(this::text));
            if (fix != null) {
                writeFix(client, key, reports);
            }
        }
        return ExitCode.OK.number();
    }

    private void text(AssessmentReport report) {
        PrintWriter out = root.terminal().out();
        out.println(report.title() + "  " + report.level().reached());
        out.println("  "
                + root.messages()
                        .say(
                                "explain.known",
                                report.level().known(),
                                report.level().atMost()));
        for (CriterionReport criterion : report.criteria()) {
            if (all || counts(criterion.verdict())) {
                criterion(out, criterion);
            }
        }
        if (!report.gaps().isEmpty()) {
            gap(out, report.gaps().get(0));
        }
        out.println();
    }

    private static boolean counts(Verdict verdict) {
        return verdict != Verdict.MET && verdict != Verdict.NOT_APPLICABLE;
    }

    private void criterion(PrintWriter out, CriterionReport criterion) {
        String verdict =
                root.messages().say("verdict." + criterion.verdict().name().toLowerCase(Locale.ROOT));
        out.println("  " + criterion.id() + "  " + verdict + "  " + Table.visible(criterion.title()));
        out.println("      " + Table.visible(criterion.why()));
        if (criterion.failing() != null && !criterion.failing().path().isEmpty()) {
            List<String> way = new ArrayList<>();
            criterion.failing().path().forEach(step -> way.add(step.by() + " " + step.to()));
            out.println("      ↳ " + Table.visible(String.join(" › ", way)));
        }
    }

    private void gap(PrintWriter out, GapReport gap) {
        out.println("  "
                + root.messages().say("explain.gap", gap.level(), gap.steps().size()));
        for (GapReport.GapStep step : gap.steps()) {
            out.println("    • " + step.criterion() + "  "
                    + root.messages().say("effort." + step.effort().name().toLowerCase(Locale.ROOT)) + "  "
                    + Table.visible(step.advice()));
        }
    }

    /** A file that exists is a description to be mended; otherwise what is published is, and the file takes what changed. */
    private void writeFix(CatalogClient client, String key, Collection<AssessmentReport> reports) throws IOException {
        Path file = root.terminal().path(String.valueOf(fix));
        boolean there = Files.exists(file);
        DescriptionPatch patch = there ? description(file) : DescriptionPatch.ofPublished(client, key);
        int steps = patch.add(reports);
        Files.writeString(file, there ? patch.whole() : patch.changed());
        root.note(root.messages().say("explain.fixed", steps, String.valueOf(fix), patch.placeholders()));
    }

    private DescriptionPatch description(Path file) throws IOException {
        Inputs.Input input = new Inputs.Input(String.valueOf(fix), Files.readAllBytes(file));
        if (DescriptionFile.isYaml(input)) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("explain.fix-yaml", String.valueOf(fix)));
        }
        return new DescriptionPatch(DescriptionFile.credentials(root, input));
    }
}

package eu.cartulary.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.LocalValidator;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.ValidationReport;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary validate}: what a catalog would say; on the spot, or asked of one. Nothing is stored. */
@Command(name = "validate")
final class ValidateCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "validate.files")
    private List<String> files = List.of();

    @Option(names = "--offline", descriptionKey = "validate.offline")
    private boolean offline;

    @Option(
            names = "--report",
            defaultValue = "text",
            paramLabel = "text|json|sarif|junit",
            descriptionKey = "validate.report")
    private ReportFormat report = ReportFormat.TEXT;

    @Option(names = "--report-file", paramLabel = "FILE", descriptionKey = "validate.report-file")
    private @Nullable String reportFile;

    @Option(names = "--strict", descriptionKey = "validate.strict")
    private boolean strict;

    ValidateCommand(Cartulary root) {
        this.root = root;
    }

    /** Forms of the report. */
    enum ReportFormat {
        TEXT,
        JSON,
        SARIF,
        JUNIT
    }

    /** What was found in one file. */
    record Checked(
            String file,
            ValidationReport report,
            @JsonIgnore Positions positions) {

        List<Violation> remarks() {
            List<Violation> all = new ArrayList<>(report.violations());
            all.addAll(report.findings());
            return all;
        }
    }

    @Override
    public Integer call() throws Exception {
        List<Checked> checked = new ArrayList<>();
        Checker checker = checker();
        for (Inputs.Input input : Inputs.readAll(root, files)) {
            checked.add(new Checked(input.name(), checker.check(input), Positions.of(input)));
        }
        print(checked);
        boolean clean = checked.stream()
                .allMatch(each -> each.report().acceptable()
                        && (!strict || each.remarks().stream().allMatch(remark -> remark.severity() == Severity.INFO)));
        return (clean ? ExitCode.OK : ExitCode.FINDINGS).number();
    }

    private interface Checker {
        ValidationReport check(Inputs.Input input);
    }

    /** A catalog that was named knows more (trust, what is there already); without one the rules themselves answer. */
    private Checker checker() {
        if (!offline && root.serverIsNamed()) {
            CatalogClient client = root.client();
            return input -> client.sync().validate(DescriptionFile.envelope(root, input));
        }
        LocalValidator local = LocalValidator.find()
                .orElseThrow(() ->
                        new CommandFailure(ExitCode.FAILURE, root.messages().say("validate.no-rules")));
        return input -> local.validate(
                DescriptionFile.envelope(root, input), root.messages().language());
    }

    private void print(List<Checked> checked) throws java.io.IOException {
        ReportFormat form =
                report == ReportFormat.TEXT && root.output() == OutputFormat.JSON ? ReportFormat.JSON : report;
        String text =
                switch (form) {
                    case TEXT -> "";
                    case JSON -> eu.cartulary.json.Json.pretty(checked) + "\n";
                    case SARIF -> Sarif.of(checked);
                    case JUNIT -> JUnitXml.of(checked);
                };
        if (form == ReportFormat.TEXT) {
            checked.forEach(this::text);
        } else if (reportFile != null) {
            Files.writeString(root.terminal().path(reportFile), text);
            checked.forEach(this::text);
        } else {
            root.terminal().out().print(text);
        }
        root.terminal().out().flush();
    }

    private void text(Checked checked) {
        var out = root.terminal().out();
        Report.remarks(
                root, out, remark -> checked.file() + ":" + checked.positions().line(remark), checked.remarks());
        String verdict = checked.report().acceptable() ? "validate.acceptable" : "validate.refused";
        out.println(checked.file() + ": "
                + root.messages()
                        .say(
                                verdict,
                                checked.report().violations().size(),
                                checked.report().findings().size()));
        for (ValidationReport.AssessedOffering offering : checked.report().offerings()) {
            out.println("  " + (offering.name() == null ? offering.id() : Table.visible(offering.name())) + "  "
                    + Levels.line(offering.levels()));
        }
    }
}

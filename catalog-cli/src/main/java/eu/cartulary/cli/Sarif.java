package eu.cartulary.cli;

import eu.cartulary.json.Json;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SARIF 2.1.0, which forges show beside the lines of a change. */
final class Sarif {
    private Sarif() {}

    static String of(List<ValidateCommand.Checked> checked) {
        ObjectNode log = Json.mapper().createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "cartulary").put("version", String.valueOf(CommandLines.version()));
        ArrayNode rules = driver.putArray("rules");
        TreeSet<String> ids = new TreeSet<>();
        checked.forEach(each -> each.remarks().forEach(remark -> ids.add(remark.rule())));
        ids.forEach(id -> rules.addObject().put("id", id));
        ArrayNode results = run.putArray("results");
        for (ValidateCommand.Checked each : checked) {
            each.remarks().forEach(remark -> result(results.addObject(), each, remark));
        }
        return Json.pretty(log) + "\n";
    }

    private static void result(ObjectNode result, ValidateCommand.Checked in, Violation remark) {
        result.put("ruleId", remark.rule()).put("level", level(remark.severity()));
        String advice = remark.advice() == null ? "" : " " + remark.advice();
        result.putObject("message").put("text", remark.message() + advice);
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation")
                .put("uri", in.file().equals("-") ? "stdin" : in.file().replace('\\', '/'));
        physical.putObject("region").put("startLine", in.positions().line(remark));
        if (remark.pointer() != null) {
            String credential = remark.credential() == null
                    ? ""
                    : "/verifiableCredential/" + remark.credential().index();
            location.putArray("logicalLocations").addObject().put("fullyQualifiedName", credential + remark.pointer());
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}

package eu.cartulary.catalog.http;

import eu.cartulary.json.Json;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.ValidationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A validation as the editors and forges of developers read it.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class Sarif {
    private Sarif() {}

    static byte[] of(ValidationReport report) {
        List<Violation> all = Stream.concat(report.violations().stream(), report.findings().stream())
                .toList();
        List<Map<String, String>> rules = all.stream()
                .map(Violation::rule)
                .distinct()
                .map(id -> Map.of("id", id))
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Cartulary");
        driver.put("rules", rules);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", all.stream().map(Sarif::result).toList());
        Map<String, Object> sarif = new LinkedHashMap<>();
        sarif.put("version", "2.1.0");
        sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        sarif.put("runs", List.of(run));
        return Json.write(sarif);
    }

    private static Map<String, Object> result(Violation violation) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", violation.rule());
        result.put("level", level(violation.severity()));
        String advice = violation.advice();
        result.put(
                "message", Map.of("text", advice == null ? violation.message() : violation.message() + " " + advice));
        String pointer = violation.pointer();
        if (pointer != null) {
            result.put(
                    "locations",
                    List.of(Map.of(
                            "logicalLocations", List.of(Map.of("fullyQualifiedName", pointer, "kind", "member")))));
        }
        return result;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as the evidence keeps them: without words, so that they are read in any language. */
final class KeptFindings {
    private KeptFindings() {}

    static void write(List<Finding> findings, ArrayNode into) {
        for (Finding finding : findings) {
            ObjectNode json = into.addObject();
            ArrayNode arguments = json.putArray("arguments");
            finding.arguments().forEach(arguments::add);
            put(json, "pointer", finding.pointer());
            json.put("rule", finding.rule());
            json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            put(json, "value", finding.value());
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static List<Finding> read(JsonNode array) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode json : array) {
            List<String> arguments = new ArrayList<>();
            json.path("arguments").forEach(argument -> arguments.add(argument.asString("")));
            findings.add(new Finding(
                    json.path("rule").asString(""),
                    json.path("severity").asString("").equals("info") ? Severity.INFO : Severity.WARNING,
                    json.path("pointer").asString(null),
                    json.path("value").asString(null),
                    arguments,
                    null));
        }
        return findings;
    }
}

package eu.cartulary.catalog.graph;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A refusal on its way from Fuseki to the rim, which puts it into words. */
public final class SparqlRefusal {
    private SparqlRefusal() {}

    /** Reads the body of an answer of type {@link SparqlEndpoint#REFUSAL_TYPE}. */
    public static Refusal read(byte[] body) {
        try {
            JsonNode json = Json.read(body);
            ProblemType type =
                    ProblemType.ofSlug(json.path("problem").asString()).orElse(ProblemType.INTERNAL);
            List<Finding> findings = new ArrayList<>();
            for (JsonNode each : json.path("findings")) {
                List<String> arguments = new ArrayList<>();
                each.path("arguments").forEach(argument -> arguments.add(argument.asString()));
                String value =
                        each.path("value").isString() ? each.path("value").asString() : null;
                findings.add(
                        Finding.violation(each.path("rule").asString(), null, value, arguments.toArray(String[]::new)));
            }
            return Refusal.of(type, findings);
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException("not a refusal of the embedded endpoint", e);
        }
    }

    static byte[] write(Refusal refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("problem", refusal.type().slug());
        json.put(
                "findings",
                refusal.findings().stream().map(SparqlRefusal::member).toList());
        return Json.write(json);
    }

    private static Map<String, Object> member(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule());
        if (finding.value() != null) {
            json.put("value", finding.value());
        }
        json.put("arguments", finding.arguments());
        return json;
    }
}

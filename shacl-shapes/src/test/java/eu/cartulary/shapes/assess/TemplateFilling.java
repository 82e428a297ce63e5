package eu.cartulary.shapes.assess;

import eu.cartulary.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import tools.jackson.databind.JsonNode;

/** Fills in a template as a provider would, and reads it as JSON-LD with the bundled context. */
final class TemplateFilling {
    private TemplateFilling() {}

    static Graph read(Map<String, Object> template, String countries) {
        @SuppressWarnings("unchecked")
        Map<String, Object> filled = (Map<String, Object>) fill(template, countries);
        Map<String, Object> document = new LinkedHashMap<>(filled);
        List<Object> contexts = new ArrayList<>();
        for (Object context : (List<?>) document.get("@context")) {
            contexts.add(context.equals("https://w3id.org/cartulary/v1") ? needed(words(filled)) : context);
        }
        document.put("@context", contexts);
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(Json.write(document)))
                .lang(Lang.JSONLD11)
                .parse(graph);
        return graph;
    }

    private static Set<String> words(Object value) {
        Set<String> words = new HashSet<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, v) -> {
                words.add((String) key);
                words.addAll(words(v));
            });
        } else if (value instanceof List<?> list) {
            list.forEach(v -> words.addAll(words(v)));
        } else {
            words.add(String.valueOf(value));
        }
        return words;
    }

    /** The part of the bundled context that a document needs: reading all of it a thousand times takes minutes. */
    private static Map<String, Object> needed(Set<String> words) {
        Map<String, Object> context = new LinkedHashMap<>();
        CONTEXT.properties().forEach(entry -> {
            String key = entry.getKey();
            if (key.startsWith("@") || key.equals("ctl") || key.equals("xsd") || words.contains(key)) {
                context.put(key, entry.getValue());
            }
        });
        return context;
    }

    private static final JsonNode CONTEXT = bundled();

    private static JsonNode bundled() {
        try (InputStream in = TemplateFilling.class.getResourceAsStream("/contexts/v1.jsonld")) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .get("@context");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object fill(Object value, String country) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, v) -> filled.put((String) key, fill(v, country)));
            return filled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> fill(v, country)).toList();
        }
        if (value instanceof String text && text.startsWith("<") && text.endsWith(">")) {
            if (text.contains("country elsewhere")) {
                return "US";
            }
            if (text.contains("country")) {
                return country;
            }
            if (text.contains("date")) {
                return text.contains("2027") ? "2035-12-31" : "2026-11-01";
            }
            if (text.contains("address of the party")) {
                return Fixture.PROVIDER;
            }
            if (text.contains("address")) {
                return "https://example.org/page";
            }
            if (text.contains("SHA-256")) {
                return "0".repeat(64);
            }
            return text.contains("number") ? 1 : text.contains("scheme") ? "SecNumCloud" : "something";
        }
        return value;
    }
}

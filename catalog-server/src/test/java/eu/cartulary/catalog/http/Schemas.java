package eu.cartulary.catalog.http;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks JSON against the schemas of the contract, which are JSON Schema 2020-12, formats included. */
public final class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Map<?, ?> contract;
    private final JsonNode components;
    private final SchemaRegistry registry;
    private final Map<Object, Schema> known = new HashMap<>();
    private final Schema meta;

    /** The contract as it is served. */
    public static Schemas ofContract() {
        return new Schemas(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(OpenApiResource.contract(), StandardCharsets.UTF_8)));
    }

    Schemas(Map<?, ?> contract) {
        this.contract = contract;
        this.components = Json.mapper().valueToTree(contract.get("components"));
        this.registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
        this.meta = registry.getSchema(SchemaLocation.of(DIALECT));
    }

    /** The contract as it is written. */
    public Map<?, ?> contract() {
        return contract;
    }

    /** What is wrong with a value; empty when nothing is. */
    public List<String> problems(Map<?, ?> schema, JsonNode value) {
        return known
                .computeIfAbsent(schema, this::compiled)
                .validate(value, execution -> execution.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** What makes this no schema; empty when nothing does. */
    public List<String> problemsOfSchema(Map<?, ?> schema) {
        JsonNode json = Json.mapper().valueToTree(schema);
        return meta.validate(json).stream().map(Object::toString).toList();
    }

    private Schema compiled(Object schema) {
        ObjectNode whole = Json.mapper().createObjectNode();
        whole.put("$schema", DIALECT);
        whole.set("components", components);
        whole.set("allOf", Json.mapper().createArrayNode().add(Json.mapper().<JsonNode>valueToTree(schema)));
        return registry.getSchema(whole);
    }

    /** What a reference leads to. */
    public Map<?, ?> resolve(Map<?, ?> value) {
        Object reference = value.get("$ref");
        if (reference == null) {
            return value;
        }
        Map<?, ?> found = contract;
        for (String step : reference.toString().substring(2).split("/")) {
            found = (Map<?, ?>) Objects.requireNonNull(found.get(step), reference + " leads nowhere");
        }
        return found;
    }
}

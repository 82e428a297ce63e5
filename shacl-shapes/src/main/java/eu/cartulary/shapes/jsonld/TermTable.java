package eu.cartulary.shapes.jsonld;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Map;

/**
 * Makes a context of a table of facts about a vocabulary. A line is {@code how <tab> names}: {@code prefix} and
 * {@code vocab} name namespaces; {@code plain} are terms of the vocabulary without a type; {@code list} are terms whose
 * value is an object of code, label and meaning; {@code as} gives a term the IRI behind its {@code =}; anything else is
 * the datatype, {@code @id} or class to which a plain value is brought.
 */
final class TermTable {
    private static final JsonProvider JSON = JsonProvider.provider();

    private TermTable() {}

    static JsonObject context(String table, String namespace) {
        JsonObjectBuilder context = JSON.createObjectBuilder();
        table.replace("{namespace}", namespace)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> line(context, line.split("\t", 2)));
        return JSON.createObjectBuilder().add("@context", context).build();
    }

    private static void line(JsonObjectBuilder context, String[] line) {
        for (String name : line[1].split(" ")) {
            term(context, line[0], name);
        }
    }

    private static void term(JsonObjectBuilder context, String how, String name) {
        int equals = name.indexOf('=');
        String term = equals < 0 ? name : name.substring(0, equals);
        String iri = equals < 0 ? name : name.substring(equals + 1);
        switch (how) {
            case "vocab" -> context.add("@vocab", iri);
            case "prefix", "as" -> context.add(term, iri);
            case "plain" -> context.add(term, JSON.createObjectBuilder().add("@id", iri));
            case "list" ->
                context.add(
                        term,
                        JSON.createObjectBuilder()
                                .add("@id", iri)
                                .add(
                                        "@context",
                                        JSON.createObjectBuilder(Map.of(
                                                "text", "skos:notation",
                                                "description", "skos:prefLabel",
                                                "meaning", "@id"))));
            default ->
                context.add(term, JSON.createObjectBuilder().add("@id", iri).add("@type", how));
        }
    }
}

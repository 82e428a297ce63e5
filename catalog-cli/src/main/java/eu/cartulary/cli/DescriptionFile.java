package eu.cartulary.cli;

import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads an unsigned description: YAML-LD or JSON-LD; a presentation of several credentials, a list of them, or one. */
final class DescriptionFile {
    /** Aliases are never expanded (Jackson gives them as text), so a small file cannot become a large tree. */
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private DescriptionFile() {}

    static boolean isYaml(Inputs.Input input) {
        return switch (input.extension()) {
            case "yaml", "yml" -> true;
            case "json", "jsonld", "ttl", "jwt", "vc", "vp", "ndjson" -> false;
            default -> {
                String start = new String(input.bytes(), 0, Math.min(200, input.bytes().length), StandardCharsets.UTF_8)
                        .strip();
                yield start.startsWith("#") || start.startsWith("\"@context\"") || start.startsWith("---");
            }
        };
    }

    /** What the file holds, to be validated or, when it is signed, to be published. */
    static Envelope envelope(Cartulary root, Inputs.Input input) {
        return isYaml(input)
                ? new Envelope(Envelope.JSON_LD, Json.write(tree(root, input)))
                : Envelope.detect(input.bytes());
    }

    /** The credentials in the file. */
    static List<ObjectNode> credentials(Cartulary root, Inputs.Input input) {
        JsonNode document = tree(root, input);
        JsonNode inside = document.isArray()
                ? document
                : document.has("verifiableCredential") ? document.get("verifiableCredential") : null;
        ArrayNode list = inside instanceof ArrayNode array
                ? array
                : Json.mapper().createArrayNode().add(inside == null ? document : inside);
        List<ObjectNode> credentials = new ArrayList<>();
        for (JsonNode each : list) {
            if (!(each instanceof ObjectNode credential) || !credential.has("credentialSubject")) {
                throw new CommandFailure(ExitCode.FINDINGS, root.messages().say("failure.no-credential", input.name()));
            }
            credentials.add(credential);
        }
        return credentials;
    }

    /** Token by token, for those who want to know where things stand. */
    static JsonParser parser(Inputs.Input input) {
        return isYaml(input) ? YAML.createParser(input.bytes()) : Json.mapper().createParser(input.bytes());
    }

    private static JsonNode tree(Cartulary root, Inputs.Input input) {
        try {
            return isYaml(input) ? YAML.readTree(input.bytes()) : Json.read(input.bytes());
        } catch (JacksonException unreadable) {
            String where = unreadable.getLocation() == null
                    ? ""
                    : " (" + unreadable.getLocation().getLineNr() + ":"
                            + unreadable.getLocation().getColumnNr() + ")";
            throw new CommandFailure(
                    ExitCode.FINDINGS,
                    root.messages().say("failure.unreadable", input.name() + where, unreadable.getOriginalMessage()));
        } catch (Json.MalformedJsonException unreadable) {
            throw new CommandFailure(
                    ExitCode.FINDINGS,
                    root.messages().say("failure.unreadable", input.name(), String.valueOf(unreadable.getMessage())));
        }
    }
}

package eu.cartulary.sign;

import eu.cartulary.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds what a credential needs and its author need not write. What is there is never changed. */
final class Completion {
    static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String CREDENTIAL = "VerifiableCredential";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Completion() {}

    static ObjectNode of(ObjectNode credential, String issuer, Instant now, Duration validity) {
        requireIssuer(credential, issuer);
        ObjectNode complete = Json.mapper().createObjectNode();
        complete.set("@context", context(credential));
        complete.put("id", credential.path("id").asString(id(credential.get("credentialSubject"))));
        complete.set("type", type(credential.get("type")));
        complete.set("issuer", credential.has("issuer") ? credential.get("issuer") : text(issuer));
        Instant from = credential.has("validFrom")
                ? instant(credential.get("validFrom").asString(""))
                : now;
        complete.set(
                "validFrom", credential.has("validFrom") ? credential.get("validFrom") : text(SECONDS.format(now)));
        complete.set(
                "validUntil",
                credential.has("validUntil")
                        ? credential.get("validUntil")
                        : text(SECONDS.format(from.plus(validity))));
        for (Map.Entry<String, JsonNode> member : credential.properties()) {
            if (!complete.has(member.getKey())) {
                complete.set(member.getKey(), member.getValue());
            }
        }
        return complete;
    }

    /** The key decides who speaks: a description that names somebody else was made for another signer. */
    private static void requireIssuer(ObjectNode credential, String issuer) {
        JsonNode stated = credential.path("issuer");
        String id = stated.isObject() ? stated.path("id").asString(issuer) : stated.asString(issuer);
        if (!id.equals(issuer)) {
            throw new SigningException(
                    "issuer-differs", "the description names the issuer " + id + ", the key is of " + issuer);
        }
    }

    private static JsonNode context(ObjectNode credential) {
        JsonNode stated = credential.get("@context");
        if (stated == null) {
            return Json.mapper()
                    .createArrayNode()
                    .add(CREDENTIALS_V2)
                    .add(Description.GAIA_X)
                    .add(Description.CARTULARY);
        }
        return stated;
    }

    private static ArrayNode type(JsonNode stated) {
        ArrayNode types = Json.mapper().createArrayNode().add(CREDENTIAL);
        if (stated != null) {
            for (JsonNode each :
                    stated.isArray() ? stated : Json.mapper().createArrayNode().add(stated)) {
                if (!each.asString("").equals(CREDENTIAL)) {
                    types.add(each);
                }
            }
        }
        return types;
    }

    /**
     * Presentation, credential and subject need ids that differ (ICAM 25.11, chapter 5), and so do two credentials about one
     * subject, as a company and its acceptance of the terms: of two with one id the catalog keeps the later one only.
     */
    private static String id(JsonNode subject) {
        JsonNode first = subject.isArray() && !subject.isEmpty() ? subject.get(0) : subject;
        String iri = first.path("id").asString(first.path("@id").asString(""));
        if (!iri.startsWith("http")) {
            return "urn:uuid:" + UUID.randomUUID();
        }
        List<String> types = new ArrayList<>();
        JsonNode stated = first.has("type") ? first.path("type") : first.path("@type");
        (stated.isArray() ? stated : Json.mapper().createArrayNode().add(stated))
                .forEach(type -> types.add(localName(type.asString(""))));
        types.removeIf(String::isEmpty);
        types.add("credential");
        return iri + (iri.contains("#") ? "-" : "#") + String.join("-", types);
    }

    private static String localName(String type) {
        return type.substring(
                Math.max(type.lastIndexOf(':'), Math.max(type.lastIndexOf('/'), type.lastIndexOf('#'))) + 1);
    }

    private static Instant instant(String dateTime) {
        try {
            return java.time.OffsetDateTime.parse(dateTime).toInstant();
        } catch (java.time.DateTimeException notADateTime) {
            throw new SigningException(
                    "validFrom-unreadable",
                    "validFrom is a date with time and zone, such as 2026-01-31T12:00:00Z",
                    notADateTime);
        }
    }

    private static JsonNode text(String value) {
        return Json.mapper().valueToTree(value);
    }
}

package eu.cartulary.client;

import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.wire.AnchorEntry;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.HistoryEntry;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingPage;
import eu.cartulary.wire.OfferingThen;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantPage;
import eu.cartulary.wire.Receipt;
import eu.cartulary.wire.RecordedChange;
import eu.cartulary.wire.TrustEntry;
import eu.cartulary.wire.ValidationReport;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Every call of the contract but those of {@link WordCalls}, as a value. */
final class Calls {
    private static final String JSON = "application/json";

    private Calls() {}

    static Call<Receipt> publish(Envelope envelope) {
        // Safe to repeat: the catalog knows a credential by its digest and answers 200 the second time.
        return Call.post(
                "publish",
                "/credentials",
                envelope.mediaType(),
                envelope.bytes(),
                Call.Repeat.SAFE,
                (body, headers) -> Json.read(body, Receipt.class));
    }

    static Call<ValidationReport> validate(Envelope document) {
        return Call.post(
                "validate",
                "/validations",
                document.mediaType(),
                document.bytes(),
                Call.Repeat.SAFE,
                (body, headers) -> Json.read(body, ValidationReport.class));
    }

    static Call<CredentialRecord> credential(String digest) {
        return Call.getJson("credential", "/credentials/" + Call.encode(digest), CredentialRecord.class);
    }

    static Call<Envelope> envelope(String digest) {
        String asItCame = Envelope.VC_JWT + ", " + Envelope.VP_JWT + ", application/vc, application/jwt, */*;q=0.1";
        return Call.get(
                "envelope",
                "/credentials/" + Call.encode(digest),
                asItCame,
                (body, headers) -> new Envelope(type(headers), body));
    }

    static Call<String> claims(String digest, RdfFormat format) {
        return Call.get(
                "claims",
                "/credentials/" + Call.encode(digest),
                format.mediaType(),
                (body, headers) -> new String(body, StandardCharsets.UTF_8));
    }

    static Call<RecordedChange> revoke(String digest, String revocationJwt) {
        return Call.post(
                "revoke",
                "/credentials/" + Call.encode(digest) + "/revocation",
                "application/jwt",
                revocationJwt.strip().getBytes(StandardCharsets.US_ASCII),
                Call.Repeat.NEVER,
                (body, headers) -> Json.read(body, RecordedChange.class));
    }

    static Call<OfferingPage> offerings(OfferingQuery query) {
        return Call.getJson("offerings", "/offerings", OfferingPage.class).asking(query.encoded());
    }

    static Call<OfferingDetail> offering(String key) {
        return Call.getJson("offering", "/offerings/" + Call.encode(key), OfferingDetail.class);
    }

    static Call<Map<String, AssessmentReport>> assessments(String key) {
        return Call.get(
                "assessments",
                "/offerings/" + Call.encode(key) + "/assessments",
                JSON,
                (body, headers) -> byRulebook(body));
    }

    static Call<AssessmentReport> assessment(String key, String rulebook, Map<String, String> parameters) {
        return Call.getJson(
                        "assessment",
                        "/offerings/" + Call.encode(key) + "/assessments/" + Call.encode(rulebook),
                        AssessmentReport.class)
                .asking(Call.query(List.copyOf(parameters.entrySet())));
    }

    static Call<OfferingThen> offeringAsOf(String key, String moment) {
        return Call.getJson("offering-then", "/offerings/" + Call.encode(key), OfferingThen.class)
                .asking("asOf=" + Call.encode(moment));
    }

    static Call<ListOf<HistoryEntry>> history(String key) {
        return listOf("history", "/offerings/" + Call.encode(key) + "/history", HistoryEntry.class);
    }

    static Call<Content> timemap(String key) {
        return content("timemap", "/offerings/" + Call.encode(key) + "/timemap", "application/link-format");
    }

    static Call<ParticipantPage> participants(ParticipantQuery query) {
        return Call.getJson("participants", "/participants", ParticipantPage.class)
                .asking(query.encoded());
    }

    static Call<ParticipantDetail> participant(String key) {
        return Call.getJson("participant", "/participants/" + Call.encode(key), ParticipantDetail.class);
    }

    static Call<Content> graph(String iri, RdfFormat format) {
        return content("graph", "/graph", format.mediaType()).asking("graph=" + Call.encode(iri));
    }

    static Call<Content> sparql(String query, String accept) {
        return new Call<>(
                "sparql",
                "POST",
                "/sparql",
                "",
                Map.of("Accept", accept, "Content-Type", "application/sparql-query"),
                query.getBytes(StandardCharsets.UTF_8),
                Call.Repeat.SAFE,
                (body, headers) ->
                        new Content(headers.firstValue("Content-Type").orElse(accept), body));
    }

    static Call<String> checkpoint() {
        return Call.get(
                "checkpoint",
                "/log/checkpoint",
                "text/plain",
                (body, headers) -> new String(body, StandardCharsets.UTF_8));
    }

    static Call<InclusionProof> inclusion(String digest) {
        return Call.getJson("inclusion", "/log/proof", InclusionProof.class).asking("digest=" + Call.encode(digest));
    }

    static Call<ConsistencyProof> consistency(long from, long to) {
        return Call.getJson("consistency", "/log/consistency", ConsistencyProof.class)
                .asking("from=" + from + "&to=" + to);
    }

    static Call<Content> catalogDidDocument() {
        return content("did", "/.well-known/did.json", "application/did+json, application/json;q=0.9");
    }

    static Call<ListOf<TrustEntry>> trusted(TrustedAs role) {
        return listOf("trusted", role.path(), TrustEntry.class);
    }

    static Call<TrustEntry> trust(TrustedAs role, TrustEntry entry) {
        return Call.post(
                "trust",
                role.path(),
                JSON,
                Json.write(entry),
                Call.Repeat.NEVER,
                (body, headers) -> body.length == 0 ? entry : Json.read(body, TrustEntry.class));
    }

    static Call<Void> distrust(TrustedAs role, String did) {
        return new Call<>(
                "distrust",
                "DELETE",
                role.path() + "/" + Call.encode(did),
                "",
                Map.of("Accept", JSON),
                null,
                Call.Repeat.NEVER,
                Calls::nothing);
    }

    static Call<ListOf<AnchorEntry>> anchors() {
        return listOf("anchors", "/trust/anchors", AnchorEntry.class);
    }

    static Call<AnchorEntry> anchor(AnchorEntry entry) {
        return Call.post(
                "anchor",
                "/trust/anchors",
                JSON,
                Json.write(entry),
                Call.Repeat.NEVER,
                (body, headers) -> Json.read(body, AnchorEntry.class));
    }

    static Call<Void> unanchor(String sha256) {
        return new Call<>(
                "unanchor",
                "DELETE",
                "/trust/anchors/" + Call.encode(sha256),
                "",
                Map.of("Accept", JSON),
                null,
                Call.Repeat.NEVER,
                Calls::nothing);
    }

    static Call<ListOf<TrustEntry.Refused>> refused() {
        return listOf("refused", "/trust/refused", TrustEntry.Refused.class);
    }

    static Call<RecordedChange> byOperator(String what, String digest, String reason) {
        return Call.post(
                what,
                "/credentials/" + Call.encode(digest) + "/" + what,
                JSON,
                Json.write(Map.of("reason", reason)),
                Call.Repeat.NEVER,
                (body, headers) -> Json.read(body, RecordedChange.class));
    }

    static Call<byte[]> backup(BackupKeys keys) {
        return Call.get("backup", "/log/backup", "application/x-tar", (body, headers) -> body)
                .asking(keys.query());
    }

    static Call<Content> content(String operation, String path, String accept) {
        return Call.get(
                operation,
                path,
                accept,
                (body, headers) ->
                        new Content(headers.firstValue("Content-Type").orElse(accept), body));
    }

    static <T> Call<ListOf<T>> listOf(String operation, String path, Class<T> type) {
        return Call.get(operation, path, JSON, (body, headers) -> {
            JsonNode node = Json.read(body);
            JsonNode items = node.isArray() ? node : node.path("items");
            return new ListOf<>(list(items, type), node.path("next").asString(null));
        });
    }

    private static <T> List<T> list(JsonNode items, Class<T> type) {
        try {
            return items.isArray() ? Json.mapper().treeToValue(items, listType(type)) : List.of();
        } catch (JacksonException notTheContract) {
            throw new UnreadableAnswerException("a list of " + type.getSimpleName(), notTheContract);
        }
    }

    private static <T> TypeReference<List<T>> listType(Class<T> type) {
        return new TypeReference<>() {
            @Override
            public java.lang.reflect.Type getType() {
                return Json.mapper().getTypeFactory().constructCollectionType(List.class, type);
            }
        };
    }

    /** The reports by rulebook: as an object, or as a list in which each says which rulebook it is of. */
    private static Map<String, AssessmentReport> byRulebook(byte[] body) throws Json.MalformedJsonException {
        JsonNode node = Json.read(body);
        JsonNode inside =
                node.has("assessments") ? node.get("assessments") : node.has("items") ? node.get("items") : node;
        Map<String, AssessmentReport> reports = new LinkedHashMap<>();
        try {
            for (JsonNode each : inside) {
                AssessmentReport report = Json.mapper().treeToValue(each, AssessmentReport.class);
                reports.put(report.rulebook(), report);
            }
        } catch (JacksonException notTheContract) {
            throw new UnreadableAnswerException("assessments", notTheContract);
        }
        return reports;
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("application/octet-stream");
    }

    @SuppressWarnings("NullAway") // Void has no value.
    private static Void nothing(byte[] body, HttpHeaders headers) {
        return null;
    }
}

package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.http.Schemas;
import eu.cartulary.catalog.trust.Certificates;
import eu.cartulary.catalog.trust.Pki;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.wire.Receipt;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract is called at the running server, and what is sent and what comes back is held against its
 * schemas: status, media type, and each JSON, each line of NDJSON, each event.
 */
class ApiContractTest {
    @TempDir
    static Path data;

    @TempDir
    static Path keys;

    private static final Schemas SCHEMAS = Schemas.ofContract();

    private static RunningCatalog running;
    private static HttpClient http;
    private static Provider provider;
    private static Receipt mail;
    private static final Set<String> CALLED = new TreeSet<>();
    private static final List<String> WRONG = new ArrayList<>();

    @BeforeAll
    static void start() {
        running = RunningCatalog.start(data, "--cartulary.http.heartbeat=200ms");
        http = HttpClient.newHttpClient();
        provider = new Provider("nordpost.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        try (CatalogClient client = running.client()) {
            mail = client.sync().publish(provider.presentation("messaging/email"));
            client.sync().publish(provider.presentation("storage/object"));
        }
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
        running.close();
    }

    @Test
    void every_operation_answers_as_the_contract_says() throws Exception {
        reads();
        streams();
        writes();
        operators();
        refusals();

        assertThat(WRONG).isEmpty();
        Set<String> all = new TreeSet<>();
        ((Map<?, ?>) SCHEMAS.contract().get("paths"))
                .forEach((path, item) -> ((Map<?, ?>) item).forEach((method, op) -> {
                    if (op instanceof Map<?, ?> operation && operation.containsKey("operationId")) {
                        all.add(operation.get("operationId").toString());
                    }
                }));
        assertThat(CALLED).as("operations that were called with success").isEqualTo(all);
    }

    private static void reads() throws Exception {
        String digest = mail.credentials().get(3).digest();
        String key = mail.offerings().get(0).key();
        String company = eu.cartulary.catalog.kernel.Key.of("https://nordpost.example/company")
                .value();
        String query = URLEncoder.encode("SELECT * { ?s ?p ?o } LIMIT 3", StandardCharsets.UTF_8);
        for (String path : List.of(
                "/offerings?facets=kind,country,provider,level:ipc-baseline&limit=1&near=45.7,4.8,20000",
                "/offerings?id=" + URLEncoder.encode(mail.offerings().get(0).id(), StandardCharsets.UTF_8),
                "/offerings/" + key,
                "/offerings/" + key + "/history",
                "/offerings/" + key + "/timemap",
                "/offerings/" + key + "/assessments",
                "/offerings/" + key + "/assessments/eu-csf-1.2.1",
                "/participants?limit=1",
                "/participants/" + company,
                "/credentials/" + digest,
                "/rulebooks",
                "/rulebooks/ipc-baseline",
                "/rulebooks/eu-csf-1.2.1",
                "/shapes",
                "/vocabulary",
                "/vocabulary/kinds",
                "/vocabulary/countries",
                "/contexts/v1",
                "/examples",
                "/examples/messaging/email",
                "/problems",
                "/problems/shape-violations",
                "/ldes",
                "/ldes/0/0",
                "/log/checkpoint",
                "/log/tile/0/000.p/1",
                "/log/proof?digest=" + digest,
                "/log/consistency?from=1",
                "/sparql?query=" + query,
                "/graph?graph=urn:cartulary:records",
                "/.well-known/did.json",
                "/.well-known/api-catalog",
                "/.well-known/void",
                "/openapi.yaml",
                "/docs",
                "/",
                "/assets/cartulary.css",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/info")) {
            everyRepresentation(path);
        }
        String then = "/offerings/" + key + "?asOf=" + mail.journal().index();
        call("get", then, "application/json", null, null, null, 200);
    }

    /** A path in each media type that the contract has for it, but those that never end. */
    private static void everyRepresentation(String path) throws Exception {
        Map<?, ?> operation = operation("get", path);
        Map<?, ?> response = SCHEMAS.resolve((Map<?, ?>) ((Map<?, ?>) operation.get("responses")).get("200"));
        for (Object type : ((Map<?, ?>) response.get("content")).keySet()) {
            boolean own = path.startsWith("/credentials/") && type.toString().matches("application/(v.+|jwt)");
            boolean ask = path.contains("SELECT")
                    && type.toString().matches("text/turtle|application/(ld.json|n-triples|rdf.xml)");
            if (!type.equals("text/event-stream") && !ask) {
                call("get", path, own ? "*/*" : type.toString(), null, null, null, 200);
            }
        }
    }

    private static void streams() throws Exception {
        CALLED.add("events");
        try (EventReader events = new EventReader(URI.create(running.address() + "/events"), "0.0")) {
            Map<String, String> event = Map.of("$ref", "#/components/schemas/ChangeEvent");
            for (EventReader.Event each : events.until(e -> e.name().equals("offering.level-changed"))) {
                note("event " + each.name(), SCHEMAS.problems(event, each.json()));
            }
        }
        try (EventReader matches = new EventReader(URI.create(running.address() + "/offerings"), null)) {
            EventReader.Event match = matches.until(e -> true).get(0);
            note("match", SCHEMAS.problems(Map.of("$ref", "#/components/schemas/OfferingSummary"), match.json()));
        }
    }

    private static void writes() throws Exception {
        Envelope office = provider.presentation("office");
        call("post", "/credentials", "application/json", office.mediaType(), office.bytes(), null, 201);
        call("post", "/credentials", "application/json", office.mediaType(), office.bytes(), null, 200);
        String line =
                Json.mapper().writeValueAsString(provider.presentation("video").text());
        byte[] lines = (line + "\n\"nothing\"\n").getBytes(StandardCharsets.UTF_8);
        call("post", "/credentials", "application/x-ndjson", "application/x-ndjson", lines, null, 200);
        Envelope unsaid = provider.presentation("platform");
        for (String type : List.of("application/json", "application/sarif+json", "text/turtle")) {
            call("post", "/validations", type, unsaid.mediaType(), unsaid.bytes(), null, 200);
        }
        String digest = mail.credentials().get(3).digest();
        byte[] token = provider.signer
                .revocation(digest, RevocationReason.CEASED, RunningCatalog.BASE)
                .getBytes(StandardCharsets.UTF_8);
        call("post", "/credentials/" + digest + "/revocation", "application/json", "application/jwt", token, null, 201);
        byte[] query = "ASK { ?s ?p ?o }".getBytes(StandardCharsets.UTF_8);
        call("post", "/sparql", "application/sparql-results+json", "application/sparql-query", query, null, 200);
        call("get", "/credentials/" + digest, "application/json", null, null, null, 200);
        call("get", "/offerings?status=revoked", "application/json", null, null, null, 200);
        call("get", "/offerings/" + mail.offerings().get(0).key(), "application/json", null, null, null, 200);
    }

    private static void operators() throws Exception {
        String operator = running.operator();
        byte[] reason = "{\"reason\":\"the provider has ceased\"}".getBytes(StandardCharsets.UTF_8);
        String json = "application/json";
        for (String list : List.of("/trust/issuers", "/trust/attesters")) {
            byte[] entry = "{\"did\":\"did:web:other.example\",\"schemes\":[]}".getBytes(StandardCharsets.UTF_8);
            call("post", list, json, json, entry, operator, 201);
            call("get", list, json, null, null, operator, 200);
            call("delete", list + "/did:web:other.example", json, null, null, operator, 204);
        }
        X509Certificate root = new Pki(keys).root("root").certificate("root");
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        call("post", "/trust/anchors", json, json, Json.write(Map.of("certificate", pem)), operator, 201);
        call("get", "/trust/anchors", json, null, null, operator, 200);
        call("delete", "/trust/anchors/" + Certificates.sha256(root), json, null, null, operator, 204);
        Envelope stranger = new Provider("stranger.example", Algorithm.EDDSA).presentation("video");
        call("post", "/credentials", json, stranger.mediaType(), stranger.bytes(), null, 403);
        call("get", "/trust/refused", json, null, null, operator, 200);
        call("get", "/log/backup", "application/x-tar", null, null, operator, 200);
        call("get", "/log/replica?from=1", "application/x-ndjson", null, null, operator, 200);
        call("get", "/log/records?from=1", "application/x-ndjson", null, null, null, 200);
        String digest = mail.credentials().get(4).digest();
        call("post", "/credentials/" + digest + "/withdrawal", json, json, reason, operator, 201);
        call(
                "post",
                "/credentials/" + mail.credentials().get(2).digest() + "/erasure",
                json,
                json,
                reason,
                operator,
                201);
        call("get", "/trust/issuers", json, null, null, null, 401);
        call("post", "/credentials/" + digest + "/withdrawal", json, json, reason, "Bearer nobody", 401);
    }

    private static void refusals() throws Exception {
        String json = "application/json";
        call("get", "/offerings?colour=green", json, null, null, null, 400);
        call("get", "/offerings", "image/png", null, null, null, 406);
        call("get", "/participants?country=XX", json, null, null, null, 400);
        call("get", "/participants/aaaaaaaaaaaaaaaaaaaaaaaaaa", json, null, null, null, 404);
        call("get", "/offerings/aaaaaaaaaaaaaaaaaaaaaaaaaa", json, null, null, null, 404);
        call("get", "/offerings/" + mail.offerings().get(0).key() + "?asOf=yesterday", json, null, null, null, 400);
        call("get", "/ldes/0/99999", "text/turtle", null, null, null, 404);
        call("get", "/sparql?query=SELEKT", json, null, null, null, 400);
        call("post", "/credentials", json, "text/plain", new byte[1], null, 415);
        call("post", "/credentials", json, "application/jwt", new byte[1], null, 400);
        call("post", "/validations", json, "application/jwt", new byte[2 << 20], null, 413);
        call("get", "/credentials/" + "0".repeat(64), json, null, null, null, 404);
        call("get", "/rulebooks/none", json, null, null, null, 404);
    }

    private static void call(
            String method,
            String path,
            String accept,
            @Nullable String type,
            byte @Nullable [] body,
            @Nullable String authorization,
            int expected)
            throws Exception {
        String what = method + " " + path + " as " + accept;
        Map<?, ?> operation = operation(method, path);
        if (body != null && type != null && "application/json".equals(type)) {
            Map<?, ?> request = SCHEMAS.resolve((Map<?, ?>) operation.get("requestBody"));
            Map<?, ?> media = (Map<?, ?>) ((Map<?, ?>) request.get("content")).get(type);
            note("request of " + what, SCHEMAS.problems((Map<?, ?>) media.get("schema"), Json.read(body)));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.address() + path))
                .header("Accept", accept)
                .method(
                        method.toUpperCase(java.util.Locale.ROOT),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            WRONG.add(what + ": " + answer.statusCode() + " instead of " + expected + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
            return;
        }
        hold(what, operation, answer);
        if (expected < 300) {
            CALLED.add(operation.get("operationId").toString());
        }
    }

    private static void hold(String what, Map<?, ?> operation, HttpResponse<byte[]> answer) throws Exception {
        Object described = ((Map<?, ?>) operation.get("responses")).get(String.valueOf(answer.statusCode()));
        if (!(described instanceof Map<?, ?> response)) {
            WRONG.add(what + ": " + answer.statusCode() + " is not in the contract");
            return;
        }
        if (answer.statusCode() == 204) {
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        Object media = ((Map<?, ?>) SCHEMAS.resolve(response).get("content")).get(type);
        if (!(media instanceof Map<?, ?> known)) {
            WRONG.add(what + ": " + type + " is not in the contract");
            return;
        }
        Map<?, ?> schema = (Map<?, ?>) known.get("schema");
        if (type.endsWith("ndjson")) {
            for (String line :
                    new String(answer.body(), StandardCharsets.UTF_8).lines().toList()) {
                json(what, schema, line);
            }
        } else if (type.endsWith("json")) {
            json(what, schema, new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private static void json(String what, Map<?, ?> schema, String text) {
        try {
            note(what, SCHEMAS.problems(schema, Json.read(text)));
        } catch (Json.MalformedJsonException e) {
            WRONG.add(what + ": no JSON: " + text);
        }
    }

    private static void note(String what, List<String> problems) {
        problems.forEach(problem -> WRONG.add(what + ": " + problem));
    }

    /** The operation that answers at a path: the one whose fixed parts fit, the most of them. */
    private static Map<?, ?> operation(String method, String address) {
        String path = address.split("\\?", 2)[0];
        Map<?, ?> best = null;
        int most = -1;
        for (Map.Entry<?, ?> each : ((Map<?, ?>) SCHEMAS.contract().get("paths")).entrySet()) {
            String written = each.getKey().toString();
            String pattern = written.replaceAll("\\{(tile|kind|did)}", ".+").replaceAll("\\{[^}]*}", "[^/]+");
            int fixed = written.replaceAll("\\{[^}]*}", "").length();
            if (path.matches(pattern) && fixed > most) {
                most = fixed;
                best = (Map<?, ?>) ((Map<?, ?>) each.getValue()).get(method);
            }
        }
        if (best == null) {
            throw new AssertionError(method + " " + path + " is not in the contract");
        }
        return best;
    }
}

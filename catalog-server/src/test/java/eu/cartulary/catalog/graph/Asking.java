package eu.cartulary.catalog.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks an embedded endpoint as the rim does. */
final class Asking {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SparqlEndpoint endpoint;

    Asking(SparqlServer server) {
        this.endpoint = server.endpoint();
    }

    record Answer(int status, String type, String body, HttpResponse<byte[]> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> rules() {
            return SparqlRefusal.read(response.body()).findings().stream()
                    .map(f -> f.rule())
                    .toList();
        }
    }

    Answer get(String query, String accept, String... more) {
        String parameters = "query=" + encode(query) + String.join("", more);
        return send(HttpRequest.newBuilder(URI.create(endpoint.sparql() + "?" + parameters))
                .header("Accept", accept));
    }

    Answer post(String query) {
        return send(HttpRequest.newBuilder(endpoint.sparql())
                .header("Accept", "application/sparql-results+json, text/turtle")
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofString(query)));
    }

    Answer graph(String parameters, String method) {
        return send(HttpRequest.newBuilder(URI.create(endpoint.graph() + parameters))
                .header("Accept", "text/turtle")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Answer send(HttpRequest.Builder request) {
        return sendAs(request, endpoint.secret());
    }

    Answer sendAs(HttpRequest.Builder request, String secret) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.header(SparqlEndpoint.SECRET_HEADER, secret).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    SparqlEndpoint endpoint() {
        return endpoint;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

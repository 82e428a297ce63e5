package eu.cartulary.catalog.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;

/** How the framework is set so that the rim holds; the settings of an operator come before these. */
public final class RimDefaults {
    /** Not event streams and not NDJSON: a compressor would hold back what should go out at once. */
    private static final Set<String> COMPRESSED = Set.of(
            "text/html",
            "text/css",
            "text/csv",
            "text/turtle",
            "text/plain",
            "image/svg+xml",
            "application/json",
            "application/ld+json",
            "application/problem+json",
            "application/n-quads",
            "application/trig",
            "application/yaml",
            "application/sparql-results+json",
            "application/sparql-results+xml");

    private RimDefaults() {}

    /** Default properties for Spring Boot. */
    public static Map<String, Object> properties() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("spring.main.web-application-type", "reactive");
        defaults.put("spring.main.banner-mode", "off");
        // Loopback until somebody decides otherwise.
        defaults.put("server.address", "127.0.0.1");
        defaults.put("server.port", "8080");
        server(defaults);
        // Nothing is served from the class path but what a route names.
        defaults.put("spring.web.resources.add-mappings", "false");
        defaults.put("spring.webflux.problemdetails.enabled", "false");
        defaults.put("spring.codec.max-in-memory-size", "1MB");
        defaults.put("management.endpoints.web.exposure.include", "health,info,prometheus");
        defaults.put("management.endpoints.web.discovery.enabled", "false");
        defaults.put("management.endpoint.health.probes.enabled", "true");
        defaults.put("management.endpoint.health.show-details", "never");
        // Who waits for a start sees how far it is: percentages, nothing else.
        defaults.put("management.endpoint.health.group.readiness.show-details", "always");
        defaults.put("management.endpoint.health.group.readiness.show-components", "always");
        return defaults;
    }

    private static void server(Map<String, Object> defaults) {
        defaults.put("server.max-http-request-header-size", "16KB");
        defaults.put("server.netty.max-initial-line-length", "16KB");
        defaults.put("server.netty.connection-timeout", "10s");
        defaults.put("server.netty.idle-timeout", "60s");
        defaults.put("server.netty.validate-headers", "true");
        defaults.put("server.shutdown", "graceful");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        defaults.put("server.compression.enabled", "true");
        defaults.put("server.compression.min-response-size", "1KB");
        defaults.put("server.compression.mime-types", String.join(",", COMPRESSED));
    }

    /** Whether an answer of this type goes out compressed to who takes it, if it is large enough. */
    static boolean isCompressed(MediaType type) {
        return COMPRESSED.contains(type.getType() + "/" + type.getSubtype());
    }
}

package eu.cartulary.catalog.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;

/** The media types of the contract, and the short names of {@code ?format=}. */
public final class MediaTypes {
    public static final MediaType JSON = MediaType.APPLICATION_JSON;
    public static final MediaType HTML = MediaType.TEXT_HTML;
    public static final MediaType HTML_UTF8 = new MediaType("text", "html", StandardCharsets.UTF_8);
    public static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;
    public static final MediaType EVENTS = MediaType.TEXT_EVENT_STREAM;
    public static final MediaType CSV = new MediaType("text", "csv");
    public static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);
    public static final MediaType TURTLE = new MediaType("text", "turtle");
    public static final MediaType TURTLE_UTF8 = new MediaType("text", "turtle", StandardCharsets.UTF_8);
    public static final MediaType JSON_LD = new MediaType("application", "ld+json");
    /** JSON-LD in the words of schema.org, which search engines read. */
    public static final MediaType SCHEMA_ORG =
            new MediaType("application", "ld+json", Map.of("profile", "\"https://schema.org/\""));

    public static final MediaType N_QUADS = new MediaType("application", "n-quads");
    public static final MediaType TRIG = new MediaType("application", "trig");
    public static final MediaType VC_JWT = new MediaType("application", "vc+jwt");
    public static final MediaType VP_JWT = new MediaType("application", "vp+jwt");
    public static final MediaType VC = new MediaType("application", "vc");
    public static final MediaType JWT = new MediaType("application", "jwt");
    public static final MediaType REVOCATION = new MediaType("application", "revocation+jwt");
    public static final MediaType SARIF = new MediaType("application", "sarif+json");
    public static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;
    public static final MediaType DID = new MediaType("application", "did+json");
    public static final MediaType LINKSET = new MediaType("application", "linkset+json");
    public static final MediaType YAML = new MediaType("application", "yaml");
    public static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    public static final MediaType LINK_FORMAT = new MediaType("application", "link-format");
    public static final MediaType TAR = new MediaType("application", "x-tar");
    public static final MediaType OCTETS = MediaType.APPLICATION_OCTET_STREAM;

    private static final Map<String, MediaType> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("json", JSON);
        FORMATS.put("html", HTML);
        FORMATS.put("ndjson", NDJSON);
        FORMATS.put("csv", CSV);
        FORMATS.put("turtle", TURTLE);
        FORMATS.put("ttl", TURTLE);
        FORMATS.put("jsonld", JSON_LD);
        FORMATS.put("schema.org", SCHEMA_ORG);
        FORMATS.put("nquads", N_QUADS);
        FORMATS.put("trig", TRIG);
        FORMATS.put("events", EVENTS);
        FORMATS.put("sarif", SARIF);
        FORMATS.put("yaml", YAML);
    }

    private MediaTypes() {}

    /** Short names of formats. */
    static Map<String, MediaType> formats() {
        return FORMATS;
    }

    /** Whether two types name the same format; parameters are not looked at. */
    static boolean same(MediaType one, MediaType other) {
        return one.equalsTypeAndSubtype(other);
    }
}

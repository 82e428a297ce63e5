package eu.cartulary.client;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The bytes in which a credential or presentation travels, and their media type.
 *
 * @param mediaType without parameters, lower case, such as {@link #VC_JWT}
 * @param bytes as they were signed; not copied, so do not change them
 */
public record Envelope(String mediaType, byte[] bytes) {
    /** A credential as a JWT (VC-JOSE-COSE, section 3.1.1). */
    public static final String VC_JWT = "application/vc+jwt";
    /** A presentation as a JWT (VC-JOSE-COSE, section 3.1.2). */
    public static final String VP_JWT = "application/vp+jwt";
    /** JSON-LD, with a proof where it is to be published. */
    public static final String JSON_LD = "application/ld+json";
    /** Turtle: for validation only. */
    public static final String TURTLE = "text/turtle";

    public Envelope {
        Objects.requireNonNull(bytes, "bytes");
        int parameters = mediaType.indexOf(';');
        mediaType = (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** A signed credential. */
    public static Envelope vcJwt(String jwt) {
        return new Envelope(VC_JWT, jwt.strip().getBytes(StandardCharsets.US_ASCII));
    }

    /** A signed presentation. */
    public static Envelope vpJwt(String jwt) {
        return new Envelope(VP_JWT, jwt.strip().getBytes(StandardCharsets.US_ASCII));
    }

    /** JSON-LD. */
    public static Envelope jsonLd(String json) {
        return new Envelope(JSON_LD, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Finds out what bytes from a file are: a JWT is a presentation when its header's {@code typ} begins with {@code vp} or,
     * where {@code typ} says nothing, its payload has a {@code verifiableCredential}; an object is JSON-LD; anything else is
     * taken for Turtle.
     */
    public static Envelope detect(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return new Envelope(JSON_LD, bytes);
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || !text.startsWith("eyJ")) {
            return new Envelope(TURTLE, bytes);
        }
        return isPresentation(parts) ? vpJwt(text) : vcJwt(text);
    }

    private static boolean isPresentation(String[] parts) {
        try {
            java.util.Base64.Decoder decoder = java.util.Base64.getUrlDecoder();
            String typ = Json.read(decoder.decode(parts[0])).path("typ").asString("");
            if (typ.startsWith("vc") || typ.startsWith("application/vc")) {
                return false;
            }
            return typ.startsWith("vp")
                    || typ.startsWith("application/vp")
                    || Json.read(decoder.decode(parts[1])).has("verifiableCredential");
        } catch (IllegalArgumentException | Json.MalformedJsonException unreadable) {
            // Not ours to judge: the catalog says what is wrong with it.
            return false;
        }
    }

    /** The bytes as text: the compact form of a JWT, the JSON, the Turtle. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && mediaType.equals(that.mediaType) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return mediaType + ", " + bytes.length + " bytes";
    }
}

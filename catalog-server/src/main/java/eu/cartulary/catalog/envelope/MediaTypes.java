package eu.cartulary.catalog.envelope;

import java.util.Locale;
import java.util.Set;

/** Media types of what may be published, all generations that are in use. */
public final class MediaTypes {
    private static final Set<String> TOKENS = Set.of(
            "application/vc+jwt",
            "application/vp+jwt",
            "application/vc+ld+jwt",
            "application/vp+ld+jwt",
            "application/vc+ld+json+jwt",
            "application/vp+ld+json+jwt",
            "application/jwt",
            "application/jose");
    private static final Set<String> DOCUMENTS = Set.of(
            "application/ld+json",
            "application/vc",
            "application/vp",
            "application/vc+ld+json",
            "application/vp+ld+json");

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    public static String bare(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String bare = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isToken(String bare) {
        return TOKENS.contains(bare);
    }

    static boolean isDocument(String bare) {
        return DOCUMENTS.contains(bare);
    }

    /** Whether the type speaks of presentations; of credentials alone; or of neither. */
    static boolean contradicts(String bare, boolean presentation) {
        return bare.startsWith("application/vp") && !presentation || bare.startsWith("application/vc") && presentation;
    }
}

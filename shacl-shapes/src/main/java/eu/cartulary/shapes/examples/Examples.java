package eu.cartulary.shapes.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bundled examples. Each is one YAML document: an unsigned presentation with company, ownership, site, offering and
 * profile, all about {@value #HOST}.
 */
public final class Examples {
    /** The host that stands for the provider's own in every example. */
    public static final String HOST = "cloud.example";

    private static final List<String> KINDS = List.of(
            "hosting/web",
            "compute/vm",
            "compute/container",
            "storage/object",
            "storage/block",
            "storage/file",
            "messaging/email",
            "messaging/chat",
            "video",
            "office",
            "platform",
            "network",
            "data");

    private Examples() {}

    /** The kinds there is an example of, in the order of the code list. */
    public static List<String> kinds() {
        return KINDS;
    }

    /**
     * The example of a kind.
     *
     * @param kind in full ({@code messaging/email}) or its last part ({@code email}), in any case
     */
    public static Optional<String> yaml(String kind) {
        String asked = kind.toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(each -> each.equals(asked) || each.endsWith("/" + asked))
                .findFirst()
                .map(Examples::read);
    }

    private static String read(String kind) {
        try (InputStream in = Examples.class.getResourceAsStream("/examples/" + kind + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the example of " + kind + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

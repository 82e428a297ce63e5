package eu.cartulary.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A small vocabulary, close to the real one. */
final class TestVocabulary implements SearchVocabulary {
    static final List<String> KINDS = List.of(
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
            "data",
            "other");
    static final List<String> CERTIFICATES = List.of("ISO-27001", "C5", "SecNumCloud", "EUCS", "ISO-27017", "SOC2");
    static final List<String> PROTOCOLS =
            List.of("S3", "IMAP4rev2", "JMAP", "SMTP", "NFSv4", "OIDC", "WebDAV", "XMPP", "Matrix", "CalDAV");
    static final List<Scale> SCALES = List.of(
            new Scale("ipc-baseline", List.of("IPC-1", "IPC-2", "IPC-3")),
            new Scale("gaia-x-cd25.10", List.of("L1", "L2", "L3")),
            new Scale("eu-csf-1.2.1", List.of("SEAL-1", "SEAL-2", "SEAL-3", "SEAL-4")),
            new Scale("eu-csf-1.2.1/SOV-5", List.of("SEAL-1", "SEAL-2", "SEAL-3", "SEAL-4")));

    @Override
    public Words kinds() {
        return words(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("hosting", "compute", "storage", "messaging"), KINDS.stream())
                .toList());
    }

    @Override
    public Words certificates() {
        return words(CERTIFICATES);
    }

    @Override
    public Words formats() {
        return words(List.of("text/calendar", "application/mbox"));
    }

    @Override
    public Words protocols() {
        return words(PROTOCOLS);
    }

    @Override
    public List<Scale> scales() {
        return SCALES;
    }

    private static Words words(List<String> all) {
        return new Words() {
            @Override
            public Optional<String> canonical(String word) {
                return all.stream()
                        .filter(w -> w.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst();
            }

            @Override
            public List<String> all() {
                return all;
            }
        };
    }
}

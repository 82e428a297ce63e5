package eu.cartulary.catalog;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.HostPatterns;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has laid into {@code trust/}, read whole before anything is done with it. A file {@code issuers} or
 * {@code attesters} has a DID or pattern of hosts a line, an attester's schemes behind it, and {@code #} before a remark;
 * {@code anchors/} has certificates in PEM or DER ({@code .pem}, {@code .crt}, {@code .cer}).
 *
 * @param lines of both lists
 * @param anchors the certificates, by file name and then in the order of the file
 */
record TrustFolder(List<Line> lines, List<X509Certificate> anchors) {
    /** Bytes of one file: some 20,000 issuers, or 700 certificates. */
    private static final int MAX_BYTES = 1 << 20;

    /** Certificates of one file. */
    private static final int MAX_CERTIFICATES = 1_000;

    /**
     * One line of a list.
     *
     * @param did or a pattern of hosts
     * @param schemes of an attester
     */
    record Line(Role role, Did did, List<String> schemes) {}

    /**
     * Reads the folder; one that is not there says nothing.
     *
     * @throws RefusedStartException where a file is too large or is not what it should be, with its line
     */
    static TrustFolder read(Path folder) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Role role : Role.values()) {
            Path file = folder.resolve(role.list());
            if (Files.isRegularFile(file)) {
                addLines(file, role, lines);
            }
        }
        return new TrustFolder(List.copyOf(lines), anchors(folder.resolve("anchors")));
    }

    private static void addLines(Path file, Role role, List<Line> lines) throws IOException {
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            String said = line.replaceFirst("#.*", "").strip();
            if (said.isEmpty()) {
                continue;
            }
            List<String> words = Arrays.asList(said.split("[\\s,]+"));
            try {
                lines.add(
                        new Line(role, HostPatterns.parse(words.get(0)), List.copyOf(words.subList(1, words.size()))));
            } catch (IllegalArgumentException e) {
                throw refused(file + ":" + number + ": a line begins with a DID, not with " + words.get(0), e);
            }
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file + ": has bytes that are no UTF-8", e);
        }
    }

    private static List<X509Certificate> anchors(Path folder) throws IOException {
        List<X509Certificate> anchors = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{pem,crt,cer}")) {
                found.forEach(files::add);
            }
            files.sort(null);
            for (Path file : files) {
                anchors.addAll(certificates(file));
            }
        }
        return List.copyOf(anchors);
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            List<X509Certificate> certificates = Certificates.ofPem(bytes(file), MAX_CERTIFICATES);
            if (certificates.isEmpty()) {
                throw new CertificateException("the file has none");
            }
            return certificates;
        } catch (CertificateException e) {
            throw refused(file + ": has no certificate that can be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused(file + ": has more than " + MAX_BYTES + " bytes", null);
            }
            return bytes;
        }
    }

    private static RefusedStartException refused(String what, @Nullable Exception cause) {
        return new RefusedStartException(
                "What lies in the folder trust/ cannot be used: " + what,
                "Mend the file, or take it out of the folder: what it said before stays in the trust list. Nothing was changed.",
                cause);
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The collected credentials of third parties with the documents and certificates that lie beside them. */
final class Samples {
    private static final Pattern HASH = Pattern.compile("@([0-9a-f]{8})");

    private final Path folder;
    private final Map<String, String> provenance = new HashMap<>();
    private final List<byte[]> documents = new ArrayList<>();
    private final Map<String, byte[]> documentsByHash = new HashMap<>();
    private final Map<String, VerificationKey> certificates = new HashMap<>();

    private Samples(Path folder) {
        this.folder = folder;
    }

    static Samples open() throws IOException {
        Path folder = Path.of(System.getProperty("cartulary.shared", ""), "samples");
        if (!Files.isDirectory(folder)) {
            String word = "third-party samples are missing (system property cartulary.shared)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(word);
            }
            Assumptions.abort(word);
        }
        Samples samples = new Samples(folder);
        for (String generation : List.of("loire", "tagus", "older")) {
            samples.read(generation);
        }
        return samples;
    }

    List<Path> files(String under) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(under))) {
            return files.filter(file ->
                            file.toString().endsWith(".jwt") || file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".decoded.json"))
                    .sorted()
                    .toList();
        }
    }

    /** What the collectors found about the signature of a file. */
    String provenance(String file) {
        return provenance.getOrDefault(file, "");
    }

    /** Whether the key with which the collectors verified lies in the collection. */
    boolean hasKeyOf(String said) {
        Matcher hash = HASH.matcher(said);
        return !hash.find() || documentsByHash.containsKey(hash.group(1)) || certificates.containsKey(hash.group(1));
    }

    /** The documents of the samples; where the collectors name the version that verified, that one comes first. */
    KeyResolver keys(String said) {
        Matcher hash = HASH.matcher(said);
        byte[] preferred = hash.find() ? documentsByHash.get(hash.group(1)) : null;
        VerificationKey certificate = hash.reset().find() ? certificates.get(hash.group(1)) : null;
        return (did, maxAge) -> resolve(did, preferred, certificate);
    }

    private ResolvedDid resolve(Did did, byte[] preferred, VerificationKey certificate) throws DidException {
        if (!KeyResolver.needsNetwork(did)) {
            return new DidResolver((uri, ask) -> new Fetched.Missed(Fetched.Why.UNREACHABLE, ""), Clock.systemUTC())
                    .resolve(did, KeyResolver.USUAL);
        }
        if (certificate != null) {
            return resolved(did, anyKeyOf(did, certificate));
        }
        if (preferred != null && names(preferred, did)) {
            return resolved(did, preferred);
        }
        for (byte[] document : documents) {
            if (names(document, did)) {
                return resolved(did, document);
            }
        }
        throw new DidException("did-document-unreachable", "not among the samples");
    }

    private static ResolvedDid resolved(Did did, byte[] document) throws DidException {
        return new ResolvedDid(DidDocument.parse(document, did.value()), document, Digest.of(document), Instant.EPOCH);
    }

    private static boolean names(byte[] document, Did did) {
        try {
            return DidWeb.canonical(Json.read(document).path("id").asString("")).equals(did.value());
        } catch (Json.MalformedJsonException e) {
            return false;
        }
    }

    /** A document that lists the certificate's key under the names that signers use, for fixtures that ship no document. */
    private static byte[] anyKeyOf(Did did, VerificationKey key) {
        List<Object> methods = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String name : List.of(
                "", "#JWK2020", "#JWK2020-RSA", "#JWK2020-X509", "#X509-JWK2020", "#X509-JWK", "#key-1", "#signer")) {
            Map<String, Object> method = new LinkedHashMap<>();
            method.put("id", did.value() + name);
            method.put("type", "JsonWebKey2020");
            method.put("controller", did.value());
            method.put("publicKeyJwk", key.toJwk());
            methods.add(method);
            ids.add(did.value() + name);
        }
        return Json.write(Map.of("id", did.value(), "verificationMethod", methods, "assertionMethod", ids));
    }

    private void read(String generation) throws IOException {
        for (String line : Files.readAllLines(folder.resolve(generation).resolve("PROVENANCE.txt"))) {
            String[] columns = line.split(" \\| ");
            if (columns.length > 5) {
                provenance.put(generation + "/" + columns[0].strip(), columns[5].strip());
            }
        }
        each(generation + "/did", file -> {
            byte[] document = Files.readAllBytes(file);
            documents.add(document);
            documentsByHash.put(hashOf(file), document);
        });
        each(generation + "/x509", file -> {
            try (InputStream in = Files.newInputStream(file)) {
                var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
                certificates.put(hashOf(file), VerificationKey.of(certificate.getPublicKey()));
            } catch (Exception unreadable) {
                // A certificate that cannot be read verifies nothing.
            }
        });
    }

    private interface FileAction {
        void accept(Path file) throws IOException;
    }

    private void each(String under, FileAction action) throws IOException {
        if (Files.isDirectory(folder.resolve(under))) {
            try (Stream<Path> files = Files.list(folder.resolve(under))) {
                for (Path file : files.sorted().toList()) {
                    action.accept(file);
                }
            }
        }
    }

    private static String hashOf(Path file) {
        Matcher matcher =
                Pattern.compile("__([0-9a-f]{8})\\.").matcher(file.getFileName().toString());
        return matcher.find() ? matcher.group(1) : file.toString();
    }
}

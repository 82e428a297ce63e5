package eu.cartulary.catalog.trust;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and whom it certifies, made by the platform's own keytool. */
public final class Pki {
    private static final char[] PASSWORD = "for-a-test".toCharArray();

    private final Path folder;

    public Pki(Path folder) {
        this.folder = folder;
    }

    /** Makes a key with a certificate of its own that may sign certificates and lists. */
    public Pki root(String alias) throws Exception {
        pair(alias, "-ext", "bc:c", "-ext", "ku=keyCertSign,cRLSign,digitalSignature");
        return this;
    }

    /** Makes a key with a certificate of an authority. */
    public Pki leaf(String alias, String signer, String... extensions) throws Exception {
        List<String> more = new ArrayList<>(List.of("-signer", signer));
        for (String extension : extensions) {
            more.addAll(List.of("-ext", extension));
        }
        pair(alias, more.toArray(String[]::new));
        return this;
    }

    private void pair(String alias, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias));
        arguments.addAll(List.of(more));
        keytool(arguments);
    }

    /** A revocation list of an authority, with these certificates in it. */
    public byte[] list(String authority, X509Certificate... revoked) throws Exception {
        return list(authority, 30, revoked);
    }

    /** The same, good for so many days. */
    public byte[] list(String authority, int days, X509Certificate... revoked) throws Exception {
        Path file = folder.resolve("list.crl");
        List<String> arguments = new ArrayList<>(
                List.of("-gencrl", "-alias", authority, "-validity", Integer.toString(days), "-file", file.toString()));
        for (X509Certificate certificate : revoked) {
            arguments.addAll(List.of("-id", certificate.getSerialNumber() + ":1"));
        }
        if (revoked.length == 0) {
            arguments.addAll(List.of("-id", "1:1"));
        }
        keytool(arguments);
        return Files.readAllBytes(file);
    }

    public X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) store().getCertificate(alias);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public PrivateKey key(String alias) throws Exception {
        return (PrivateKey) store().getKey(alias, PASSWORD);
    }

    public SigningKey signingKey(String alias) throws Exception {
        return SigningKey.of(key(alias), certificate(alias).getPublicKey(), Algorithm.ES256);
    }

    /** As in {@code x5c}. */
    public List<String> chain(String alias) throws Exception {
        List<String> chain = new ArrayList<>();
        for (Certificate certificate : store().getCertificateChain(alias)) {
            chain.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        }
        return chain;
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private void keytool(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                folder.resolve("keys.p12").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
    }
}

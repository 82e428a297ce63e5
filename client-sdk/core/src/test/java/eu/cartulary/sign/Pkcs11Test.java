package eu.cartulary.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidKey;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.verify.EnvelopeVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key that never leaves its token signs a credential. Needs SoftHSM (Debian: {@code softhsm2}): without it this is skipped, or
 * fails in CI. {@code -Dsofthsm=<folder>} names a folder with {@code softhsm2-util} and {@code libsofthsm2.so}.
 */
class Pkcs11Test {
    private static final String PIN = "4711";

    private static Optional<Path> find(String file) {
        return Stream.of(
                        System.getProperty("softhsm", ""),
                        "/usr/bin",
                        "/usr/lib/softhsm",
                        "/usr/lib/x86_64-linux-gnu/softhsm",
                        "/usr/local/lib/softhsm",
                        "/opt/homebrew/lib/softhsm")
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, file))
                .filter(Files::exists)
                .findFirst();
    }

    /** Without it the test is skipped, or fails in CI. */
    private static Path softHsm(String file) {
        Optional<Path> found = find(file);
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("SoftHSM is missing (Debian: softhsm2): " + file);
        }
        assumeTrue(found.isPresent(), "SoftHSM is not here (Debian: softhsm2): " + file);
        return found.get();
    }

    @Test
    void a_key_on_a_token_signs_a_credential(@TempDir Path folder) throws Exception {
        Path library = softHsm("libsofthsm2.so");
        Path tool = softHsm("softhsm2-util");
        // SoftHSM reads its settings, once, where the environment of this process says; the build says where.
        String settings = System.getenv("SOFTHSM2_CONF");
        assumeTrue(settings != null, "SOFTHSM2_CONF does not name the settings of SoftHSM");
        Files.writeString(
                Path.of(settings), "directories.tokendir = " + Files.createDirectory(folder.resolve("tokens")) + "\n");
        run(List.of(tool.toString(), "--init-token", "--free", "--label", "here", "--pin", PIN, "--so-pin", PIN));
        Path configuration = folder.resolve("pkcs11.cfg");
        Files.writeString(configuration, "name = here\nlibrary = " + library + "\nslotListIndex = 0\n");
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerarg",
                configuration.toString(),
                "-storepass",
                PIN,
                "-alias",
                "signing",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=cloud.example"));

        SigningKey key = SigningKeys.ofPkcs11(configuration, "signing", PIN.toCharArray());
        Signer signer = Signer.ofDidKey(key);
        Envelope envelope = signer.credential("{\"credentialSubject\":{\"id\":\"urn:x:1\"}}");
        assertThat(new EnvelopeVerifier(DidKey::resolve, Clock.systemUTC())
                        .verify(envelope)
                        .signatures())
                .hasSize(1);
        assertThatThrownBy(() -> SigningKeys.ofPkcs11(configuration, "other", PIN.toCharArray()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("other");
    }

    @Test
    void a_token_that_is_not_there_is_said_in_plain_words(@TempDir Path folder) throws Exception {
        Path configuration = folder.resolve("none.cfg");
        Files.writeString(configuration, "name = none\nlibrary = " + folder.resolve("nothing.so") + "\n");
        assertThatThrownBy(() -> SigningKeys.ofPkcs11(configuration, "a", PIN.toCharArray()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("the token cannot be opened");
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Map.of(String.join(" ", command), said).toString())
                .isZero();
    }
}

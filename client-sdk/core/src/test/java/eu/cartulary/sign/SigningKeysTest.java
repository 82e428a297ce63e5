package eu.cartulary.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made here, in each form in which other tools write them; none lies in the repository. */
class SigningKeysTest {
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    @Test
    void reads_a_jwk_that_it_wrote() {
        SigningKey key = SigningKey.generate(Algorithm.ES384);
        SigningKey read = SigningKeys.read(key.toPrivateJwk().toString());
        assertThat(read.verificationKey()).isEqualTo(key.verificationKey());
        assertThatThrownBy(() -> SigningKeys.read(key.verificationKey().toJwk().toString()))
                .isInstanceOf(SigningException.class);
    }

    @Test
    void reads_ed25519_in_pkcs8_and_computes_its_public_half() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SigningKey key = SigningKeys.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        assertThat(key.verificationKey().publicKey()).isEqualTo(pair.getPublic());
        assertThat(key.algorithm()).isEqualTo(Algorithm.EDDSA);
        verifies(key);
    }

    @Test
    void reads_rsa_in_pkcs8_and_pkcs1() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] pkcs1 = Der.read(pkcs8).get(0).inside().get(2).content();
        for (String text : new String[] {pem("PRIVATE KEY", pkcs8), pem("RSA PRIVATE KEY", pkcs1)}) {
            SigningKey key = SigningKeys.read(text);
            assertThat(((RSAPublicKey) key.verificationKey().publicKey()).getModulus())
                    .isEqualTo(((RSAPublicKey) pair.getPublic()).getModulus());
            assertThat(key.algorithm()).isEqualTo(Algorithm.PS256);
            verifies(key);
        }
    }

    @Test
    void reads_ec_in_sec1_with_its_point_and_in_pkcs8_with_the_public_key_beside() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        String bare = pem("PRIVATE KEY", pkcs8);
        String withPublic = bare + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        for (String text : new String[] {withPublic, pem("EC PRIVATE KEY", sec1(pair, pkcs8))}) {
            SigningKey key = SigningKeys.read("a comment before\n" + text);
            assertThat(((ECPublicKey) key.verificationKey().publicKey()).getW())
                    .isEqualTo(((ECPublicKey) pair.getPublic()).getW());
            assertThat(key.algorithm()).isEqualTo(Algorithm.ES256);
            verifies(key);
        }
        assertThatThrownBy(() -> SigningKeys.read(bare)).hasMessageContaining("PUBLIC KEY");
    }

    @Test
    void reads_a_pkcs12_file_of_the_jdk(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=x",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        SigningKey key = SigningKeys.ofPkcs12(Files.readAllBytes(file), "changeit".toCharArray());
        assertThat(key.algorithm()).isEqualTo(Algorithm.ES256);
        verifies(key);
        assertThatThrownBy(() -> SigningKeys.ofPkcs12(Files.readAllBytes(file), "wrong".toCharArray()))
                .hasMessageContaining("password");
    }

    @Test
    void says_what_is_wrong_with_a_file_that_is_no_key() {
        assertThatThrownBy(() -> SigningKeys.read("hello")).hasMessageContaining("no private key");
        assertThatThrownBy(() -> SigningKeys.read(pem("ENCRYPTED PRIVATE KEY", DATA)))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> SigningKeys.read(pem("PRIVATE KEY", DATA))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> SigningKeys.read(pem("EC PRIVATE KEY", new byte[] {0x30, (byte) 0x83, 1, 1, 1})))
                .isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> SigningKeys.ofPkcs12(DATA, "x".toCharArray())).hasMessageContaining("PKCS #12");
    }

    private static byte[] sec1(KeyPair pair, byte[] pkcs8) {
        Der.Value inner =
                Der.read(Der.read(pkcs8).get(0).inside().get(2).content()).get(0);
        byte[] secret = inner.inside().get(1).content();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] bits = Der.read(spki).get(0).inside().get(1).content();
        byte[] algorithm = Der.read(spki).get(0).inside().get(0).content();
        byte[] curve = Arrays.copyOfRange(algorithm, 9, algorithm.length);
        return Der.write(
                Der.SEQUENCE,
                Der.write(Der.INTEGER, new byte[] {1}),
                Der.write(Der.OCTET_STRING, secret),
                Der.write(Der.CONTEXT_0, curve),
                Der.write(Der.CONTEXT_1, Der.write(Der.BIT_STRING, bits)));
    }

    private static void verifies(SigningKey key) {
        assertThat(key.verificationKey().verify(key.algorithm(), DATA, key.sign(DATA)))
                .isTrue();
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}

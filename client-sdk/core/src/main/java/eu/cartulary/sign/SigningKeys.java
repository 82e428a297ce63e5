package eu.cartulary.sign;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads private keys in the forms in which people keep them. */
public final class SigningKeys {
    private SigningKeys() {}

    /** A new key: Ed25519, or P-256 where a partner does not know Ed25519. */
    public static SigningKey generate(Algorithm algorithm) {
        return SigningKey.generate(algorithm);
    }

    /** Whatever the text is: a private JWK, or PEM. */
    public static SigningKey read(String text) {
        return text.strip().startsWith("{") ? ofJwk(text) : ofPem(text);
    }

    /** A private JWK (RFC 7517). */
    public static SigningKey ofJwk(String jwk) {
        try {
            JsonNode json = Json.read(jwk);
            return SigningKey.parse(json);
        } catch (JoseException wrong) {
            throw new SigningException(wrong.rule(), Objects.toString(wrong.getMessage()), wrong);
        } catch (Json.MalformedJsonException unreadable) {
            throw new SigningException("key-malformed", "this is no JWK: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * A private key in PEM: PKCS #8 ({@code PRIVATE KEY}), SEC 1 ({@code EC PRIVATE KEY}) or PKCS #1
     * ({@code RSA PRIVATE KEY}), without a password. A public key or certificate may stand beside it and is needed only for an
     * EC key whose file leaves its public half out.
     */
    public static SigningKey ofPem(String pem) {
        PemKeys.Pair pair = PemKeys.read(pem);
        return of(pair.privateKey(), pair.publicKey());
    }

    /** A key in a PKCS #12 file. */
    public static SigningKey ofPkcs12(byte[] file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            List<String> aliases = Collections.list(store.aliases());
            for (String alias : aliases) {
                if (store.isKeyEntry(alias)) {
                    return ofKeyStore(store, alias, password);
                }
            }
            throw new SigningException("key-missing", "the file holds no private key");
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new SigningException(
                    "key-malformed", "the PKCS #12 file cannot be opened: is the password right?", unreadable);
        }
    }

    /**
     * A key on a PKCS #11 token (smart card, HSM). The private key stays on it; the JDK's own provider, configured by the file,
     * is added to the providers of this JVM, since signing has to find it.
     *
     * @param configuration the file of the JDK's PKCS #11 guide: {@code name}, {@code library}, {@code slotListIndex}
     * @param alias the label under which key and certificate lie on the token
     */
    public static SigningKey ofPkcs11(Path configuration, String alias, char[] pin) {
        try {
            Provider jdk = Security.getProvider("SunPKCS11");
            if (jdk == null) {
                throw new SigningException("pkcs11-missing", "this Java runtime has no module jdk.crypto.cryptoki");
            }
            Provider token = jdk.configure(configuration.toString());
            if (Security.getProvider(token.getName()) == null) {
                Security.addProvider(token);
            }
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            store.load(null, pin);
            return ofKeyStore(store, alias, pin);
        } catch (GeneralSecurityException | IOException | RuntimeException refused) {
            if (refused instanceof SigningException said) {
                throw said;
            }
            throw new SigningException("key-malformed", "the token cannot be opened: " + refused.getMessage(), refused);
        }
    }

    /**
     * A key of a key store that is open already: PKCS #11 (smart card, HSM), PKCS #12, the key chain of the system. The
     * private key need not leave it.
     */
    public static SigningKey ofKeyStore(KeyStore store, String alias, char[] password) {
        try {
            Certificate certificate = store.getCertificate(alias);
            if (!(store.getKey(alias, password) instanceof PrivateKey privateKey) || certificate == null) {
                throw new SigningException("key-missing", "no private key with a certificate under the name " + alias);
            }
            return of(privateKey, certificate.getPublicKey());
        } catch (GeneralSecurityException refused) {
            throw new SigningException(
                    "key-malformed", "the key " + alias + " cannot be used: " + refused.getMessage(), refused);
        }
    }

    private static SigningKey of(PrivateKey privateKey, PublicKey publicKey) {
        try {
            Set<Algorithm> possible = VerificationKey.of(publicKey).algorithms();
            Algorithm algorithm = publicKey instanceof RSAPublicKey
                    ? Algorithm.PS256 // What Gaia-X uses for RSA.
                    : possible.iterator().next();
            return SigningKey.of(privateKey, publicKey, algorithm);
        } catch (JoseException wrong) {
            throw new SigningException(wrong.rule(), Objects.toString(wrong.getMessage()), wrong);
        }
    }
}

/**
 * From facts to signed envelopes, on the provider's own machine.
 *
 * <p>Comes in: a key (JWK, PEM, PKCS #12, or a {@link java.security.KeyStore} such as one of PKCS #11) and a description, as
 * typed builders or as plain JSON-LD. Goes out: VC-JWT and VP-JWT as
 * <a href="https://www.w3.org/TR/vc-jose-cose/">VC-JOSE-COSE</a> and Gaia-X ask for them, revocations, access tokens for the
 * operator of a catalog, and the DID documents that say which keys count.
 *
 * <pre>{@code
 * Signer signer = Signer.of(SigningKeys.ofJwk(Files.readString(keyFile)), "did:web:cloud.example#key-1");
 * Envelope envelope = signer.presentation(List.of(signer.credential(offering), signer.credential(profile)));
 * catalog.sync().publish(envelope);
 * }</pre>
 *
 * <p>It must not know: what a catalog thinks of the content. Nothing here opens a connection, and no private key is ever
 * printed.
 */
@NullMarked
package eu.cartulary.sign;

import org.jspecify.annotations.NullMarked;

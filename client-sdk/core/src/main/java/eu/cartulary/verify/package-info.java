/**
 * Trust nothing: what a catalog says, checked on the client.
 *
 * <p>Comes in: envelopes, inclusion proofs, and the two things a verifier must have from elsewhere: the DID documents of
 * issuers and the key of the log. Goes out: a {@link eu.cartulary.verify.Verified}, which only this package can make, or a
 * {@link eu.cartulary.verify.VerificationException} that says which step failed. Evidence that is present is always checked;
 * what cannot be checked here is refused, never waved through. Nothing here opens a connection.
 */
@NullMarked
package eu.cartulary.verify;

import org.jspecify.annotations.NullMarked;

package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;

/**
 * Where a credential stands, at the moment of asking.
 *
 * @param digest its identity
 * @param index journal index of the record it came in
 * @param place its place in that envelope, from 0
 * @param issuer who signed it
 * @param status active, or why not
 * @param endedAt journal index of the record that ended it; {@link #NOT_ENDED} while none has
 */
public record Entry(Digest digest, long index, int place, Did issuer, CredentialStatus status, long endedAt) {
    /** No record has ended the credential (it may still be untrusted, with its issuer). */
    public static final long NOT_ENDED = -1;
}

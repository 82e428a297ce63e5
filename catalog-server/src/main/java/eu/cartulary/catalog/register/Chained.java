package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;

/**
 * A credential whose issuer was let in by a certificate, and whose certificates are asked about again and again.
 *
 * @param index journal index of the record it came in
 * @param place its place in that envelope, from 0
 * @param isEnded whether an authority took it out of force, so that it can bring it back
 */
public record Chained(Digest digest, Did issuer, long index, int place, boolean isEnded) {}

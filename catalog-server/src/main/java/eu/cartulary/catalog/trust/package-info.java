/**
 * Comes in: an envelope of which nothing is trusted. Goes out: verified credentials with the evidence and the right of
 * their issuer, or a refusal. The policy is asked before anything is fetched. Knows nothing of storage, and of RDF only
 * its canonical text.
 */
@NullMarked
package eu.cartulary.catalog.trust;

import org.jspecify.annotations.NullMarked;

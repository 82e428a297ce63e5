/**
 * Comes in: bytes and their media type. Goes out: an {@link eu.cartulary.catalog.envelope.Envelope}: the credentials inside, taken
 * apart and named by digest, with everything odd that was accepted as a finding; or a refusal (415, 413, 400). Nothing is
 * trusted, nothing is fetched, no RDF is read.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/">Verifiable Credentials Data Model 2.0</a>
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/">Securing Verifiable Credentials using JOSE and COSE</a>
 */
@NullMarked
package eu.cartulary.catalog.envelope;

import org.jspecify.annotations.NullMarked;

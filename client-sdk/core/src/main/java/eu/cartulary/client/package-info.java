/**
 * The client of a catalog. Comes in: questions, envelopes, tokens. Goes out: the records of {@code eu.cartulary.wire} and
 * {@code eu.cartulary.report}, or an exception per kind of problem. It must not know Spring, RDF or any rule: what a JVM with
 * the rules beside it can do more, it finds through {@link eu.cartulary.client.LocalValidator} and
 * {@link eu.cartulary.client.ProofVerifier}.
 */
@NullMarked
package eu.cartulary.client;

import org.jspecify.annotations.NullMarked;

package eu.cartulary.catalog.trust;

import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.VerificationKey;

/** With what a signature was verified. */
record SignedWith(ResolvedDid did, VerificationMethod method, VerificationKey key) {}

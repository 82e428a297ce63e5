package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.envelope.Securing;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidException;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who signed: the issuer's DID document, the method that {@code kid} names there, its key, the signature. A signature that does
 * not match a document from the cache is tried once more with a fresh one, for keys are rotated.
 */
final class SignatureCheck {
    private final KeyResolver resolver;
    private final ProofCheck proofs;

    SignatureCheck(KeyResolver resolver, ProofCheck proofs) {
        this.resolver = resolver;
        this.proofs = proofs;
    }

    /**
     * Checks binding and signature.
     *
     * @param refused takes every reason against it
     * @param accepted takes oddities
     * @return with what it was verified; empty when there are reasons against it
     */
    Optional<SignedWith> check(Sealed sealed, List<Finding> refused, List<Finding> accepted) {
        Binding.check(sealed, refused, accepted);
        if (sealed.securing() == Securing.NONE) {
            refused.add(Finding.violation("signature-missing", null, null));
        }
        if (!refused.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> against = new ArrayList<>();
        List<Finding> odd = new ArrayList<>();
        Optional<SignedWith> signedWith = attempt(sealed, KeyResolver.USUAL, against, odd);
        if (signedWith.isEmpty() && KeyResolver.needsNetwork(sealed.issuer())) {
            against.clear();
            odd.clear();
            signedWith = attempt(sealed, KeyResolver.DOUBTED, against, odd);
        }
        refused.addAll(against);
        accepted.addAll(odd);
        return signedWith;
    }

    private Optional<SignedWith> attempt(
            Sealed sealed, Duration maxAge, List<Finding> refused, List<Finding> accepted) {
        ResolvedDid did;
        try {
            did = resolver.resolve(sealed.issuer(), maxAge);
        } catch (DidException e) {
            refused.add(
                    Finding.violation(e.rule(), "/issuer", sealed.issuer().value(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        return sealed.securing() == Securing.PROOF
                ? proofs.check(sealed, did, refused, accepted)
                : token(sealed, Objects.requireNonNull(sealed.token()), did, refused, accepted);
    }

    private static Optional<SignedWith> token(
            Sealed sealed, Jws token, ResolvedDid did, List<Finding> refused, List<Finding> accepted) {
        VerificationMethod method = method(token.header("kid").orElse(null), did, refused, accepted);
        VerificationKey key =
                method == null ? null : key(method, sealed.issuer().value(), did, refused);
        if (method == null || key == null) {
            return Optional.empty();
        }
        if (token.verifiedBy(key)) {
            return Optional.of(new SignedWith(did, method, key));
        }
        String algorithm = token.algorithm().headerName();
        if (!key.algorithms().contains(token.algorithm()) && token.verifiedBy(key.withAllOfItsKind())) {
            // Keys that say RS256 and sign PS256 are in production: the signature is right, the label on the key is
            // not.
            accepted.add(Finding.warning("algorithm-not-of-key", null, method.id(), method.id(), algorithm));
            return Optional.of(new SignedWith(did, method, key.withAllOfItsKind()));
        }
        refused.add(Finding.violation("signature-does-not-match", null, method.id(), method.id(), algorithm));
        return Optional.empty();
    }

    /** The method that {@code kid} names; without one, the only method there is. */
    static @Nullable VerificationMethod method(
            @Nullable String kid, ResolvedDid did, List<Finding> refused, List<Finding> accepted) {
        Optional<VerificationMethod> named =
                kid == null ? Optional.empty() : did.document().method(kid);
        if (named.isPresent()) {
            return named.get();
        }
        if (kid != null && kid.indexOf('#') >= 0) {
            refused.add(Finding.violation("key-not-in-document", null, kid, kid));
            return null;
        }
        List<VerificationMethod> all = did.document().methods().stream()
                .filter(method -> did.document().mayAssert(method.id()))
                .toList();
        if (all.size() != 1) {
            refused.add(Finding.violation("kid-missing", null, kid));
            return null;
        }
        accepted.add(Finding.warning("kid-missing", null, kid, all.get(0).id()));
        return all.get(0);
    }

    /** The key of a method that may sign statements for the issuer. */
    static @Nullable VerificationKey key(
            VerificationMethod method, String issuer, ResolvedDid did, List<Finding> refused) {
        if (!issuer.equals(method.controller())) {
            refused.add(Finding.violation("key-not-controlled", null, method.id(), method.id(), issuer));
            return null;
        }
        if (!did.document().mayAssert(method.id())) {
            refused.add(Finding.violation("key-not-for-assertions", null, method.id(), method.id()));
            return null;
        }
        try {
            return method.key();
        } catch (JoseException e) {
            refused.add(Finding.violation(e.rule(), null, method.id(), method.id(), String.valueOf(e.getMessage())));
            return null;
        }
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidWeb;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.VerificationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proofs inside JSON-LD documents. Each that can be read must be right; one of them must be readable. Which key: the verification
 * method that the proof names, in the issuer's document, for assertions, as with tokens.
 */
final class ProofCheck {
    private static final int MAX_PROOFS = 5;

    private final WebSignature2020 webSignature;
    private final DataIntegrity dataIntegrity;

    ProofCheck(Canonicalizer canonicalizer) {
        this.webSignature = new WebSignature2020(canonicalizer);
        this.dataIntegrity = new DataIntegrity(canonicalizer);
    }

    /** With what the document is signed; empty when there are reasons against it, which are in {@code refused}. */
    Optional<SignedWith> check(Sealed sealed, ResolvedDid did, List<Finding> refused, List<Finding> accepted) {
        List<JsonNode> proofs = Members.all(sealed.document(), "proof");
        if (proofs.size() > MAX_PROOFS) {
            refused.add(Finding.violation("proofs-too-many", "/proof", null, Integer.toString(MAX_PROOFS)));
            return Optional.empty();
        }
        SignedWith signedWith = null;
        List<Finding> unread = new ArrayList<>();
        for (JsonNode proof : proofs) {
            Optional<Kind> kind = proof.isObject() ? kind((ObjectNode) proof) : Optional.empty();
            if (kind.isEmpty()) {
                String type = String.join(" ", Members.types(proof));
                unread.add(Finding.warning("proof-type-unknown", "/proof", type, type));
                continue;
            }
            SignedWith one = check(sealed, (ObjectNode) proof, kind.get(), did, refused, accepted);
            signedWith = signedWith == null ? one : signedWith;
        }
        if (signedWith == null && refused.isEmpty()) {
            unread.forEach(f -> refused.add(Finding.violation(
                    f.rule(), f.pointer(), f.value(), f.arguments().get(0))));
        }
        accepted.addAll(unread);
        return refused.isEmpty() ? Optional.ofNullable(signedWith) : Optional.empty();
    }

    private @Nullable SignedWith check(
            Sealed sealed,
            ObjectNode proof,
            Kind kind,
            ResolvedDid did,
            List<Finding> refused,
            List<Finding> accepted) {
        purpose(proof, refused, accepted);
        VerificationMethod method = method(sealed, proof, did, refused, accepted);
        VerificationKey key = method == null
                ? null
                : SignatureCheck.key(method, sealed.issuer().value(), did, refused);
        if (method == null || key == null || !refused.isEmpty()) {
            return null;
        }
        boolean holds = kind == Kind.WEB_SIGNATURE_2020
                ? webSignature.holds(sealed, proof, key, refused, accepted)
                : dataIntegrity.holds(sealed, proof, key, refused);
        if (!holds && refused.isEmpty()) {
            refused.add(Finding.violation("proof-does-not-match", "/proof", method.id(), method.id()));
        }
        return holds ? new SignedWith(did, method, key) : null;
    }

    private static void purpose(ObjectNode proof, List<Finding> refused, List<Finding> accepted) {
        String purpose = Members.text(proof, "proofPurpose");
        if (purpose == null) {
            accepted.add(Finding.warning("proof-purpose-missing", "/proof", null));
        } else if (!purpose.equals("assertionMethod")) {
            refused.add(Finding.violation("proof-purpose-refused", "/proof/proofPurpose", purpose));
        }
    }

    private static @Nullable VerificationMethod method(
            Sealed sealed, ObjectNode proof, ResolvedDid did, List<Finding> refused, List<Finding> accepted) {
        String name = Members.reference(proof, "verificationMethod");
        if (name == null) {
            refused.add(Finding.violation("kid-missing", "/proof/verificationMethod", null));
            return null;
        }
        String owner = Binding.didOf(name);
        if (owner != null && !DidWeb.canonical(owner).equals(sealed.issuer().value())) {
            refused.add(Finding.violation(
                    "issuer-not-bound",
                    "/proof/verificationMethod",
                    name,
                    "verificationMethod",
                    sealed.issuer().value()));
            return null;
        }
        return SignatureCheck.method(name, did, refused, accepted);
    }

    private static Optional<Kind> kind(ObjectNode proof) {
        List<String> types = Members.types(proof);
        // JsonWebKey2020 is the type of the key; some signers wrote it here, over a proof that is right.
        if (types.contains("JsonWebSignature2020") || types.contains("JsonWebKey2020")) {
            return Optional.of(Kind.WEB_SIGNATURE_2020);
        }
        boolean known = types.contains("DataIntegrityProof") && DataIntegrity.knows(Members.text(proof, "cryptosuite"));
        return known ? Optional.of(Kind.DATA_INTEGRITY) : Optional.empty();
    }

    private enum Kind {
        WEB_SIGNATURE_2020,
        DATA_INTEGRITY
    }
}

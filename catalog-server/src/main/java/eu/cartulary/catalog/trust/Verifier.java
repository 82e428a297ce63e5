package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.envelope.Securing;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import eu.cartulary.wire.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies envelopes, step by step, each over all credentials before the next begins: policy, then signature and binding, then
 * dates and status. The first step that finds something says all that it found. Any thread; blocks on the network only for issuers
 * that the policy lets through.
 */
public final class Verifier {
    private final IssuerGate gate;
    private final SignatureCheck signatures;
    private final Rights rights;
    private final TrustSettings settings;

    /** A verifier that reads JSON-LD proofs with the bundled contexts. */
    public Verifier(KeyResolver resolver, TrustPolicy policy, TrustSettings settings) {
        this(resolver, policy, settings, new JsonLdCanonicalizer(JsonLdReader.bundled()));
    }

    public Verifier(KeyResolver resolver, TrustPolicy policy, TrustSettings settings, Canonicalizer canonicalizer) {
        this.gate = new IssuerGate(policy, settings);
        this.signatures = new SignatureCheck(resolver, new ProofCheck(canonicalizer));
        this.rights = new Rights(resolver, policy);
        this.settings = settings;
    }

    /**
     * Verifies all credentials of an envelope.
     *
     * @return all of them, in their order; or {@code issuer-not-trusted}, {@code signature-invalid}, {@code not-yet-valid}, {@code
     *     expired}, {@code revoked}
     */
    public Outcome<List<VerifiedCredential>> verify(Envelope envelope, Instant now) {
        List<Sealed> credentials = envelope.credentials();
        Optional<Refusal> stranger = gate.refuse(credentials, now);
        if (stranger.isPresent()) {
            return Outcome.refused(stranger.get());
        }
        List<Step> steps = credentials.stream().map(Step::new).toList();
        for (Step step : steps) {
            step.signedWith = signatures.check(step.sealed, step.refused, step.accepted);
        }
        List<Finding> aboutPresentation = presentation(envelope.presentation(), steps);
        Optional<Refusal> unsigned = refusal(ProblemType.SIGNATURE_INVALID, steps, aboutPresentation);
        if (unsigned.isPresent()) {
            return Outcome.refused(unsigned.get());
        }
        return valid(steps, envelope.presentation(), now);
    }

    private Outcome<List<VerifiedCredential>> valid(
            List<Step> steps, @Nullable Sealed presentation, Instant now) {
        for (Step step : steps) {
            step.validity = Validity.of(step.sealed, step.refused, step.accepted);
            step.validity.judge(now, settings.skew(), step.refused);
        }
        List<Finding> aboutPresentation = new ArrayList<>();
        if (presentation != null && presentation.securing() == Securing.JWT) {
            Validity.of(presentation, aboutPresentation, new ArrayList<>())
                    .judge(now, settings.skew(), aboutPresentation);
        }
        Optional<Refusal> invalid = refusal(typeOf(steps, aboutPresentation), steps, aboutPresentation);
        if (invalid.isPresent()) {
            return Outcome.refused(invalid.get());
        }
        return Outcome.done(steps.stream().map(step -> verified(step, now)).toList());
    }

    private VerifiedCredential verified(Step step, Instant now) {
        Sealed sealed = step.sealed;
        SignedWith signedWith = step.signedWith.orElseThrow();
        Validity validity = Objects.requireNonNull(step.validity);
        Right right = rights.of(sealed.issuer(), signedWith.did());
        Instant from =
                validity.from() != null ? validity.from() : validity.issuedAt() != null ? validity.issuedAt() : now;
        CredentialHead head = new CredentialHead(
                sealed.digest(),
                sealed.id(),
                sealed.issuer(),
                List.of(),
                List.of(),
                from,
                validity.until(),
                validity.issuedAt() != null ? validity.issuedAt() : from);
        List<Finding> findings = new ArrayList<>(sealed.findings());
        findings.addAll(step.accepted);
        byte[] evidence = Evidence.of(signedWith, right, null, null);
        return new VerifiedCredential(head, sealed.documentBytes(), right, evidence, findings);
    }

    /**
     * The signature around a presentation adds nothing to those inside; but one that is wrong is refused. A holder whom nobody
     * lists causes no connection: its signature stays unread, and that is said.
     */
    private List<Finding> presentation(@Nullable Sealed presentation, List<Step> steps) {
        List<Finding> refused = new ArrayList<>();
        if (presentation == null || presentation.securing() != Securing.JWT) {
            return refused;
        }
        Did holder = presentation.issuer();
        if (gate.mayTry(holder) && !gate.needsAnchor(holder) || !KeyResolver.needsNetwork(holder)) {
            signatures.check(presentation, refused, steps.get(0).accepted);
        } else {
            steps.get(0)
                    .accepted
                    .add(Finding.warning("holder-not-verified", "/holder", holder.value(), holder.value()));
        }
        return refused;
    }

    private static Optional<Refusal> refusal(ProblemType type, List<Step> steps, List<Finding> aboutPresentation) {
        List<Finding> all = new ArrayList<>(aboutPresentation);
        int first = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).refused.isEmpty()) {
                first = first < 0 ? i : first;
                all.addAll(steps.get(i).refused);
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Refusal refusal = Refusal.of(type, all);
        boolean aboutOne = steps.size() > 1
                && steps.stream().filter(s -> !s.refused.isEmpty()).count() == 1;
        return Optional.of(aboutOne && aboutPresentation.isEmpty() ? refusal.at(first) : refusal);
    }

    private static ProblemType typeOf(List<Step> steps, List<Finding> aboutPresentation) {
        List<Finding> all = new ArrayList<>(aboutPresentation);
        steps.forEach(step -> all.addAll(step.refused));
        return switch (all.isEmpty() ? "" : all.get(0).rule()) {
            case "not-yet-valid" -> ProblemType.NOT_YET_VALID;
            case "expired" -> ProblemType.EXPIRED;
            case "revoked", "suspended" -> ProblemType.REVOKED;
            default -> ProblemType.SIGNATURE_INVALID;
        };
    }

    /** One credential on its way through the steps; belongs to one call. */
    private static final class Step {
        final Sealed sealed;
        final List<Finding> refused = new ArrayList<>();
        final List<Finding> accepted = new ArrayList<>();
        Optional<SignedWith> signedWith = Optional.empty();

        @Nullable Validity validity;

        Step(Sealed sealed) {
            this.sealed = sealed;
        }
    }
}

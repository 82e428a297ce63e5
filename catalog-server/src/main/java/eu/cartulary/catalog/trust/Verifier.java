package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.envelope.Securing;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.Fetched;
import eu.cartulary.catalog.outbound.Outbound;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import eu.cartulary.wire.ProblemType;
import java.time.Clock;
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
    private static final Outbound NOWHERE =
            (uri, ask) -> new Fetched.Missed(Fetched.Why.UNREACHABLE, "there is no way out");

    private final IssuerGate gate;
    private final SignatureCheck signatures;
    private final CertificateChains chains;
    private final StatusCheck statuses;
    private final Rights rights;
    private final TrustSettings settings;

    /** A verifier without a way out: certificates at an address and status lists are out of its reach. */
    public Verifier(KeyResolver resolver, TrustPolicy policy, TrustSettings settings) {
        this(resolver, policy, settings, new JsonLdCanonicalizer(JsonLdReader.bundled()), NOWHERE);
    }

    /**
     * A verifier.
     *
     * @param canonicalizer for JSON-LD proofs
     * @param outbound for certificates at an address ({@code x5u}) and for status lists
     */
    public Verifier(
            KeyResolver resolver,
            TrustPolicy policy,
            TrustSettings settings,
            Canonicalizer canonicalizer,
            Outbound outbound) {
        QuickEcdsa.install();
        this.gate = new IssuerGate(policy, settings);
        this.signatures = new SignatureCheck(resolver, new ProofCheck(canonicalizer));
        this.chains = new CertificateChains(policy::anchors, outbound);
        this.statuses = new StatusCheck(new StatusLists(outbound, signatures, settings), settings);
        this.rights = new Rights(resolver, policy);
        this.settings = settings;
    }

    /** The verifier of a server: everything through one way out, JSON-LD with the bundled contexts. */
    public static Verifier over(Outbound outbound, Clock clock, TrustPolicy policy, TrustSettings settings) {
        return over(outbound, clock, policy, settings, JsonLdReader.bundled());
    }

    /** The same, for documents that may name the contexts of this reader. */
    public static Verifier over(
            Outbound outbound, Clock clock, TrustPolicy policy, TrustSettings settings, JsonLdReader reader) {
        Canonicalizer canonicalizer = new JsonLdCanonicalizer(reader);
        return new Verifier(new DidResolver(outbound, clock), policy, settings, canonicalizer, outbound);
    }

    static SignatureCheck signatures(Outbound outbound, Clock clock) {
        return new SignatureCheck(
                new DidResolver(outbound, clock), new ProofCheck(new JsonLdCanonicalizer(JsonLdReader.bundled())));
    }

    /**
     * The credentials of an envelope as if each were signed by whom it names: for a report on what is not stored, never for the
     * journal. Nothing is fetched; an issuer has the space of its name alone and is accredited for nothing.
     */
    public List<VerifiedCredential> supposed(Envelope envelope, Instant now) {
        return Step.of(envelope.credentials()).stream()
                .map(step -> {
                    Validity validity = Validity.of(step.sealed, new ArrayList<>(), new ArrayList<>());
                    CredentialHead head = validity.head(step.sealed, List.of(), now);
                    Right right = Rights.ofName(step.sealed.issuer());
                    return new VerifiedCredential(
                            head, step.sealed.documentBytes(), right, new byte[0], step.oddities(), step.place, null);
                })
                .toList();
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
        List<Step> steps = Step.of(credentials);
        for (Step step : steps) {
            step.signedWith = signatures.check(step.sealed, step.refused, step.accepted);
        }
        List<Finding> aboutPresentation = presentation(envelope.presentation(), steps.get(0).aboutAll);
        Optional<Refusal> unsigned = refusal(ProblemType.SIGNATURE_INVALID, steps, aboutPresentation);
        if (unsigned.isPresent()) {
            return Outcome.refused(unsigned.get());
        }
        Optional<Refusal> unanchored = unanchored(steps, now);
        return unanchored.isPresent() ? Outcome.refused(unanchored.get()) : valid(steps, envelope.presentation(), now);
    }

    /** Where the operator listed anchors, chains are looked at; where nobody lists the issuer, one must hold. */
    private Optional<Refusal> unanchored(List<Step> steps, Instant now) {
        List<Finding> strangers = new ArrayList<>();
        for (Step step : steps) {
            ChainResult chain = chains.of(step.signedWith.orElseThrow(), now);
            step.chain = chain;
            String issuer = step.sealed.issuer().value();
            String problem = gate.againstChain(step.sealed.issuer(), chain);
            if (problem != null) {
                strangers.add(Finding.violation("issuer-not-anchored", "/issuer", issuer, issuer, problem)
                        .in(step.place));
            } else if (chain != null) {
                chainOddities(step, chain);
                ChainResult.Led led = chain.anchor();
                step.letInBy = led != null && chain.problem() == null && gate.isUnlisted(step.sealed.issuer())
                        ? led.sha256()
                        : null;
            }
        }
        return strangers.isEmpty() ? Optional.empty() : Optional.of(gate.unanchored(strangers, now));
    }

    private static void chainOddities(Step step, ChainResult chain) {
        String issuer = step.sealed.issuer().value();
        if (chain.problem() != null) {
            step.accepted.add(
                    chain.revocation() == CertificateStatus.REVOKED
                            ? Finding.warning("certificate-revoked", "/issuer", issuer, issuer)
                            : Finding.info("chain-not-anchored", "/issuer", issuer, chain.problem()));
        } else if (chain.revocation() == CertificateStatus.UNKNOWN) {
            step.accepted.add(Finding.info("certificate-status-unknown", "/issuer", issuer, issuer));
        }
    }

    private Outcome<List<VerifiedCredential>> valid(List<Step> steps, @Nullable Sealed presentation, Instant now) {
        for (Step step : steps) {
            step.validity = Validity.of(step.sealed, step.refused, step.accepted);
            step.validity.judge(now, settings.skew(), step.refused);
            step.status = statuses.judge(step.sealed, now, step.refused, step.accepted);
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
        StatusCheck.Seen status = Objects.requireNonNull(step.status);
        CredentialHead head = validity.head(sealed, status.entries(), now);
        byte[] evidence = Evidence.of(signedWith, right, step.chain, status.word(), step.kept());
        return new VerifiedCredential(
                head, sealed.documentBytes(), right, evidence, step.oddities(), step.place, step.letInBy);
    }

    /**
     * The signature around a presentation adds nothing to those inside; but one that is wrong is refused. A holder whom nobody
     * lists causes no connection: its signature stays unread, and that is said.
     */
    private List<Finding> presentation(@Nullable Sealed presentation, List<Finding> about) {
        List<Finding> refused = new ArrayList<>();
        if (presentation != null && presentation.securing() == Securing.PROOF) {
            about.add(Finding.info("presentation-proof-not-read", "/proof", null));
        }
        if (presentation == null || presentation.securing() != Securing.JWT) {
            return refused;
        }
        Did holder = presentation.issuer();
        if (gate.mayTry(holder) && !gate.needsAnchor(holder) || !KeyResolver.needsNetwork(holder)) {
            signatures.check(presentation, refused, about);
        } else {
            about.add(Finding.warning("holder-not-verified", "/holder", holder.value(), holder.value()));
        }
        return refused;
    }

    private static Optional<Refusal> refusal(ProblemType type, List<Step> steps, List<Finding> aboutPresentation) {
        List<Finding> all = new ArrayList<>(aboutPresentation);
        int first = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).refused.isEmpty()) {
                first = first < 0 ? i : first;
                all.addAll(steps.get(i).reasons());
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
}

package eu.cartulary.catalog.validation;

import eu.cartulary.catalog.admission.Admission;
import eu.cartulary.catalog.admission.Admitted;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.supplychain.OfferingClasses;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.catalog.validation.Validated.ValidatedOffering;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.closure.ClosureLimits;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.facts.OfferingFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Judges documents that are not stored. Any thread. */
public final class Validator {
    private static final int CREATED = 201;

    private final Envelopes envelopes;
    private final Verifier verifier;
    private final ClaimsReader reader;
    private final Admission admission;
    private final Assessor assessor;
    private final Supplier<ClaimsSource> catalog;
    private final TrustPolicy policy;
    private final Clock clock;

    public Validator(
            Envelopes envelopes,
            Verifier verifier,
            ClaimsReader reader,
            Admission admission,
            Assessor assessor,
            Supplier<ClaimsSource> catalog,
            TrustPolicy policy,
            Clock clock) {
        this.envelopes = envelopes;
        this.verifier = verifier;
        this.reader = reader;
        this.admission = admission;
        this.assessor = assessor;
        this.catalog = catalog;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Judges a signed envelope as a publication would, to the first step that says no.
     *
     * @return the judgement; or a refusal where there is nothing to judge: {@code unsupported-media-type}, {@code too-large}
     */
    public Outcome<Validated> validate(String mediaType, byte[] body, Language language) {
        return envelopes.read(mediaType, body).then(envelope -> Outcome.done(judge(envelope, language)));
    }

    private Validated judge(Envelope envelope, Language language) {
        Instant now = clock.instant();
        List<Claims> claims = new ArrayList<>();
        Outcome<Admitted> judged = verifier.verify(envelope, now)
                .then(verified -> readAll(verified, claims, language))
                .then(all -> admission.judge(all, language));
        List<Finding> findings = new ArrayList<>(envelope.findings());
        claims.forEach(one -> findings.addAll(one.findings()));
        List<Violation> violations = new ArrayList<>();
        claims.forEach(one -> violations.addAll(one.remarks()));
        Refusal refusal = null;
        switch (judged) {
            case Outcome.Done<Admitted> done -> violations.addAll(done.value().warnings());
            case Outcome.Refused<Admitted> refused -> {
                refusal = refused.refusal();
                violations.addAll(refusal.violations());
            }
        }
        return new Validated(status(refusal), refusal, findings, violations, offerings(claims, now));
    }

    /** Reads as many as can be read, so that the judgement shows all of them; the first refusal counts. */
    private Outcome<List<Claims>> readAll(List<VerifiedCredential> verified, List<Claims> claims, Language language) {
        Refusal first = null;
        for (int i = 0; i < verified.size(); i++) {
            switch (reader.read(verified.get(i), language)) {
                case Outcome.Done<Claims> done -> claims.add(done.value());
                case Outcome.Refused<Claims> refused -> {
                    Refusal refusal = verified.size() > 1 ? refused.refusal().at(i) : refused.refusal();
                    first = first == null ? refusal : first;
                }
            }
        }
        return first == null ? Outcome.done(claims) : Outcome.refused(first);
    }

    private static int status(@Nullable Refusal refusal) {
        return refusal == null ? CREATED : refusal.type().status();
    }

    /** Each offering of the document over what it states itself and what the catalog knows. */
    private List<ValidatedOffering> offerings(List<Claims> claims, Instant now) {
        List<SourcedClaims> document = claims.stream().map(this::sourced).toList();
        ClaimsSource overlay = new Overlay(document, catalog.get());
        List<ValidatedOffering> offerings = new ArrayList<>();
        for (String offering : offeringsIn(claims)) {
            Closure closure = Closure.of(offering, overlay, ClosureLimits.DEFAULT);
            offerings.add(new ValidatedOffering(offering, OfferingFacts.of(closure), assessor.assessAll(closure, now)));
        }
        return offerings;
    }

    private SourcedClaims sourced(Claims claims) {
        return new SourcedClaims(
                claims.head().digest().hex(),
                claims.head().issuer().value(),
                claims.head().types(),
                claims.head().validFrom(),
                claims.head().validUntil(),
                claims.graph(),
                SupplyChain.schemesMeant(policy.schemes(claims.head().issuer())));
    }

    private static Set<String> offeringsIn(List<Claims> claims) {
        Set<String> offerings = new TreeSet<>();
        for (Claims one : claims) {
            one.graph().find(Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(triple -> {
                if (triple.getSubject().isURI()
                        && triple.getObject().isURI()
                        && OfferingClasses.contains(triple.getObject().getURI())) {
                    offerings.add(triple.getSubject().getURI());
                }
            });
        }
        return offerings;
    }
}

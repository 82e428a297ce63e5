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
import eu.cartulary.shapes.jsonld.CredentialReading;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
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
     * Judges a document as a publication would. The first step that says no decides what would become of it; the report goes on
     * over what the document states, taken as if its signature were right, so that all can be mended at once. What is no
     * credential yet (plain JSON-LD, Turtle) is judged for what it states.
     *
     * @return the judgement; or a refusal where there is nothing to judge: {@code unsupported-media-type}, {@code too-large}
     */
    public Outcome<Validated> validate(String mediaType, byte[] body, Language language) {
        Optional<PlainDocument> plain = PlainDocument.of(mediaType, body);
        return plain.isPresent()
                ? Outcome.done(judge(plain.get(), language))
                : envelopes.read(mediaType, body).then(envelope -> Outcome.done(judge(envelope, language)));
    }

    private Validated judge(PlainDocument document, Language language) {
        Instant now = clock.instant();
        CredentialReading reading = document.read(language);
        List<Violation> violations = new ArrayList<>(reading.findings());
        List<ValidatedOffering> offerings = List.of();
        Graph graph = reading.graph();
        if (graph != null) {
            violations.addAll(admission.remarks(graph, document.json(), language));
            offerings = offerings(List.of(document.claims(graph, now)), now);
        }
        violations.addAll(reading.violations());
        Refusal refusal = document.refusal();
        return new Validated(status(refusal), refusal, List.of(), violations, offerings);
    }

    private Validated judge(Envelope envelope, Language language) {
        Instant now = clock.instant();
        List<Claims> claims = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        Outcome<List<VerifiedCredential>> outcome = verifier.verify(envelope, now);
        List<VerifiedCredential> credentials =
                switch (outcome) {
                    case Outcome.Done<List<VerifiedCredential>> done -> done.value();
                    case Outcome.Refused<List<VerifiedCredential>> refused -> verifier.supposed(envelope, now);
                };
        Outcome<Admitted> judged =
                readAll(credentials, claims, violations, language).then(all -> admission.judge(all, language));
        if (judged instanceof Outcome.Done<Admitted> done) {
            violations.addAll(done.value().warnings());
        } else {
            claims.forEach(one -> violations.addAll(admission.remarks(one, language)));
        }
        Refusal refusal = first(outcome, judged);
        List<Finding> findings = new ArrayList<>(envelope.findings());
        claims.forEach(one -> findings.addAll(one.findings()));
        claims.forEach(one -> violations.addAll(one.remarks()));
        return new Validated(status(refusal), refusal, findings, violations, offerings(sourced(claims, outcome), now));
    }

    /** The refusal that decides; the violations of a later one are in the report as well. */
    private static @Nullable Refusal first(Outcome<?> verified, Outcome<Admitted> judged) {
        Refusal later = judged instanceof Outcome.Refused<Admitted> refused ? refused.refusal() : null;
        if (!(verified instanceof Outcome.Refused<?> refused)) {
            return later;
        }
        Refusal earlier = refused.refusal();
        if (later == null) {
            return earlier;
        }
        return new Refusal(
                earlier.type(), earlier.credential(), earlier.findings(), later.violations(), earlier.members());
    }

    /** Reads as many as can be read, so that the judgement shows all of them; the first refusal counts. */
    private Outcome<List<Claims>> readAll(
            List<VerifiedCredential> credentials, List<Claims> claims, List<Violation> others, Language language) {
        Refusal first = null;
        for (VerifiedCredential credential : credentials) {
            switch (reader.read(credential, language)) {
                case Outcome.Done<Claims> done -> claims.add(done.value());
                case Outcome.Refused<Claims> refused -> {
                    first = first == null ? refused.refusal() : first;
                    others.addAll(refused.refusal().violations());
                }
            }
        }
        return first == null ? Outcome.done(claims) : Outcome.refused(first);
    }

    private static int status(@Nullable Refusal refusal) {
        return refusal == null ? CREATED : refusal.type().status();
    }

    /** Each offering of the document over what it states itself and what the catalog knows. */
    private List<ValidatedOffering> offerings(List<SourcedClaims> document, Instant now) {
        ClaimsSource overlay = new Overlay(document, catalog.get());
        List<ValidatedOffering> offerings = new ArrayList<>();
        for (String offering : offeringsIn(document)) {
            Closure closure = Closure.of(offering, overlay, ClosureLimits.DEFAULT);
            offerings.add(new ValidatedOffering(offering, OfferingFacts.of(closure), assessor.assessAll(closure, now)));
        }
        return offerings;
    }

    /** An attester's word weighs what it is accredited for, where it is the attester's: not where nobody has signed. */
    private List<SourcedClaims> sourced(List<Claims> claims, Outcome<?> verified) {
        return claims.stream()
                .map(one -> new SourcedClaims(
                        one.head().digest().hex(),
                        one.head().issuer().value(),
                        one.head().types(),
                        one.head().validFrom(),
                        one.head().validUntil(),
                        one.graph(),
                        verified instanceof Outcome.Done<?>
                                ? SupplyChain.schemesMeant(
                                        policy.schemes(one.head().issuer()))
                                : Set.of()))
                .toList();
    }

    private static Set<String> offeringsIn(List<SourcedClaims> claims) {
        Set<String> offerings = new TreeSet<>();
        for (SourcedClaims one : claims) {
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

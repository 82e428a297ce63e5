package eu.cartulary.catalog.claims;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.trust.Right;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/** Reads what a credential states, and keeps of it what its issuer may state. Any thread; no I/O. */
public final class ClaimsReader {
    /** More names than this in one credential would not fit the header of its record. */
    private static final int MAX_SUBJECTS = 200;

    private static final int MAX_DROPPED_NAMED = 20;

    private final DocumentReader reader;
    private final Owners owners;
    private final OwnSpace ownSpace;

    public ClaimsReader(DocumentReader reader, Owners owners, OwnSpace ownSpace) {
        this.reader = reader;
        this.owners = owners;
        this.ownSpace = ownSpace;
    }

    /**
     * Reads the claims of a credential.
     *
     * @return the claims; or {@code malformed} where the JSON-LD cannot be read, {@code subject-not-owned}, {@code no-claims}
     */
    public Outcome<Claims> read(VerifiedCredential credential, Language language) {
        return switch (reading(credential, language)) {
            case Outcome.Refused<Claims> refused ->
                Outcome.refused(refused.refusal().at(credential.place()));
            case Outcome.Done<Claims> done -> done;
        };
    }

    private Outcome<Claims> reading(VerifiedCredential credential, Language language) {
        CredentialReading reading = reader.read(credential.document(), language);
        Graph graph = reading.graph();
        if (reading.refused() || graph == null) {
            return Outcome.refused(Refusal.ofViolations(ProblemType.MALFORMED, reading.violations()));
        }
        if (graph.isEmpty()) {
            return Outcome.refused(
                    Refusal.of(ProblemType.NO_CLAIMS, Finding.violation("no-claims", "/credentialSubject", null)));
        }
        Optional<Refusal> reserved = reserved(graph);
        return reserved.isPresent() ? Outcome.refused(reserved.get()) : owned(credential, reading, graph);
    }

    private Outcome<Claims> owned(VerifiedCredential credential, CredentialReading reading, Graph graph) {
        Selection selection = new Selection(graph);
        Speech speech = new Speech(credential.right(), owners);
        Set<String> kept = new TreeSet<>();
        List<String> foreign = new ArrayList<>();
        for (String subject : selection.subjects()) {
            if (speech.allows(subject, graph)) {
                kept.add(subject);
            } else {
                foreign.add(subject);
            }
        }
        if (!reading.subjects().isEmpty() && reading.subjects().stream().noneMatch(kept::contains)) {
            return Outcome.refused(notOwned(credential.right(), foreign.isEmpty() ? reading.subjects() : foreign));
        }
        if (kept.size() > MAX_SUBJECTS) {
            Finding finding =
                    Finding.violation("too-many-subjects", "/credentialSubject", null, Integer.toString(MAX_SUBJECTS));
            return Outcome.refused(Refusal.of(ProblemType.MALFORMED, finding));
        }
        Graph stated = selection.of(kept::contains, credential.head().digest());
        if (stated.isEmpty()) {
            return Outcome.refused(
                    Refusal.of(ProblemType.NO_CLAIMS, Finding.violation("no-claims", "/credentialSubject", null)));
        }
        CredentialHead head = head(credential.head(), reading.types(), kept);
        List<Finding> own = new ArrayList<>();
        dropped(foreign, credential.right(), own);
        if (reading.subjects().isEmpty()) {
            own.add(Finding.warning("subject-without-id", "/credentialSubject", null));
        }
        List<Finding> findings = new ArrayList<>(credential.findings());
        own.forEach(finding -> findings.add(finding.in(credential.place())));
        return Outcome.done(new Claims(credential, head, stated, findings, remarks(reading, credential)));
    }

    private static List<Violation> remarks(CredentialReading reading, VerifiedCredential credential) {
        Violation.CredentialRef place = credential.place();
        return place == null
                ? reading.findings()
                : reading.findings().stream().map(remark -> remark.in(place)).toList();
    }

    /**
     * The claims as they were admitted, from the journal alone: nothing is fetched and nobody is asked again who owns what.
     *
     * @param head as it was journalled, with its subjects
     * @param document the credential as JSON-LD, from the stored envelope
     * @param right as it was then, from the evidence
     */
    public Claims replay(CredentialHead head, byte[] document, Right right) {
        CredentialReading reading = reader.read(document, Language.EN);
        Graph graph = reading.graph();
        Set<String> subjects = Set.copyOf(head.subjects());
        Graph stated = graph == null
                ? GraphFactory.createDefaultGraph()
                : new Selection(graph).of(subjects::contains, head.digest());
        VerifiedCredential credential = new VerifiedCredential(head, document, right, new byte[0], List.of());
        List<Finding> findings =
                graph == null ? List.of(Finding.warning("claims-unreadable-now", null, null)) : List.of();
        return new Claims(credential, head, stated, findings, reading.findings());
    }

    private Optional<Refusal> reserved(Graph graph) {
        Set<String> reserved = new TreeSet<>();
        graph.find().forEach(triple -> {
            for (Node node : List.of(triple.getSubject(), triple.getPredicate())) {
                if (node.isURI() && ownSpace.holds(node.getURI())) {
                    reserved.add(node.getURI());
                }
            }
        });
        if (reserved.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = reserved.stream()
                .limit(MAX_DROPPED_NAMED)
                .map(iri -> Finding.violation("subject-reserved", "/credentialSubject", iri, iri))
                .toList();
        return Optional.of(Refusal.of(ProblemType.SUBJECT_NOT_OWNED, findings));
    }

    private Refusal notOwned(Right right, List<String> foreign) {
        List<Finding> findings = foreign.stream()
                .limit(MAX_DROPPED_NAMED)
                .map(iri -> Finding.violation(
                        "subject-not-owned",
                        "/credentialSubject",
                        iri,
                        iri,
                        right.issuer().value(),
                        widest(right)))
                .toList();
        Refusal refusal = Refusal.of(ProblemType.SUBJECT_NOT_OWNED, findings).with("accepted", right.prefixes());
        String owner = owner(foreign);
        return owner == null ? refusal : refusal.with("owner", owner);
    }

    /** Who has the first of these names, where it has no host and somebody was first. */
    private @Nullable String owner(List<String> foreign) {
        return foreign.stream()
                .flatMap(iri -> owners.ownerOf(iri).stream())
                .map(Did::value)
                .findFirst()
                .orElse(null);
    }

    /** The prefix that people use: the web space, where there is one. */
    private static String widest(Right right) {
        return right.prefixes().stream()
                .filter(prefix -> prefix.startsWith("https:"))
                .findFirst()
                .orElse(right.issuer().value());
    }

    private static void dropped(List<String> foreign, Right right, List<Finding> findings) {
        foreign.stream()
                .limit(MAX_DROPPED_NAMED)
                .forEach(iri -> findings.add(Finding.warning(
                        "foreign-subject-dropped",
                        "/credentialSubject",
                        iri,
                        iri,
                        right.issuer().value())));
        if (foreign.size() > MAX_DROPPED_NAMED) {
            int more = foreign.size() - MAX_DROPPED_NAMED;
            findings.add(
                    Finding.warning("foreign-subjects-dropped", "/credentialSubject", null, Integer.toString(more)));
        }
    }

    private static CredentialHead head(CredentialHead head, List<String> types, Set<String> subjects) {
        return new CredentialHead(
                head.digest(),
                head.id(),
                head.issuer(),
                types,
                List.copyOf(subjects),
                head.validFrom(),
                head.validUntil(),
                head.issuedAt(),
                head.statuses());
    }
}

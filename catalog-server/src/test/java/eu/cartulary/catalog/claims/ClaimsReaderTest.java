package eu.cartulary.catalog.claims;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.trust.DidResolver;
import eu.cartulary.catalog.trust.Evidence;
import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.catalog.trust.TestPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.wire.ProblemType;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsReaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String OWN = "https://a.example/storage";
    private static final String FOREIGN = "https://b.example/storage";
    private static final TestIssuer ALICE = TestIssuer.web("a.example");

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final TestPolicy policy = TestPolicy.listing(ALICE.did);
    private final Map<String, Did> owners = new HashMap<>();
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final Verifier verifier = new Verifier(new DidResolver(shelf, CLOCK), policy, TrustSettings.DEFAULT);
    private final ClaimsReader reader = new ClaimsReader(
            CredentialReader.bundled()::read,
            iri -> Optional.ofNullable(owners.get(iri)),
            new OwnSpace("https://catalog.example"));

    @BeforeEach
    void shelve() {
        ALICE.on(shelf);
    }

    @Test
    @DisplayName("what an issuer says of its own subjects is kept, with its types and subjects")
    void own_subject() {
        Claims claims = claims(about(OWN));
        assertThat(claims.head().subjects()).containsExactly(OWN);
        assertThat(claims.head().types()).contains("https://w3id.org/gaia-x/development#ServiceOffering");
        assertThat(subjects(claims.graph())).contains(OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOREIGN,
                "https://a.example.evil.example/x",
                "https://sub.a.example/x",
                "did:web:b.example",
                "http://a.example:8080/x"
            })
    @DisplayName("a credential about another's subject alone is refused, with the prefix that would be accepted")
    void foreign_subject(String subject) {
        Refusal refusal = refusal(about(subject));
        assertThat(refusal.type()).isEqualTo(ProblemType.SUBJECT_NOT_OWNED);
        assertThat(refusal.members()).containsEntry("accepted", List.of("did:web:a.example", "https://a.example"));
        assertThat(refusal.findings().get(0).arguments()).containsExactly(subject, ALICE.did, "https://a.example");
    }

    @Test
    @DisplayName("what is said of another beside one's own is dropped, with what hangs on it, and that is said")
    void foreign_subject_dropped() {
        Map<String, Object> credential = about(OWN);
        credential.put("credentialSubject", List.of(node(OWN), node(FOREIGN)));
        Claims claims = claims(credential);
        assertThat(subjects(claims.graph())).contains(OWN).doesNotContain(FOREIGN);
        assertThat(blankNodes(claims.graph())).hasSize(1);
        assertThat(claims.findings()).extracting(Finding::rule).contains("foreign-subject-dropped");
        assertThat(claims.head().subjects()).containsExactly(OWN);
    }

    @Test
    @DisplayName("what is said of another inside one's own description is dropped as well")
    void nested_foreign_subject_dropped() {
        Map<String, Object> credential = about(OWN);
        Map<String, Object> nested = node(FOREIGN);
        nested.put("type", "gx:LegalPerson");
        credential.put("credentialSubject", new LinkedHashMap<>(Map.of("id", OWN, "gx:providedBy", nested)));
        Claims claims = claims(credential);
        assertThat(subjects(claims.graph())).contains(OWN).doesNotContain(FOREIGN);
        assertThat(objects(claims.graph())).contains(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://catalog.example/offerings/x",
                "urn:cartulary:assessments",
                "URN:sha256:00",
                "urn:sha256:00"
            })
    @DisplayName("the catalog's own names are never taken from a credential, whoever signs it")
    void reserved_space(String iri) {
        Map<String, Object> credential = about(OWN);
        credential.put("credentialSubject", List.of(node(OWN), node(iri)));
        Refusal refusal = refusal(credential);
        assertThat(refusal.type()).isEqualTo(ProblemType.SUBJECT_NOT_OWNED);
        assertThat(refusal.findings()).extracting(Finding::rule).contains("subject-reserved");
    }

    @Test
    @DisplayName("a name without a host belongs to its first publisher")
    void first_publisher() {
        assertThat(claims(about("urn:uuid:11111111-1111-1111-1111-111111111111"))
                        .head()
                        .subjects())
                .hasSize(1);
        owners.put("urn:uuid:22222222-2222-2222-2222-222222222222", new Did("did:web:b.example"));
        Refusal refusal = refusal(about("urn:uuid:22222222-2222-2222-2222-222222222222"));
        assertThat(refusal.type()).isEqualTo(ProblemType.SUBJECT_NOT_OWNED);
        assertThat(refusal.members()).containsEntry("owner", "did:web:b.example");
    }

    @Test
    @DisplayName("an attester may certify others, within the schemes it is accredited for and nothing else")
    void attester() {
        Map<String, Object> number = about("https://b.example/number");
        number.put("type", List.of("VerifiableCredential", "gx:VatID"));
        number.put(
                "credentialSubject",
                new LinkedHashMap<>(Map.of("id", "https://b.example/number", "gx:vatID", "BE0762747721")));
        assertThat(refusal(number).type()).isEqualTo(ProblemType.SUBJECT_NOT_OWNED);

        policy.attesters.put(ALICE.did, List.of("gx:VatID"));
        assertThat(claims(number).head().subjects()).containsExactly("https://b.example/number");
        assertThat(refusal(about(FOREIGN)).type()).isEqualTo(ProblemType.SUBJECT_NOT_OWNED);

        policy.attesters.put(ALICE.did, List.of("*"));
        assertThat(claims(number).head().subjects()).containsExactly("https://b.example/number");
        assertThat(refusal(about(FOREIGN)).type())
                .as("accredited for every scheme is not accredited to describe another's offering")
                .isEqualTo(ProblemType.SUBJECT_NOT_OWNED);
    }

    @Test
    @DisplayName("a named graph inside a credential is refused")
    void named_graph() {
        Map<String, Object> credential = about(OWN);
        Map<String, Object> graph = node(OWN);
        graph.put("@graph", List.of(node(FOREIGN)));
        credential.put("credentialSubject", graph);
        assertThat(refusal(credential).type()).isEqualTo(ProblemType.MALFORMED);
    }

    @Test
    @DisplayName("a credential that states nothing is refused")
    void no_claims() {
        Map<String, Object> credential = about(OWN);
        credential.put("type", List.of("VerifiableCredential"));
        credential.put("credentialSubject", new LinkedHashMap<>(Map.of("id", OWN)));
        assertThat(refusal(credential).type()).isEqualTo(ProblemType.NO_CLAIMS);
    }

    @Test
    @DisplayName("blank nodes of two credentials never join, though they have the same label")
    void blank_nodes() {
        Map<String, Object> one = about(OWN);
        Map<String, Object> other = about(OWN);
        other.put("id", "urn:uuid:other");
        for (Map<String, Object> credential : List.of(one, other)) {
            credential.put(
                    "credentialSubject",
                    new LinkedHashMap<>(Map.of(
                            "id",
                            OWN,
                            "gx:name",
                            "Storage",
                            "gx:legalDocuments",
                            Map.of("id", "_:b0", "gx:url", "https://x.example/"))));
        }
        assertThat(blankNodes(claims(one).graph()))
                .hasSize(1)
                .doesNotContainAnyElementsOf(blankNodes(claims(other).graph()));
    }

    @Test
    @DisplayName("a replay from the journal gives the same graph, byte for byte, without asking anybody")
    void replay() {
        Map<String, Object> credential = about(OWN);
        credential.put("credentialSubject", List.of(node(OWN), node(FOREIGN)));
        VerifiedCredential verified = verified(ALICE.token(credential));
        Claims then = done(reader.read(verified, Language.EN));
        ClaimsReader years_later = new ClaimsReader(
                CredentialReader.bundled()::read,
                iri -> {
                    throw new AssertionError("asked");
                },
                new OwnSpace("https://catalog.example"));
        Claims now = years_later.replay(
                then.head(),
                verified.document(),
                Evidence.rights(Evidence.of(List.of(verified))).get(0));
        assertThat(lines(now.graph())).isEqualTo(lines(then.graph()));
        assertThat(now.head()).isEqualTo(then.head());
    }

    private static Map<String, Object> about(String subject) {
        Map<String, Object> credential = ALICE.credential("urn:uuid:1", subject);
        credential.put("credentialSubject", node(subject));
        return credential;
    }

    private static Map<String, Object> node(String id) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", id);
        node.put("gx:name", "Storage");
        node.put("gx:legalDocuments", Map.of("gx:url", id + "/terms"));
        return node;
    }

    private Claims claims(Map<String, Object> credential) {
        return done(reader.read(verified(ALICE.token(credential)), Language.EN));
    }

    private Refusal refusal(Map<String, Object> credential) {
        Outcome<Claims> outcome = reader.read(verified(ALICE.token(credential)), Language.EN);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Claims>) outcome).refusal();
    }

    private VerifiedCredential verified(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        return done(envelopes.read("application/vc+jwt", bytes).then(e -> verifier.verify(e, NOW)))
                .get(0);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    private static List<String> subjects(Graph graph) {
        List<String> subjects = new ArrayList<>();
        graph.find().forEach(t -> subjects.add(t.getSubject().toString()));
        return subjects;
    }

    private static List<String> objects(Graph graph) {
        List<String> objects = new ArrayList<>();
        graph.find().forEach(t -> objects.add(t.getObject().toString()));
        return objects;
    }

    private static List<Node> blankNodes(Graph graph) {
        List<Node> blank = new ArrayList<>();
        graph.find().forEach(t -> {
            if (t.getSubject().isBlank() && !blank.contains(t.getSubject())) {
                blank.add(t.getSubject());
            }
        });
        return blank;
    }

    private static String lines(Graph graph) {
        TreeSet<String> lines = new TreeSet<>();
        graph.find()
                .forEach(t -> lines.add(NodeFmtLib.strNT(t.getSubject()) + " " + NodeFmtLib.strNT(t.getPredicate())
                        + " " + NodeFmtLib.strNT(t.getObject())));
        StringWriter text = new StringWriter();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}

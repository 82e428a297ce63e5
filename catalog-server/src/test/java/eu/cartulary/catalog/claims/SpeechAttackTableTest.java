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
import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.catalog.trust.TestPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.CredentialReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every known way to speak of what is not one's own, one row each, with the issuer {@code did:web:a.example:shop} that is also known
 * as {@code did:web:also.example}: what is spoken of, and what comes of it.
 */
class SpeechAttackTableTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example:shop");
    private static final String OWN = "https://a.example/shop/storage";
    private static final String TAKEN = "urn:uuid:22222222-2222-2222-2222-222222222222";

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final TestPolicy policy = TestPolicy.listing(ALICE.did);

    static Stream<Arguments> subjects() {
        return Stream.of(
                row("its own path", OWN, "kept"),
                row("its own DID", ALICE.did, "kept"),
                row("below its own DID", ALICE.did + ":more", "kept"),
                row("a fragment of its own", OWN + "#one", "kept"),
                row("a host that it proves", "https://also.example/storage", "kept"),
                row("a name without a host that nobody has", "urn:uuid:11111111-1111-1111-1111-111111111111", "kept"),
                row("a name without a host that another has", TAKEN, "subject-not-owned"),
                row("the host above its path", "https://a.example/storage", "subject-not-owned"),
                row("the DID of the host above its path", "did:web:a.example", "subject-not-owned"),
                row("a path that begins with the same letters", "https://a.example/shopping/x", "subject-not-owned"),
                row("another host", "https://b.example/shop/x", "subject-not-owned"),
                row("a host below", "https://x.a.example/shop/x", "subject-not-owned"),
                row("a host that ends alike", "https://evila.example/shop/x", "subject-not-owned"),
                row("another port", "https://a.example:8443/shop/x", "subject-not-owned"),
                row("a path that climbs out", "https://a.example/shop/../storage", "subject-not-owned"),
                row("a path that climbs out in disguise", "https://a.example/shop/%2e%2e/x", "subject-not-owned"),
                row("a user before the host", "https://a.example@b.example/shop/x", "iri-refused"),
                row("a host that it merely claims", "https://claimed.example/x", "subject-not-owned"),
                row("an address of the catalog", "https://catalog.example/offerings/x", "subject-reserved"),
                row("the catalog itself", "https://catalog.example", "subject-reserved"),
                row("a graph of the catalog", "urn:sha256:" + "0".repeat(64), "subject-reserved"),
                row("the records of the catalog", "URN:cartulary:records", "subject-reserved"));
    }

    private static Arguments row(String what, String iri, String outcome) {
        return Arguments.of(what, iri, outcome);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("subjects")
    @DisplayName("spoken of alone:")
    void alone(String what, String iri, String outcome) {
        assertThat(outcome(List.of(node(iri)))).isEqualTo(outcome.equals("kept") ? "kept [" + iri + "]" : outcome);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("subjects")
    @DisplayName("spoken of beside its own:")
    void beside(String what, String iri, String outcome) {
        String expected =
                switch (outcome) {
                    case "kept" -> "kept " + new TreeSet<>(List.of(OWN, iri));
                    case "subject-not-owned" -> "kept [" + OWN + "], foreign-subject-dropped";
                    default -> outcome;
                };
        assertThat(outcome(List.of(node(OWN), node(iri)))).isEqualTo(expected);
    }

    static Stream<Arguments> attestations() {
        return Stream.of(
                Arguments.of("a certificate of its scheme", "gx:VatID", List.of("gx:VatID"), "kept"),
                Arguments.of("a certificate of another scheme", "gx:LeiCode", List.of("gx:VatID"), "subject-not-owned"),
                Arguments.of("an offering", "gx:ServiceOffering", List.of("gx:VatID"), "subject-not-owned"),
                Arguments.of(
                        "an offering, accredited for all", "gx:ServiceOffering", List.of("*"), "subject-not-owned"),
                Arguments.of("a company, accredited for all", "gx:LegalPerson", List.of("*"), "subject-not-owned"),
                Arguments.of("a number, accredited for all", "gx:VatID", List.of("*"), "kept"),
                Arguments.of("a number, accredited for nothing", "gx:VatID", List.of(), "subject-not-owned"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("attestations")
    @DisplayName("attested of another:")
    void attested(String what, String type, List<String> schemes, String outcome) {
        if (!schemes.isEmpty()) {
            policy.attesters.put(ALICE.did, schemes);
        }
        Map<String, Object> node = node("https://b.example/x");
        node.put("type", type);
        assertThat(outcome(List.of(node))).isEqualTo(outcome.equals("kept") ? "kept [https://b.example/x]" : outcome);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    @DisplayName("a named graph inside a credential is refused:")
    void named_graph(Map<String, Object> subject) {
        assertThat(outcome(List.of(subject))).isIn("named-graph", "member-unknown", "jsonld-invalid");
    }

    static Stream<Map<String, Object>> graphs() {
        Map<String, Object> inside = node(OWN);
        inside.put("@graph", List.of(node("https://b.example/x")));
        Map<String, Object> named = node(OWN);
        named.put("gx:x", Map.of("@id", "urn:sha256:00", "@graph", List.of(node("https://b.example/x"))));
        return Stream.of(inside, named);
    }

    private static Map<String, Object> node(String id) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", id);
        node.put("gx:name", "Storage");
        return node;
    }

    /** In a word or two: what is kept and what is said of it, or the first rule that refuses. */
    private String outcome(List<Map<String, Object>> subjects) {
        Map<String, Object> document = ALICE.document();
        document.put("alsoKnownAs", List.of("https://also.example", "https://claimed.example"));
        ALICE.on(shelf, document);
        TestIssuer also = TestIssuer.web("also.example");
        Map<String, Object> acknowledging = also.document();
        acknowledging.put("alsoKnownAs", List.of(ALICE.did));
        also.on(shelf, acknowledging);
        TestIssuer.web("claimed.example").on(shelf);
        Map<String, Object> credential = ALICE.credential("urn:uuid:1", OWN);
        credential.put("type", List.of("VerifiableCredential"));
        credential.put("credentialSubject", subjects);
        byte[] token = ALICE.token(credential).getBytes(StandardCharsets.US_ASCII);
        ClaimsReader reader = new ClaimsReader(
                CredentialReader.bundled()::read,
                iri -> iri.equals(TAKEN) ? Optional.of(new Did("did:web:b.example")) : Optional.empty(),
                new OwnSpace("https://catalog.example"));
        Verifier verifier = new Verifier(new DidResolver(shelf, CLOCK), policy, TrustSettings.DEFAULT);
        Outcome<Claims> outcome = new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/vc+jwt", token)
                .then(envelope -> verifier.verify(envelope, NOW))
                .then(verified -> reader.read(verified.get(0), Language.EN));
        return switch (outcome) {
            case Outcome.Done<Claims> done -> kept(done.value());
            case Outcome.Refused<Claims> refused -> rule(refused.refusal());
        };
    }

    private static String kept(Claims claims) {
        List<String> said = claims.findings().stream()
                .map(Finding::rule)
                .filter(rule -> rule.contains("dropped"))
                .toList();
        return "kept " + claims.head().subjects() + (said.isEmpty() ? "" : ", " + String.join(" ", said));
    }

    private static String rule(Refusal refusal) {
        return Stream.concat(
                        refusal.findings().stream().map(Finding::rule),
                        refusal.violations().stream().map(Violation::rule))
                .findFirst()
                .orElseThrow();
    }
}

package eu.cartulary.catalog.claims;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.trust.DidResolver;
import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.catalog.trust.TestPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.jose.VerificationKey;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inputs of the W3C suites for the data model and for JOSE, by their names: {@code -ok} must pass, {@code -fail} must not. They
 * are signed here by an issuer that is trusted, since the suite leaves signing to the one who is tested.
 */
class CredentialSuitesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example");
    /** What the catalog asks beyond the model: claims that mean something, about subjects of the issuer, now. */
    private static final Set<ProblemType> OWN_RULES = EnumSet.of(
            ProblemType.NO_CLAIMS, ProblemType.SUBJECT_NOT_OWNED, ProblemType.NOT_YET_VALID, ProblemType.EXPIRED);

    private static final Map<String, String> ON_PURPOSE = Map.of(
            "credential-evidence-missing-type-fail",
                    "evidence without a type is noted, not refused: notaries in production write it so",
            "credential-missing-base-context-fail-or-inject", "a missing base context is supplied, as the suite allows",
            "credential-no-context-fail-or-inject", "refused, as the suite allows");

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final Verifier verifier =
            new Verifier(new DidResolver(shelf, CLOCK), TestPolicy.listing(ALICE.did), TrustSettings.DEFAULT);
    private final ClaimsReader reader = new ClaimsReader(
            CredentialReader.with(JsonLdReader.bundled()
                    .withContext(
                            "https://www.w3.org/ns/credentials/examples/v2",
                            "{\"@context\":{\"@vocab\":\"https://www.w3.org/ns/credentials/examples#\"}}"
                                    .getBytes(StandardCharsets.UTF_8)))::read,
            iri -> Optional.empty(),
            new OwnSpace("https://catalog.example"));

    private final Map<String, Integer> onPurpose = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int accepted;
    private int refused;

    @Test
    @DisplayName("VC Data Model 2.0: every input has its outcome")
    void data_model() throws IOException {
        ALICE.on(shelf);
        for (Path file : files("suites/vc-data-model-2/tests/input")) {
            String name = file.getFileName().toString().replace(".json", "");
            judge(name, publish((ObjectNode) Json.read(Files.readAllBytes(file)), name));
        }
        assertThat(wrong).isEmpty();
        assertThat(accepted + refused).isGreaterThan(85);
        Conformance.write("vc-data-model-2", "W3C VC Data Model 2.0, inputs", accepted, refused, onPurpose);
    }

    @Test
    @DisplayName("VC-JOSE-COSE: what is secured with JOSE has its outcome, all else is another media type")
    void jose_cose() throws IOException {
        for (Path file : files("suites/vc-jose-cose/tests/input")) {
            String name = file.getFileName().toString();
            if (name.endsWith(".txt")) {
                joseCose(name.replace(".txt", ""), Files.readString(file).strip());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(accepted).isEqualTo(2);
        Conformance.write("vc-jose-cose", "W3C VC-JOSE-COSE, inputs", accepted, refused, onPurpose);
    }

    private void joseCose(String name, String text) throws IOException {
        if (!name.contains("jose")) {
            Outcome<Envelope> read = envelopes.read(
                    name.contains("sdjwt") ? "application/vc+sd-jwt" : "application/vc+cose",
                    text.getBytes(StandardCharsets.UTF_8));
            onPurpose.merge(
                    "COSE and SD-JWT are not taken (415)", read instanceof Outcome.Refused ? 1 : 0, Integer::sum);
            return;
        }
        boolean holds =
                signatureHolds(text) && onlyItsIssuerIsStrange(name, text) && credentialsAreReadable(name, text);
        if (name.endsWith("minimal") || name.endsWith("multiple")) {
            accepted += holds ? 1 : 0;
        } else if (name.endsWith("unknown-extensions")) {
            onPurpose.merge("ES512 is not on the list of algorithms", holds ? 0 : 1, Integer::sum);
        } else {
            refused += holds ? 0 : 1;
        }
        boolean should = name.endsWith("minimal") || name.endsWith("multiple");
        if (holds != should) {
            wrong.add(name);
        }
    }

    private static boolean signatureHolds(String text) throws IOException {
        for (String key : List.of("vm-p256", "vm-p384", "vm-did-ed25519", "vm-ed25519")) {
            JsonNode method = Json.read(Files.readAllBytes(shared("suites/vc-jose-cose/tests/input/" + key + ".json")));
            try {
                if (Jws.parse(text).verifiedBy(VerificationKey.parse(method.get("publicKeyJwk")))) {
                    return true;
                }
            } catch (JoseException notTaken) {
                return false;
            }
        }
        return false;
    }

    /** The suite's issuers are https addresses; a catalog of DIDs stops there, and nowhere before. */
    private boolean onlyItsIssuerIsStrange(String name, String text) {
        Outcome<Envelope> read = envelopes.read(
                name.startsWith("presentation") ? "application/vp+jwt" : "application/vc+jwt",
                text.getBytes(StandardCharsets.UTF_8));
        return !(read instanceof Outcome.Refused<Envelope> no)
                || no.refusal().findings().stream().map(Finding::rule).allMatch("issuer-not-a-did"::equals);
    }

    /** What is inside a presentation, once its holder is one that the catalog can read. */
    private boolean credentialsAreReadable(String name, String text) throws IOException {
        if (!name.endsWith("bad-credential")) {
            return true;
        }
        try {
            ObjectNode payload = (ObjectNode) Json.read(Jws.parse(text).payload());
            payload.put("holder", ALICE.did).remove("iss");
            String again = Jws.sign(Map.of("typ", "vp+jwt", "kid", ALICE.kid), Json.write(payload), ALICE.key);
            return envelopes.read("application/vp+jwt", again.getBytes(StandardCharsets.UTF_8)) instanceof Outcome.Done;
        } catch (JoseException e) {
            return false;
        }
    }

    private void judge(String name, Optional<Refusal> refusal) {
        boolean ok = !name.contains("fail") && !name.contains("mismatch") && !name.endsWith("no-holder");
        boolean passes = refusal.isEmpty() || OWN_RULES.contains(refusal.get().type());
        if (ok == passes) {
            accepted += ok ? 1 : 0;
            refused += ok ? 0 : 1;
        } else if (ON_PURPOSE.containsKey(name)) {
            onPurpose.merge(ON_PURPOSE.get(name), 1, Integer::sum);
        } else if (name.equals("presentation-enveloped-vc-ok")) {
            onPurpose.merge("a data: address in a form that no specification has", 1, Integer::sum);
        } else if (name.startsWith("presentation") && refusal.isPresent()) {
            boolean empty = refusal.get().findings().get(0).rule().equals("presentation-empty");
            onPurpose.merge(
                    empty
                            ? "a presentation without credentials publishes nothing"
                            : "each credential in a presentation must be signed itself, by a trusted issuer",
                    1,
                    Integer::sum);
        } else {
            wrong.add(name + ": " + refusal.map(CredentialSuitesTest::words).orElse("accepted"));
        }
    }

    private Optional<Refusal> publish(ObjectNode document, String name) {
        String member = name.startsWith("presentation") ? "holder" : "issuer";
        JsonNode stated = document.get(member);
        if (stated == null && !name.contains("no-issuer")) {
            document.put(member, ALICE.did);
        } else if (stated instanceof ObjectNode object && !object.path("id").isNull() && !name.contains("no-url")) {
            object.put("id", ALICE.did);
        } else if (stated != null && stated.isString() && !name.contains("no-url") && !name.contains("fail")) {
            document.put(member, ALICE.did);
        }
        if (!name.contains("subject") && document.get("credentialSubject") instanceof ObjectNode subject) {
            // Most inputs say nothing of their subject, which the catalog refuses before it comes to the point.
            subject.put("https://schema.org/name", "Something");
        }
        dated(document, "validFrom", "PAST DATE", "2026-01-01T00:00:00Z");
        dated(document, "validUntil", "FUTURE DATE", "2027-01-01T00:00:00Z");
        Map<String, Object> header = ALICE.header();
        String token = Jws.sign(header, Json.write(document), ALICE.key);
        String mediaType = name.startsWith("presentation") ? "application/vp+jwt" : "application/vc+jwt";
        Outcome<List<VerifiedCredential>> verified = envelopes
                .read(mediaType, token.getBytes(StandardCharsets.UTF_8))
                .then(envelope -> verifier.verify(envelope, CLOCK.instant()));
        if (verified instanceof Outcome.Refused<List<VerifiedCredential>> no) {
            return Optional.of(no.refusal());
        }
        for (VerifiedCredential credential : ((Outcome.Done<List<VerifiedCredential>>) verified).value()) {
            if (reader.read(credential, Language.EN) instanceof Outcome.Refused<Claims> no) {
                return Optional.of(no.refusal());
            }
        }
        return Optional.empty();
    }

    /** The suite leaves dates to the one who runs it. */
    private static void dated(ObjectNode document, String member, String template, String date) {
        if (document.path(member).asString("").equals(template)) {
            document.put(member, date);
        }
    }

    private static String words(Refusal refusal) {
        return refusal.type() + " "
                + refusal.findings().stream().map(Finding::rule).toList()
                + refusal.violations().stream().map(v -> v.rule()).toList();
    }

    private static Path shared(String path) {
        return Path.of(System.getProperty("cartulary.shared", ""), path);
    }

    private static List<Path> files(String under) throws IOException {
        if (!Files.isDirectory(shared(under))) {
            String word = "third-party test data is missing: " + under + " (system property cartulary.shared)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(word);
            }
            Assumptions.abort(word);
        }
        try (Stream<Path> all = Files.walk(shared(under))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

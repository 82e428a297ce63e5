package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.did.DidWeb;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationReaderTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example");
    private static final TestIssuer EVE = TestIssuer.web("e.example");
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final CredentialHead HEAD =
            new CredentialHead(DIGEST, null, new Did(ALICE.did), List.of(), List.of(), NOW, null, NOW);

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final RevocationReader reader =
            new RevocationReader(new DidResolver(shelf, CLOCK), TrustSettings.DEFAULT, "https://catalog.example");

    @Test
    @DisplayName("the issuer takes its word back, with a key that is in its document now")
    void by_the_current_key() {
        ALICE.on(shelf);
        Revocation revocation = accepted(token(ALICE, h -> {}, c -> {}), new byte[0]);
        assertThat(revocation.reason()).isEqualTo(Revocation.Reason.CEASED);
        assertThat(revocation.credential()).isEqualTo(DIGEST);
        assertThat(new String(revocation.evidence(), StandardCharsets.UTF_8))
                .as("it can be verified again when the document is another")
                .contains("\"didDocument\"", "\"jwk\"", "\"sha256\"");
    }

    @Test
    @DisplayName("the key that signed the credential may revoke it, even when the issuer's server is gone")
    void by_the_key_that_signed() throws Exception {
        ALICE.on(shelf);
        ResolvedDid did = new DidResolver(shelf, CLOCK).resolve(new Did(ALICE.did), KeyResolver.USUAL);
        var method = did.document().methods().get(0);
        Right right = new Right(new Did(ALICE.did), List.of(ALICE.did), List.of());
        byte[] one = Evidence.of(new SignedWith(did, method, method.key()), right, null, null);
        byte[] evidence = Evidence.of(List.of(new VerifiedCredential(HEAD, new byte[0], right, one, List.of())));
        shelf.remove(DidWeb.parse(ALICE.did).documentUrl());
        assertThat(accepted(token(ALICE, h -> {}, c -> c.remove("aud")), evidence)
                        .issuer()
                        .value())
                .isEqualTo(ALICE.did);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "signed by another",
                        "signature-does-not-match",
                        token(EVE, h -> h.put("kid", ALICE.kid), c -> {})),
                Arguments.of("of another issuer", "issuer-not-bound", token(EVE, h -> {}, c -> c.put("iss", EVE.did))),
                Arguments.of(
                        "of another credential",
                        "revocation-of-another",
                        token(ALICE, h -> {}, c -> c.put("sub", "00"))),
                Arguments.of(
                        "for another catalog",
                        "audience-differs",
                        token(ALICE, h -> {}, c -> c.put("aud", "https://other.example"))),
                Arguments.of(
                        "for no known reason", "reason-unknown", token(ALICE, h -> {}, c -> c.put("reason", "mood"))),
                Arguments.of(
                        "a credential passed off as one",
                        "typ-refused",
                        token(ALICE, h -> h.put("typ", "vc+jwt"), c -> {})),
                Arguments.of(
                        "that has expired",
                        "expired",
                        token(ALICE, h -> {}, c -> c.put("exp", NOW.getEpochSecond() - 61))),
                Arguments.of(
                        "signed tomorrow",
                        "not-yet-valid",
                        token(ALICE, h -> {}, c -> c.put("iat", NOW.getEpochSecond() + 86_400))),
                Arguments.of("without a time", "date-unreadable", token(ALICE, h -> {}, c -> c.remove("iat"))),
                Arguments.of("that is nothing of the kind", "jws-not-three-segments", "revoke it!"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    @DisplayName("a revocation is refused:")
    void refused(String what, String rule, String token) {
        ALICE.on(shelf);
        Outcome<Revocation> outcome = read(token, new byte[0]);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<Revocation>) outcome).refusal().findings())
                .extracting(Finding::rule)
                .contains(rule);
    }

    private Revocation accepted(String token, byte[] evidence) {
        Outcome<Revocation> outcome = read(token, evidence);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<Revocation>) outcome).value();
    }

    private Outcome<Revocation> read(String token, byte[] evidence) {
        return reader.read(token.getBytes(StandardCharsets.UTF_8), HEAD, evidence, 0, NOW);
    }

    private static String token(
            TestIssuer signer, Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
        Map<String, Object> head = new LinkedHashMap<>(Map.of("typ", "revocation+jwt", "kid", signer.kid));
        header.accept(head);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("iss", ALICE.did);
        payload.put("sub", DIGEST.hex());
        payload.put("aud", "https://catalog.example");
        payload.put("iat", NOW.getEpochSecond());
        payload.put("exp", NOW.getEpochSecond() + 300);
        payload.put("jti", "urn:uuid:1");
        payload.put("reason", "ceased");
        claims.accept(payload);
        return signer.token(head, payload);
    }
}

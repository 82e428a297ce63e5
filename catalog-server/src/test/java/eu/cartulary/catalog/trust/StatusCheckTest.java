package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.wire.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example");
    private static final String LIST = "https://a.example/status/1";
    private static final int INDEX = 94_567;

    private final StaticOutbound shelf = new StaticOutbound(CLOCK);

    @Test
    @DisplayName("a credential whose bit is not set passes; one whose bit is set is revoked")
    void bit() throws Exception {
        publish(ALICE, list("revocation", -1));
        assertThat(rules(verified(TrustSettings.DEFAULT))).isEmpty();
        publish(ALICE, list("revocation", INDEX));
        Refusal refusal = refusal(TrustSettings.DEFAULT);
        assertThat(refusal.type()).isEqualTo(ProblemType.REVOKED);
        assertThat(refusal.findings()).extracting(Finding::rule).containsExactly("revoked");
        publish(ALICE, list("revocation", INDEX + 1));
        assertThat(rules(verified(TrustSettings.DEFAULT))).isEmpty();
    }

    @Test
    @DisplayName("a set bit counts in whichever entry it stands, and none hides behind too many")
    void several_entries() throws Exception {
        publish(ALICE, list("revocation", INDEX));
        Map<String, Object> suspension = Map.of(
                "type",
                "BitstringStatusListEntry",
                "statusPurpose",
                "suspension",
                "statusListIndex",
                "1",
                "statusListCredential",
                "https://a.example/nowhere");
        assertThat(refusal(TrustSettings.DEFAULT, List.of(suspension, entry())).findings())
                .extracting(Finding::rule)
                .containsExactly("revoked");
        assertThat(refusal(TrustSettings.DEFAULT, List.of(suspension, suspension, suspension, suspension, entry()))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("statuses-too-many");
    }

    @Test
    @DisplayName("StatusList2021 is read for old credentials")
    void status_list_2021() throws Exception {
        Map<String, Object> list = list("revocation", INDEX);
        list.put("type", List.of("VerifiableCredential", "StatusList2021Credential"));
        subject(list).put("type", "StatusList2021");
        subject(list)
                .put("encodedList", subject(list).get("encodedList").toString().substring(1));
        publish(ALICE, list);
        Map<String, Object> old = new LinkedHashMap<>(entry());
        old.put("type", "StatusList2021Entry");
        assertThat(refusal(TrustSettings.DEFAULT, List.of(old)).findings())
                .extracting(Finding::rule)
                .containsExactly("revoked");
    }

    @Test
    @DisplayName("the list of the first bit on the left")
    void first_bit() throws IOException {
        byte[] bits = new byte[16_384];
        bits[0] = (byte) 0x80;
        StatusList list = StatusList.decode("u" + Base64Url.encode(gzip(bits)));
        assertThat(list.isSet(0)).isTrue();
        assertThat(list.isSet(1)).isFalse();
        assertThat(list.isSet(7)).isFalse();
        assertThat(list.size()).isEqualTo(131_072);
    }

    @Test
    @DisplayName("a list that inflates without end is cut")
    void bomb() throws IOException {
        byte[] compressed = gzip(new byte[StatusList.MAX_BYTES + 1]);
        assertThat(compressed.length).isLessThan(100_000);
        assertThatThrownBy(() -> StatusList.decode("u" + Base64Url.encode(compressed)))
                .hasMessageContaining("larger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "of another issuer",
                "signed by another",
                "for another purpose",
                "expired",
                "too short",
                "no list",
                "no gzip"
            })
    @DisplayName("a list that cannot be relied on is unknown, never valid:")
    void unknown(String what) throws Exception {
        Map<String, Object> list = list("revocation", -1);
        switch (what) {
            case "nowhere" -> shelf.remove(URI.create(LIST));
            case "of another issuer" -> {
                TestIssuer eve = TestIssuer.web("e.example").on(shelf);
                list.put("issuer", eve.did);
                publish(eve, list);
            }
            case "signed by another" -> {
                TestIssuer other = TestIssuer.web("a.example");
                publish(other, list);
            }
            case "for another purpose" -> publish(ALICE, list("suspension", -1));
            case "expired" -> changed(list, l -> l.put("validUntil", "2026-05-01T00:00:00Z"));
            case "too short" -> changed(list, l -> subject(l).put("encodedList", "u" + encode(new byte[1])));
            case "no list" -> changed(list, l -> l.put("type", List.of("VerifiableCredential")));
            default -> changed(list, l -> subject(l).put("encodedList", "uAAAA"));
        }
        assertThat(rules(verified(TrustSettings.DEFAULT))).containsExactly("status-unknown");
        TrustSettings strict = new TrustSettings(
                Duration.ofSeconds(60), "", TrustSettings.UnreachableStatus.REFUSE, Duration.ofMinutes(15));
        assertThat(refusal(strict).findings()).extracting(Finding::rule).containsExactly("status-unknown");
    }

    private void changed(Map<String, Object> list, Consumer<Map<String, Object>> change) {
        change.accept(list);
        publish(ALICE, list);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> subject(Map<String, Object> list) {
        return (Map<String, Object>) list.get("credentialSubject");
    }

    private void publish(TestIssuer signer, Map<String, Object> list) {
        Map<String, Object> header = signer.header();
        shelf.put(
                URI.create(LIST), signer.token(header, list).getBytes(StandardCharsets.US_ASCII), "application/vc+jwt");
    }

    private static Map<String, Object> list(String purpose, int set) throws IOException {
        byte[] bits = new byte[16_384];
        if (set >= 0) {
            bits[set / 8] |= (byte) (0x80 >> (set % 8));
        }
        Map<String, Object> list = ALICE.credential("urn:uuid:list", LIST + "#list");
        list.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", LIST + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", purpose);
        subject.put("encodedList", "u" + encode(bits));
        list.put("credentialSubject", subject);
        return list;
    }

    private static String encode(byte[] bits) {
        try {
            return Base64Url.encode(gzip(bits));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] gzip(byte[] bits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        }
        return out.toByteArray();
    }

    private VerifiedCredential verified(TrustSettings settings) {
        Outcome<List<VerifiedCredential>> outcome = outcome(settings, entry());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<VerifiedCredential>>) outcome).value().get(0);
    }

    private Refusal refusal(TrustSettings settings) {
        return refusal(settings, entry());
    }

    private Refusal refusal(TrustSettings settings, Object entries) {
        Outcome<List<VerifiedCredential>> outcome = outcome(settings, entries);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<List<VerifiedCredential>>) outcome).refusal();
    }

    private static Map<String, Object> entry() {
        return Map.of(
                "type",
                "BitstringStatusListEntry",
                "statusPurpose",
                "revocation",
                "statusListIndex",
                Integer.toString(INDEX),
                "statusListCredential",
                LIST);
    }

    private Outcome<List<VerifiedCredential>> outcome(TrustSettings settings, Object entries) {
        ALICE.on(shelf);
        Map<String, Object> credential = ALICE.credential("urn:uuid:1", "https://a.example/storage");
        credential.put("credentialStatus", entries);
        Verifier verifier = Verifier.over(shelf, CLOCK, TestPolicy.listing(ALICE.did), settings);
        return new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/vc+jwt", ALICE.token(credential).getBytes(StandardCharsets.US_ASCII))
                .then(envelope -> verifier.verify(envelope, NOW));
    }

    private static List<String> rules(VerifiedCredential credential) {
        return credential.findings().stream().map(Finding::rule).toList();
    }
}

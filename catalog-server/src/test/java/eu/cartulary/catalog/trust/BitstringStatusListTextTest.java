package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.claims.Conformance;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Base64Url;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Own cases for the sentences of Bitstring Status List 1.0 that a verifier can keep, since the W3C suite asks issuers alone. Each
 * publishes one credential with an entry, beside one list; the page says what came out.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BitstringStatusListTextTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final TestIssuer ALICE = TestIssuer.web("a.example");
    private static final TestIssuer FORGER = TestIssuer.web("a.example");
    private static final String LIST = "https://a.example/status/1";
    private static final int INDEX = 94_567;
    private static final int BYTES = 16_384;

    private static final String VALID = "valid";
    private static final String UNKNOWN = "status-unknown";
    private static final String REVOKED = "revoked";

    /** Changes the entry, the list, its subject; the list is signed by this issuer. */
    private record Case(
            String clause,
            String words,
            String expected,
            Consumer<Map<String, Object>> entry,
            Consumer<Map<String, Object>> list,
            TestIssuer signer) {}

    private static final List<Case> CASES = List.of(
            list("2.1, 3.2", "the bit is not set", VALID, list -> {}),
            list("2.1, 3.2", "the bit is set", REVOKED, list -> bits(list, BYTES, INDEX)),
            list("3.3", "the bit before it is set", VALID, list -> bits(list, BYTES, INDEX - 1)),
            list("3.3", "the bit after it is set", VALID, list -> bits(list, BYTES, INDEX + 1)),
            both(
                    "3.3",
                    "the first bit is the left one of the first byte",
                    REVOKED,
                    at("0"),
                    list -> bits(list, BYTES, 0)),
            both("3.3", "the last bit of the shortest list", REVOKED, at("131071"), list -> bits(list, BYTES, 131_071)),
            both("3.2", "an index behind the end of the list", UNKNOWN, at("131072"), list -> {}),
            both("2.1", "an index below zero", UNKNOWN, at("-1"), list -> {}),
            both("2.1", "an index that is no decimal number", UNKNOWN, at("0x10"), list -> {}),
            both("2.1", "an index beyond every list", UNKNOWN, at("99999999999999999999"), list -> {}),
            entry("2.1", "no index", UNKNOWN, entry -> entry.remove("statusListIndex")),
            entry("2.1", "no address of a list", UNKNOWN, entry -> entry.remove("statusListCredential")),
            entry("2.1", "an address that is none", UNKNOWN, put("statusListCredential", "not an address")),
            entry("2.1", "no purpose", UNKNOWN, entry -> entry.remove("statusPurpose")),
            entry("2.1", "several purposes in one entry", UNKNOWN, put("statusPurpose", List.of("revocation", "x"))),
            entry("2.1", "statusSize 1, said", VALID, put("statusSize", 1)),
            entry("2.1", "statusSize 2 in a revocation", UNKNOWN, put("statusSize", 2)),
            entry("2.1", "purpose message: says nothing about validity", VALID, put("statusPurpose", "message")),
            entry("2.1", "purpose refresh: says nothing about validity", VALID, put("statusPurpose", "refresh")),
            entry("2.1", "a type of entry that nobody knows", "status-type-unknown", put("type", "OtherEntry")),
            both("2.1, 2.2", "purpose suspension, set", "suspended", put("statusPurpose", "suspension"), list -> {
                bits(list, BYTES, INDEX);
                subject(list).put("statusPurpose", "suspension");
            }),
            list("3.2", "the list is for another purpose", UNKNOWN, ofSubject("statusPurpose", "suspension")),
            list("2.2", "the list is for several purposes, this one among them", REVOKED, list -> {
                bits(list, BYTES, INDEX);
                subject(list).put("statusPurpose", List.of("suspension", "revocation"));
            }),
            list("2.2", "the list names no purpose", UNKNOWN, list -> subject(list)
                    .remove("statusPurpose")),
            list("2.2", "no list credential by its type", UNKNOWN, put("type", List.of("VerifiableCredential"))),
            list("2.2", "a subject of another type", UNKNOWN, ofSubject("type", "Thing")),
            list("2.2", "no encoded list", UNKNOWN, list -> subject(list).remove("encodedList")),
            list("2.2", "another multibase than base64url", UNKNOWN, ofSubject("encodedList", "z6Mk")),
            list("3.4", "no gzip", UNKNOWN, ofSubject("encodedList", "uAAAA")),
            list("3.4", "gzip cut short", UNKNOWN, list -> {
                String encoded = subject(list).get("encodedList").toString();
                subject(list).put("encodedList", encoded.substring(0, encoded.length() - 8));
            }),
            list("3.2", "a list of fewer than 131,072 places", UNKNOWN, list -> bits(list, BYTES - 1, INDEX)),
            list("3.2", "a longer list", REVOKED, list -> bits(list, 4 * BYTES, INDEX)),
            list("2.2", "the list is not valid any more", UNKNOWN, put("validUntil", "2026-05-01T00:00:00Z")),
            list("2.2", "the list is not valid yet", UNKNOWN, put("validFrom", "2026-07-01T00:00:00Z")),
            new Case("3.2", "the signature of the list does not hold", UNKNOWN, entry -> {}, list -> {}, FORGER),
            entry("3.2", "there is nothing at the address", UNKNOWN, put("statusListCredential", LIST + "2")),
            entry(
                    "5.1",
                    "an address that is not https",
                    UNKNOWN,
                    put("statusListCredential", "http://a.example/status/1")));

    @Test
    void every_sentence_that_a_verifier_can_keep_is_kept() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Case one : CASES) {
            String outcome = outcome(one);
            if (!outcome.equals(one.expected())) {
                wrong.add(one.words() + ": " + outcome + " instead of " + one.expected());
            }
            rows.add("| " + one.clause() + " | " + one.words() + " | " + outcome + " |");
        }
        assertThat(wrong).isEmpty();
        List<String> lines = new ArrayList<>(HEAD);
        lines.addAll(rows);
        lines.addAll(NOT_HERE);
        Conformance.section("bitstring-status-list", "Bitstring Status List 1.0, own cases from the text", lines);
    }

    private static final List<String> HEAD = List.of(
            "Each row publishes a credential with one entry. `status-unknown` is a finding, or a refusal where the operator set it so; it",
            "is never taken for valid.",
            "",
            "| clause | case | outcome |",
            "|---|---|---|");

    private static final List<String> NOT_HERE = List.of(
            "",
            "What does not apply: making lists (3.1, and `validVc.json` of the W3C suite, which asks issuers alone), since this catalog",
            "issues none; `statusMessage` and `statusReference` (2.1), since purposes other than revocation and suspension say nothing",
            "about validity here; `ttl` (2.2), since no list is used that is older than five minutes or one round of the watch, whatever",
            "it says. Stricter than the text: the list must be of the issuer of the credential. More lenient: an index that is a number,",
            "and a list without its multibase letter, are read, for StatusList2021 had both.");

    private static String outcome(Case one) throws IOException {
        StaticOutbound shelf = new StaticOutbound(CLOCK);
        ALICE.on(shelf);
        Map<String, Object> list = ALICE.credential("urn:uuid:list", LIST + "#list");
        list.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        list.put(
                "credentialSubject",
                new LinkedHashMap<>(
                        Map.of("id", LIST + "#list", "type", "BitstringStatusList", "statusPurpose", "revocation")));
        bits(list, BYTES);
        one.list().accept(list);
        String token = one.signer().token(ALICE.header(), list);
        shelf.put(URI.create(LIST), token.getBytes(StandardCharsets.US_ASCII), "application/vc+jwt");
        Map<String, Object> entry = new LinkedHashMap<>(Map.of(
                "id",
                LIST + "#" + INDEX,
                "type",
                "BitstringStatusListEntry",
                "statusPurpose",
                "revocation",
                "statusListIndex",
                Integer.toString(INDEX),
                "statusListCredential",
                LIST));
        one.entry().accept(entry);
        Map<String, Object> credential = ALICE.credential("urn:uuid:1", "https://a.example/storage");
        credential.put("credentialStatus", entry);
        Verifier verifier = Verifier.over(shelf, CLOCK, TestPolicy.listing(ALICE.did), TrustSettings.DEFAULT);
        return word(new Envelopes(EnvelopeLimits.DEFAULT)
                .read("application/vc+jwt", ALICE.token(credential).getBytes(StandardCharsets.US_ASCII))
                .then(envelope -> verifier.verify(envelope, CLOCK.instant())));
    }

    private static String word(Outcome<List<VerifiedCredential>> outcome) {
        List<Finding> findings =
                switch (outcome) {
                    case Outcome.Done<List<VerifiedCredential>> done ->
                        done.value().get(0).findings();
                    case Outcome.Refused<List<VerifiedCredential>> no ->
                        no.refusal().findings();
                };
        return findings.isEmpty() ? VALID : findings.get(0).rule();
    }

    private static Case entry(String clause, String words, String expected, Consumer<Map<String, Object>> entry) {
        return new Case(clause, words, expected, entry, list -> {}, ALICE);
    }

    private static Case list(String clause, String words, String expected, Consumer<Map<String, Object>> list) {
        return new Case(clause, words, expected, entry -> {}, list, ALICE);
    }

    private static Case both(
            String clause,
            String words,
            String expected,
            Consumer<Map<String, Object>> entry,
            Consumer<Map<String, Object>> list) {
        return new Case(clause, words, expected, entry, list, ALICE);
    }

    private static Consumer<Map<String, Object>> put(String member, Object value) {
        return object -> object.put(member, value);
    }

    private static Consumer<Map<String, Object>> at(String index) {
        return put("statusListIndex", index);
    }

    private static Consumer<Map<String, Object>> ofSubject(String member, Object value) {
        return list -> subject(list).put(member, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> subject(Map<String, Object> list) {
        return (Map<String, Object>) list.get("credentialSubject");
    }

    private static void bits(Map<String, Object> list, int bytes, int... set) {
        byte[] bits = new byte[bytes];
        Arrays.stream(set).forEach(index -> bits[index / 8] |= (byte) (0x80 >> (index % 8)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        subject(list).put("encodedList", "u" + Base64Url.encode(out.toByteArray()));
    }
}

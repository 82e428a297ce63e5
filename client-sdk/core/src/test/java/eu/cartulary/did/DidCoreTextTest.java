package eu.cartulary.did;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Conformance;
import eu.cartulary.jose.JoseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Own cases for the sentences of DID Core 1.0 and of the method {@code did:web} that a reader of documents can keep: each row of the
 * table is run, and the page says what came out.
 */
class DidCoreTextTest {
    private static final String DID = "did:web:a.example";
    private static final String KEY = "\"publicKeyMultibase\":\"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"";
    private static final String X25519 = "\"publicKeyJwk\":{\"kty\":\"OKP\",\"crv\":\"X25519\","
            + "\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}";

    /** What a sentence asks of the reader. */
    private enum Must {
        READ,
        REFUSE
    }

    private record Case(String clause, String words, Must must, Reading reading) {}

    /** Fails with the refusal, as the reader gives it. */
    @FunctionalInterface
    private interface Reading {
        void run() throws DidException, JoseException;
    }

    private static final List<Case> CASES = List.of(
            did("DID Core 3.1", "a method name and an identifier", Must.READ, "did:example:123456789abcdefghi"),
            did("DID Core 3.1", "colons within the identifier", Must.READ, "did:example:a:b::c"),
            did("DID Core 3.1", "percent-encoding", Must.READ, "did:example:a%3Ab"),
            did("DID Core 3.1", "a scheme in capitals", Must.REFUSE, "DID:example:a"),
            did("DID Core 3.1", "a method name in capitals", Must.REFUSE, "did:Example:a"),
            did("DID Core 3.1", "no identifier", Must.REFUSE, "did:example:"),
            did("DID Core 3.1", "an identifier that ends in a colon", Must.REFUSE, "did:example:a:"),
            did("DID Core 3.1", "half a percent-encoding", Must.REFUSE, "did:example:a%3"),
            did("DID Core 3.1", "a blank", Must.REFUSE, "did:example:a b"),
            did("DID Core 3.2", "path, query and fragment after the DID", Must.READ, "did:example:a/p?q=1#f"),
            did("DID Core 3.2", "a path before the identifier", Must.REFUSE, "did:example/a"),
            document("DID Core 5.1.1", "the id is the DID that was resolved", Must.READ, ""),
            of("DID Core 5.1.1", "no id", Must.REFUSE, () -> parsed("{}")),
            of("DID Core 5.1.1", "an id that is no string", Must.REFUSE, () -> parsed("{\"id\":[\"" + DID + "\"]}")),
            of("DID Core 5.1.1", "the id of another", Must.REFUSE, () -> parsed("{\"id\":\"did:web:b.example\"}")),
            key("DID Core 5.2", "a method with a controller, by absolute id", Must.READ, method(DID + "#k", DID), "k"),
            key("DID Core 5.2", "a relative id is one of this document", Must.READ, method("#k", DID), "k"),
            key("DID Core 5.2", "a method without a controller", Must.REFUSE, method("#k", null), "k"),
            key(
                    "DID Core 5.2",
                    "a method under another's control",
                    Must.REFUSE,
                    method("#k", "did:web:b.example"),
                    "k"),
            key("DID Core 5.2", "a method that is not there", Must.REFUSE, method("#other", DID), "k"),
            key(
                    "DID Core 5.2.1",
                    "two forms of key in one method",
                    Must.REFUSE,
                    "{\"id\":\"#k\",\"type\":\"Multikey\",\"controller\":\"" + DID + "\"," + KEY + "," + X25519 + "}",
                    "k"),
            key(
                    "DID Core 5.2.1",
                    "the private member of a JWK",
                    Must.REFUSE,
                    "{\"id\":\"#k\",\"type\":\"JsonWebKey2020\",\"controller\":\"" + DID
                            + "\",\"publicKeyJwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AA\","
                            + "\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}}",
                    "k"),
            key(
                    "DID Core 5.2.1",
                    "a key for agreement alone",
                    Must.REFUSE,
                    "{\"id\":\"#k\",\"type\":\"JsonWebKey2020\",\"controller\":\"" + DID + "\"," + X25519 + "}",
                    "k"),
            assertion("DID Core 5.3.2", "a method that assertionMethod refers to", Must.READ, "[\"#k\"]"),
            assertion("DID Core 5.3.2", "a method that it embeds", Must.READ, "[" + method("#e", DID) + "]", "e"),
            assertion("DID Core 5.3.2", "one that only authentication lists", Must.REFUSE, "[]"),
            assertion(
                    "DID Core 5.3.2",
                    "another's method of the same fragment",
                    Must.REFUSE,
                    "[\"did:web:b.example#k\"]"),
            of("DID Core 6.2.2", "a byte that is no UTF-8", Must.REFUSE, () -> bytes(new byte[] {'{', (byte) 0xff})),
            of(
                    "DID Core 6.2.2",
                    "two members of one name",
                    Must.REFUSE,
                    () -> parsed("{\"id\":\"" + DID + "\",\"id\":1}")),
            document("DID Core 6.2.2", "members that nobody knows", Must.READ, ",\"x\":{\"y\":[null]}"),
            document("DID Core 4.1", "another @context", Must.READ, ",\"@context\":[\"https://x.example/v9\"]"),
            web("did:web 2.1", "host alone", "did:web:a.example", "https://a.example/.well-known/did.json"),
            web(
                    "did:web 2.1",
                    "port, encoded",
                    "did:web:a.example%3A3000",
                    "https://a.example:3000/.well-known/did.json"),
            web("did:web 2.5.2", "path", "did:web:a.example:u:b", "https://a.example/u/b/did.json"),
            web("did:web 2.5.2", "port and path", "did:web:a.example%3A3000:u", "https://a.example:3000/u/did.json"),
            of("did:web 2.1", "an IPv4 address", Must.REFUSE, () -> DidWeb.parse("did:web:127.0.0.1")),
            of("did:web 2.1", "an IPv6 address", Must.REFUSE, () -> DidWeb.parse("did:web:%5B%3A%3A1%5D")),
            of(
                    "did:web 2.1",
                    "a port that is not encoded is a path, and no port",
                    Must.READ,
                    DidCoreTextTest::portOrPath),
            of(
                    "did:web 2.5.2",
                    "a segment that leaves the folder",
                    Must.REFUSE,
                    () -> DidWeb.parse("did:web:a.example:..")));

    @Test
    void every_sentence_that_a_reader_can_keep_is_kept() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Case one : CASES) {
            String rule = "";
            try {
                one.reading().run();
            } catch (DidException e) {
                rule = e.rule();
            } catch (JoseException e) {
                rule = e.rule();
            }
            if (rule.isEmpty() != (one.must() == Must.READ)) {
                wrong.add(one.words() + ": " + rule);
            }
            rows.add("| " + one.clause() + " | " + one.words() + " | " + (rule.isEmpty() ? "read" : "refused: " + rule)
                    + " |");
        }
        assertThat(wrong).isEmpty();
        Conformance.section("did-core-text", "DID Core 1.0 and did:web, own cases from the text", HEAD, rows, NOT_HERE);
    }

    private static final List<String> HEAD = List.of(
            "Each row is run. A key counts when it may sign statements of the DID.",
            "",
            "| clause | case | outcome |",
            "|---|---|---|");

    private static final List<String> NOT_HERE = List.of(
            "",
            "What does not apply: `service`, `capabilityInvocation`, `capabilityDelegation` and `keyAgreement` (5.3.3 to 5.4) are",
            "not used for credentials and are passed over; CBOR and JSON-LD processing of documents (6.3) are not offered, the",
            "members that are used mean the same in both; `versionId`, `versionTime`, `hl` and dereferencing of services (3.2.1, 7.2)",
            "are asked of no host: the key of the moment counts, and the one that was used is kept; deactivation (7.1.2) has no form",
            "in `did:web` but that the document is gone.");

    private static Case of(String clause, String words, Must must, Reading reading) {
        return new Case(clause, words, must, reading);
    }

    private static Case did(String clause, String words, Must must, String did) {
        return new Case(clause, words, must, () -> DidUrl.parse(did));
    }

    private static Case document(String clause, String words, Must must, String more) {
        return new Case(clause, words, must, () -> parsed("{\"id\":\"" + DID + "\"" + more + "}"));
    }

    private static Case key(String clause, String words, Must must, String method, String fragment) {
        String json = "{\"id\":\"" + DID + "\",\"verificationMethod\":[" + method + "],\"assertionMethod\":[\"#"
                + fragment + "\"]}";
        return new Case(clause, words, must, () -> usable(parsed(json), fragment));
    }

    private static Case assertion(String clause, String words, Must must, String assertion) {
        return assertion(clause, words, must, assertion, "k");
    }

    private static Case assertion(String clause, String words, Must must, String assertion, String fragment) {
        String json = "{\"id\":\"" + DID + "\",\"verificationMethod\":[" + method("#k", DID)
                + "],\"authentication\":[\"#k\"],\"assertionMethod\":" + assertion + "}";
        return new Case(clause, words, must, () -> usable(parsed(json), fragment));
    }

    private static Case web(String clause, String words, String did, String address) {
        return new Case(
                clause, words, Must.READ, () -> assertThat(DidWeb.parse(did).documentUrl())
                        .hasToString(address));
    }

    private static void portOrPath() throws DidException {
        DidWeb web = DidWeb.parse("did:web:a.example:3000");
        assertThat(web.port()).isEqualTo(443);
        assertThat(web.path()).containsExactly("3000");
    }

    private static String method(String id, String controller) {
        String controlled = controller == null ? "" : ",\"controller\":\"" + controller + "\"";
        return "{\"id\":\"" + id + "\",\"type\":\"Multikey\"" + controlled + "," + KEY + "}";
    }

    /** What a verifier asks of a method before it tries the key. */
    private static void usable(DidDocument document, String fragment) throws DidException, JoseException {
        String id = DID + "#" + fragment;
        VerificationMethod method =
                document.method(id).orElseThrow(() -> new DidException("key-not-in-document", "no such method"));
        if (!DID.equals(method.controller())) {
            throw new DidException("key-not-controlled", "another's");
        }
        if (!document.mayAssert(id)) {
            throw new DidException("key-not-for-assertions", "not for assertions");
        }
        method.key();
    }

    private static DidDocument parsed(String json) throws DidException {
        return DidDocument.parse(json.getBytes(StandardCharsets.UTF_8), DID);
    }

    private static void bytes(byte[] bytes) throws DidException {
        DidDocument.parse(bytes, DID);
    }
}

package eu.cartulary.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.jose.VerificationKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidTest {

    @ParameterizedTest
    @CsvSource({
        "did:web:w3c-ccg.github.io, https://w3c-ccg.github.io/.well-known/did.json",
        "did:web:w3c-ccg.github.io:user:alice, https://w3c-ccg.github.io/user/alice/did.json",
        "did:web:example.com%3A3000:user:alice, https://example.com:3000/user/alice/did.json",
        "did:web:example.com%3a3000, https://example.com:3000/.well-known/did.json",
        "did:web:Example.COM:User, https://example.com/User/did.json",
        "did:web:example.com%3A443, https://example.com/.well-known/did.json"
    })
    @DisplayName("a did:web names the address that its method says")
    void did_web(String did, String url) throws DidException {
        assertThat(DidWeb.parse(did).documentUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:",
                "did:web:127.0.0.1",
                "did:web:1",
                "did:web:0x7f000001",
                "did:web:127.1",
                "did:web:%5B::1%5D",
                "did:web:[::1]",
                "did:web:a..b",
                "did:web:.a",
                "did:web:a.",
                "did:web:-a.example",
                "did:web:a.example:",
                "did:web:a.example::b",
                "did:web:a.example:..",
                "did:web:a.example:.",
                "did:web:a.example:%2e%2E",
                "did:web:a.example:a%2Fb",
                "did:web:a.example:a%5cb",
                "did:web:a.example:%252e",
                "did:web:a.example:a%00",
                "did:web:a.example%3A",
                "did:web:a.example%3A0",
                "did:web:a.example%3A65536",
                "did:web:a.example%3A80%3A90",
                "did:web:user@a.example",
                "did:web:a.example/x",
                "did:web:a.example?x",
                "did:web:a.example#x",
                "did:web:ä.example",
                "did:web:a.example%2Fb",
                "did:web:169.254.169.254",
                "did:key:z6Mk"
            })
    @DisplayName("a did:web that is not a domain with a plain path is refused")
    void did_web_refused(String did) {
        assertThatThrownBy(() -> DidWeb.parse(did)).isInstanceOf(DidException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "EDDSA"})
    @DisplayName("a did:key gives back its key")
    void did_key(Algorithm algorithm) throws Exception {
        VerificationKey key = SigningKey.generate(algorithm).verificationKey();
        DidDocument document = DidKey.resolve(DidKey.of(key));
        assertThat(document.mayAssert(DidKey.keyId(key))).isTrue();
        assertThat(document.method(DidKey.keyId(key)).orElseThrow().key()).isEqualTo(key);
    }

    @Test
    @DisplayName("a did:key is read as others write it")
    void did_key_of_the_specification() throws Exception {
        String did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        VerificationKey key = DidKey.resolve(did).methods().get(0).key();
        assertThat(DidKey.of(key)).isEqualTo(did);
        String p256 = "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169";
        assertThat(DidKey.of(DidKey.resolve(p256).methods().get(0).key())).isEqualTo(p256);
        String p384 = "did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9";
        assertThat(DidKey.of(DidKey.resolve(p384).methods().get(0).key())).isEqualTo(p384);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:key:",
                "did:key:z",
                "did:key:z1",
                "did:key:z6Mk0",
                "did:key:f00",
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do"
            })
    @DisplayName("a did:key that holds no key is refused")
    void did_key_refused(String did) {
        assertThatThrownBy(() -> DidKey.resolve(did)).isInstanceOf(DidException.class);
    }

    @Test
    @DisplayName("32 bytes that are no point of the curve are a key that verifies nothing; found by the fuzzer")
    void no_point() throws Exception {
        byte[] bytes = Base64Url.decode("yGADRXoHdpvIgGoPu1yVL1SGKILrT3o3LzQDiAWjXj4");
        VerificationKey key = VerificationKey.ofEd25519(bytes);
        assertThat(key.verify(Algorithm.EDDSA, new byte[] {1}, new byte[64])).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "EDDSA", "PS256"})
    @DisplayName("a did:jwk gives back its key")
    void did_jwk(Algorithm algorithm) throws Exception {
        VerificationKey key = SigningKey.generate(algorithm).verificationKey();
        DidDocument document = DidJwk.resolve(DidJwk.of(key));
        assertThat(document.mayAssert(DidJwk.keyId(key))).isTrue();
        assertThat(document.method("#0").orElseThrow().key()).isEqualTo(key);
    }

    @Test
    @DisplayName("only what assertionMethod lists may sign statements")
    void assertion_method() throws Exception {
        DidDocument document = document("""
                {"id":"did:web:a.example",
                 "verificationMethod":[
                  {"id":"#in","type":"Multikey","controller":"did:web:a.example","publicKeyMultibase":"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                  {"id":"did:web:a.example#out","type":"JsonWebKey2020","controller":"did:web:a.example","publicKeyJwk":{"kty":"oct","k":"AA"}}],
                 "authentication":["#out"],
                 "assertionMethod":["did:web:a.example#in",
                  {"id":"#embedded","type":"Ed25519VerificationKey2020","controller":"did:web:a.example","publicKeyMultibase":"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}],
                 "alsoKnownAs":["https://b.example","did:web:b.example"]}
                """);
        assertThat(document.mayAssert("did:web:a.example#in")).isTrue();
        assertThat(document.mayAssert("#embedded")).isTrue();
        assertThat(document.mayAssert("#out")).isFalse();
        assertThat(document.method("#in").orElseThrow().key()).isNotNull();
        assertThat(document.method("did:web:a.example#embedded").orElseThrow().key())
                .isNotNull();
        assertThat(document.alsoKnownAs()).containsExactly("https://b.example", "did:web:b.example");
        assertThatThrownBy(() -> document.method("#out").orElseThrow().key())
                .isInstanceOfSatisfying(
                        JoseException.class, e -> assertThat(e.rule()).isEqualTo("key-is-private"));
    }

    @Test
    @DisplayName("the letters of a host do not differ by case, those of a path do")
    void letter_case() throws Exception {
        String json = """
                {"id":"did:web:A.Example",
                 "verificationMethod":[{"id":"did:web:A.EXAMPLE#Key","type":"Multikey","controller":"did:web:a.EXAMPLE","publicKeyMultibase":"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}],
                 "assertionMethod":["did:web:a.example#Key"]}
                """;
        DidDocument document = document(json);
        assertThat(document.id()).isEqualTo("did:web:a.example");
        assertThat(document.mayAssert("did:web:a.Example#Key")).isTrue();
        assertThat(document.mayAssert("did:web:a.example#key")).isFalse();
        assertThat(document.methods().get(0).controller()).isEqualTo("did:web:a.example");
        assertThat(DidWeb.canonical("did:web:A.example%3a8443:Path")).isEqualTo("did:web:a.example%3A8443:Path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"did:web:b.example\"}", "{}", "[]", "null", "", "<html>", "{\"id\":1}"})
    @DisplayName("a document of another, or none, is refused")
    void document_refused(String json) {
        assertThatThrownBy(() -> document(json)).isInstanceOf(DidException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"did:web:a.example\",\"verificationMethod\":[1,null,\"x\",{},[]],\"assertionMethod\":{}}"
            })
    @DisplayName("odd members of a document do no harm")
    void document_odd(String json) throws DidException {
        assertThat(document(json).mayAssert("did:web:a.example#x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "did:web:a.example, did:web:a.example, true",
        "did:web:a.example, did:web:a.example#x, true",
        "did:web:a.example, did:web:a.example:b:c, true",
        "did:web:a.example, https://a.example, true",
        "did:web:a.example, https://a.example/x?y#z, true",
        "did:web:a.example, http://A.example:80/x, true",
        "did:web:a.example, https://a.example:443/x, true",
        "did:web:a.example, https://a.example:8443/x, false",
        "did:web:a.example, https://a.example.evil.example/x, false",
        "did:web:a.example, https://aa.example/x, false",
        "did:web:a.example, https://sub.a.example/x, false",
        "did:web:a.example, https://a.example@evil.example/x, false",
        "did:web:a.example, https://evil.example/a.example, false",
        "did:web:a.example, did:web:a.example.evil, false",
        "did:web:a.example, did:web:b.example, false",
        "did:web:a.example, urn:uuid:1, false",
        "did:web:a.example, //a.example/x, false",
        "did:web:a.example:p, https://a.example/p, true",
        "did:web:a.example:p, https://a.example/p/q, true",
        "did:web:a.example:p, https://a.example/p#q, true",
        "did:web:a.example:p, https://a.example/p?q, true",
        "did:web:a.example:p, did:web:a.example:p:q, true",
        "did:web:a.example:p, https://a.example/pq, false",
        "did:web:a.example:p, https://a.example/, false",
        "did:web:a.example:p, https://a.example/p/../q, false",
        "did:web:a.example:p, https://a.example/p/%2e%2e/q, false",
        "did:web:a.example:p, https://a.example/p%2Fq, false",
        "did:web:a.example:p, did:web:a.example, false",
        "did:web:a.example:p, did:web:a.example:pq, false",
        "did:web:a.example%3A8443, https://a.example:8443/x, true",
        "did:web:a.example%3A8443, https://a.example/x, false",
        "did:key:z6Mk, did:key:z6Mk#z6Mk, true",
        "did:key:z6Mk, did:key:z6Mkx, false",
        "did:key:z6Mk, https://a.example/, false"
    })
    @DisplayName("an IRI belongs to the DID of its host and path, by whole segments, or to nobody")
    void iri_space(String did, String iri, boolean owned) throws DidException {
        assertThat(IriSpace.of(did).stream().anyMatch(p -> IriSpace.covers(p, iri)))
                .isEqualTo(owned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did",
                "did:",
                "did:web",
                "did:web:",
                "DID:web:a",
                "did:Web:a",
                "did:web:a b",
                "did::a",
                "did:x:a:",
                "did:x:%zz"
            })
    @DisplayName("what is not a DID is refused")
    void did_url_refused(String text) {
        assertThatThrownBy(() -> DidUrl.parse(text)).isInstanceOf(DidException.class);
    }

    @Test
    @DisplayName("a DID URL comes apart")
    void did_url() throws DidException {
        DidUrl url = DidUrl.parse("did:web:a.example:b/path?query=1#key-1");
        assertThat(url).isEqualTo(new DidUrl("did:web:a.example:b", "web", "key-1"));
        assertThat(DidUrl.isDid("did:web:a.example:b")).isTrue();
        assertThat(DidUrl.isDid("did:web:a.example:b#key-1")).isFalse();
    }

    private static DidDocument document(String json) throws DidException {
        return DidDocument.parse(json.getBytes(StandardCharsets.UTF_8), "did:web:a.example");
    }
}

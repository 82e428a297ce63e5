package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.StatusEntry;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What lies where a status list should: any bytes, and any payload under the issuer's own signature. */
final class StatusCredentialTarget implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI LIST = URI.create("https://a.example/status");

    private final TestIssuer alice = new TestIssuer("did:web:a.example", Algorithm.EDDSA);
    private final StaticOutbound shelf = new StaticOutbound(CLOCK);
    private final StatusLists lists = StatusLists.over(shelf, CLOCK, TrustSettings.DEFAULT);

    StatusCredentialTarget() {
        alice.on(shelf);
    }

    @Override
    public void eat(byte[] input) {
        FuzzTarget.require(!answers(input), "a list that the issuer did not sign");
        answers(FuzzTarget.bytes(Jws.sign(alice.header(), input, alice.key)));
    }

    private boolean answers(byte[] bytes) {
        shelf.put(LIST, bytes, "application/vc+jwt");
        try {
            StatusEntry entry = new StatusEntry("revocation", LIST.toString(), 94_567);
            lists.isSet(entry, new Did(alice.did), NOW, StatusLists.USUAL);
            return true;
        } catch (IOException unknown) {
            FuzzTarget.require(unknown.getMessage() != null, "unknown without a word");
            return false;
        }
    }

    @Override
    public List<byte[]> seeds() {
        TestIssuer other = new TestIssuer("did:web:a.example", Algorithm.ES256);
        List<byte[]> seeds = new ArrayList<>();
        for (String type : List.of("BitstringStatusList", "StatusList2021")) {
            Map<String, Object> list = other.credential("urn:uuid:list", LIST + "#list");
            list.put("type", List.of("VerifiableCredential", type + "Credential"));
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("id", LIST + "#list");
            subject.put("type", type);
            subject.put("statusPurpose", "revocation");
            subject.put("encodedList", "u" + Base64Url.encode(gzip()));
            list.put("credentialSubject", subject);
            seeds.add(Json.write(list));
            seeds.add(FuzzTarget.bytes(other.token(list)));
        }
        return seeds;
    }

    private static byte[] gzip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[16_384]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

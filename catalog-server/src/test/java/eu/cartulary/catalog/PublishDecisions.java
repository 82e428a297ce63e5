package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The decision table of publishing: first the rows of each step, then what is decided where two steps would say no. */
final class PublishDecisions {
    static final String CONTACT = "trust@catalog.example";
    private static final String VC = "application/vc+jwt";
    private static final String VP = "application/vp+jwt";
    private static final String OFFERING = "gx:ServiceOffering";
    private static final String COMPANY = "gx:LegalPerson";
    private static final String NO_PROVIDER = "ServiceOffering_providedBy_minCount";

    /**
     * One row.
     *
     * @param slug the kind of problem; empty where it is taken
     * @param rule of a violation that must be there, or its beginning; null where the kind says it all
     * @param pointer of that violation
     * @param more what else the problem must tell
     */
    record Row(
            String name,
            String mediaType,
            byte[] body,
            int status,
            String slug,
            @Nullable String rule,
            @Nullable String pointer,
            Consumer<JsonNode> more) {
        static Row sent(String name, String mediaType, String body) {
            return new Row(name, mediaType, body.getBytes(StandardCharsets.UTF_8), 201, "", null, null, problem -> {});
        }

        Row answered(int code) {
            return new Row(name, mediaType, body, code, slug, rule, pointer, more);
        }

        Row refused(int code, String kind, @Nullable String because, @Nullable String where) {
            return new Row(name, mediaType, body, code, kind, because, where, more);
        }

        Row telling(Consumer<JsonNode> what) {
            return new Row(name, mediaType, body, status, slug, rule, pointer, what);
        }

        @Override
        public String toString() {
            return name + " → " + status + (slug.isEmpty() ? "" : " " + slug);
        }
    }

    private final Provider provider;
    private final Provider other;
    private final Provider stranger = new Provider("stranger.example", Algorithm.ES256);
    private final Forgery offering;
    private final Forgery company;
    private final Row known;
    private final Row newer;

    PublishDecisions(RunningCatalog running) {
        this.provider = new Provider("table.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        this.other = new Provider("other.example", Algorithm.ES256)
                .on(running.outbound)
                .trustedBy(running.catalog());
        stranger.on(running.outbound);
        this.offering = Forgery.of(provider, "office", OFFERING);
        this.company = Forgery.of(provider, "office", COMPANY);
        running.outbound.put(
                java.net.URI.create(LIST), statusList().getBytes(StandardCharsets.UTF_8), "application/vc+jwt");
        this.known = Row.sent("known already", VC, company.signed());
        this.newer = Row.sent("the newer one", VC, offering.with(from(-1)).signed());
    }

    private static final String LIST = "https://table.example/status/1";
    private static final int TAKEN_BACK = 7;

    private static Consumer<ObjectNode> onList() {
        return payload -> payload.putObject("credentialStatus")
                .put("id", LIST + "#" + TAKEN_BACK)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", String.valueOf(TAKEN_BACK))
                .put("statusListCredential", LIST);
    }

    /** A status list of the provider on which one place is set. */
    private String statusList() {
        byte[] bits = new byte[16_384];
        bits[TAKEN_BACK / 8] |= (byte) (0x80 >> TAKEN_BACK % 8);
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return company.with(payload -> {
                    payload.put("id", LIST);
                    payload.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
                    payload.putObject("credentialSubject")
                            .put("id", LIST + "#list")
                            .put("type", "BitstringStatusList")
                            .put("statusPurpose", "revocation")
                            .put("encodedList", "u" + eu.cartulary.jose.Base64Url.encode(packed.toByteArray()));
                })
                .signed();
    }

    /** What is there before the table begins. */
    List<Row> published() {
        return List.of(known, newer);
    }

    List<Row> accepted() {
        return List.of(
                known.answered(200),
                Row.sent("known already, under another media type", "application/jwt", text(known))
                        .answered(200),
                Row.sent("known already, with parameters", VC + "; charset=utf-8", text(known))
                        .answered(200),
                Row.sent("new", VC, Forgery.of(other, "office", COMPANY).signed()));
    }

    List<Row> refused() {
        List<Row> rows = new ArrayList<>();
        unreadable(rows);
        untrusted(rows);
        badlySigned(rows);
        outOfTime(rows);
        refusedContent(rows);
        twoReasons(rows);
        return rows;
    }

    private void unreadable(List<Row> rows) {
        rows.add(Row.sent("plain text", "text/plain", text(known)).refused(415, "unsupported-media-type", null, null));
        rows.add(Row.sent("plain JSON", "application/json", "{}").refused(415, "unsupported-media-type", null, null));
        rows.add(Row.sent("no media type", "", text(known)).refused(415, "unsupported-media-type", null, null));
        rows.add(Row.sent("a byte too many", VC, "a".repeat((1 << 20) + 1)).refused(413, "too-large", null, null));
        rows.add(malformed("nothing", VC, "", "body-empty", null));
        rows.add(malformed("no token", VC, "hello", "jws-not-three-segments", null));
        rows.add(malformed(
                "a payload that breaks off",
                VC,
                offering.signedText(t -> t.substring(0, 90)),
                "json-unreadable",
                null));
        rows.add(malformed(
                "the same member twice",
                VC,
                offering.signedText(t -> "{\"issuer\":\"did:web:table.example\"," + t.substring(1)),
                "json-unreadable",
                null));
        rows.add(malformed(
                "a presentation of nothing",
                VP,
                Forgery.presentation(provider, List.of()),
                "presentation-empty",
                "/verifiableCredential"));
        rows.add(malformed("JSON-LD that breaks off", "application/ld+json", "{\"a\":", "json-unreadable", null));
        rows.add(malformed("alg: none", VC, offering.unsigned(), "algorithm-not-allowed", null));
    }

    private static Row malformed(String name, String mediaType, String body, String rule, @Nullable String pointer) {
        return Row.sent(name, mediaType, body).refused(400, "malformed", rule, pointer);
    }

    private void untrusted(List<Row> rows) {
        rows.add(Row.sent(
                        "a stranger",
                        VC,
                        Forgery.of(stranger, "office", COMPANY).signed())
                .refused(403, "issuer-not-trusted", "issuer-not-trusted", "/issuer")
                .telling(problem -> {
                    assertThat(problem.path("operatorContact").asString()).contains(CONTACT);
                    assertThat(problem.path("issuer").asString()).isEqualTo(stranger.did());
                    assertThat(problem.path("line").asString()).isEqualTo("cartulary trust add " + stranger.did());
                }));
    }

    private void badlySigned(List<Row> rows) {
        rows.add(unsound(
                "changed afterwards",
                offering.tampered(p -> p.put("validUntil", day(900))),
                "signature-does-not-match",
                null));
        rows.add(unsound(
                "signed with another key",
                offering.signed(header -> {}, SigningKey.generate(Algorithm.ES256)),
                "signature-does-not-match",
                null));
        rows.add(unsound(
                "the key of somebody else",
                offering.signed(header -> header.put("kid", other.did() + "#key-1"), other.key),
                "issuer-not-bound",
                null));
        rows.add(unsound(
                "iss names somebody else",
                offering.with(p -> p.put("iss", other.did())).signed(),
                "issuer-not-bound",
                "/iss"));
        rows.add(unsound(
                "a key that is not there",
                offering.signed(header -> header.put("kid", provider.did() + "#key-9"), provider.key),
                "key-not-in-document",
                null));
        rows.add(Row.sent("JSON-LD without proof", "application/ld+json", offering.text())
                .refused(422, "signature-invalid", "signature-missing", null));
    }

    private static Row unsound(String name, String token, String rule, @Nullable String pointer) {
        return Row.sent(name, VC, token).refused(422, "signature-invalid", rule, pointer);
    }

    private void outOfTime(List<Row> rows) {
        rows.add(Row.sent("from next week on", VC, offering.with(from(7)).signed())
                .refused(422, "not-yet-valid", "not-yet-valid", "/validFrom"));
        rows.add(Row.sent("until last week", VC, offering.with(ended()).signed())
                .refused(422, "expired", "expired", "/validUntil"));
        rows.add(Row.sent(
                        "taken back by its status list",
                        VC,
                        offering.with(onList()).signed())
                .refused(422, "revoked", "revoked", "/credentialStatus"));
    }

    private void refusedContent(List<Row> rows) {
        rows.add(Row.sent(
                        "about a host of somebody else",
                        VC,
                        company.with(about("https://other.example/company")).signed())
                .refused(403, "subject-not-owned", "subject-not-owned", "/credentialSubject")
                .telling(problem ->
                        assertThat(problem.path("accepted").toString()).contains("\"https://table.example\"")));
        rows.add(Row.sent(
                        "without a statement",
                        VC,
                        company.with(PublishDecisions::empty).signed())
                .refused(422, "no-claims", "no-claims", "/credentialSubject"));
        rows.add(Row.sent(
                        "an offering that nobody provides",
                        VC,
                        withoutProvider(provider).signed())
                .refused(422, "shape-violations", NO_PROVIDER, "/credentialSubject"));
        rows.add(Row.sent(
                        "the same in a presentation",
                        VP,
                        Forgery.presentation(
                                provider,
                                List.of(
                                        company.signed(),
                                        withoutProvider(provider).signed())))
                .refused(422, "shape-violations", NO_PROVIDER, "/credentialSubject")
                .telling(problem -> assertThat(
                                problem.at("/violations/0/credential/index").asInt(-1))
                        .isEqualTo(1)));
        rows.add(Row.sent("older than what is here", VC, offering.with(from(-2)).signed())
                .refused(409, "superseded", "newer-is-here", null));
    }

    /** Where two steps would say no, the one that comes first decides. */
    private void twoReasons(List<Row> rows) {
        rows.add(
                Row.sent("too large before unreadable", VC, "é".repeat(1 << 20)).refused(413, "too-large", null, null));
        rows.add(Row.sent(
                        "a stranger before a wrong signature",
                        VC,
                        Forgery.of(stranger, "office", COMPANY).signed(header -> {}, other.key))
                .refused(403, "issuer-not-trusted", "issuer-not-trusted", "/issuer"));
        rows.add(Row.sent(
                        "a wrong signature before the dates",
                        VC,
                        offering.with(ended()).signed(header -> {}, other.key))
                .refused(422, "signature-invalid", "signature-does-not-match", null));
        rows.add(Row.sent(
                        "the dates before the subject",
                        VC,
                        company.with(about("https://other.example/company"))
                                .with(ended())
                                .signed())
                .refused(422, "expired", "expired", "/validUntil"));
        rows.add(Row.sent(
                        "the subject before the shapes",
                        VC,
                        withoutProvider(provider)
                                .with(about("https://other.example/x"))
                                .signed())
                .refused(403, "subject-not-owned", "subject-not-owned", "/credentialSubject"));
        rows.add(Row.sent(
                        "the shapes before what is newer",
                        VC,
                        withoutProvider(provider).with(from(-2)).signed())
                .refused(422, "shape-violations", NO_PROVIDER, "/credentialSubject"));
    }

    Forgery withoutProvider(Provider issuer) {
        return Forgery.of(issuer, "office", OFFERING).with(p -> subject(p).remove("gx:providedBy"));
    }

    private static void empty(ObjectNode payload) {
        String id = subject(payload).path("id").asString();
        payload.putObject("credentialSubject").put("id", id);
    }

    private static Consumer<ObjectNode> about(String iri) {
        return payload -> subject(payload).put("id", iri);
    }

    private static Consumer<ObjectNode> from(int days) {
        return payload -> payload.put("validFrom", day(days));
    }

    private static Consumer<ObjectNode> ended() {
        return payload -> payload.put("validFrom", day(-30)).put("validUntil", day(-7));
    }

    private static ObjectNode subject(ObjectNode payload) {
        return (ObjectNode) payload.get("credentialSubject");
    }

    private static String day(int fromNow) {
        return Clock.systemUTC()
                .instant()
                .plus(fromNow, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String text(Row row) {
        return new String(row.body(), StandardCharsets.UTF_8);
    }
}

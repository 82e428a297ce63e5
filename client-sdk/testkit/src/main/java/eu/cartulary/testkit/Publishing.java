package eu.cartulary.testkit;

import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidJwk;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.IriSpace;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.CredentialReading;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.VerificationException;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps of a publication, in the order of a real catalog; one publication at a time. */
final class Publishing {
    private static final String DATA = "data:application/vc+jwt";

    private final Memory memory;
    private final MemoryLog log;
    private final Clock clock;
    private final EnvelopeVerifier verifier;

    Publishing(Memory memory, MemoryLog log, Clock clock) {
        this.memory = memory;
        this.log = log;
        this.clock = clock;
        this.verifier = new EnvelopeVerifier(this::documentOf, clock);
    }

    /** What became of it; {@code isNew} decides between 201 and 200. */
    record Published(List<Kept> kept, Receipt.JournalPlace place, News news) {}

    enum News {
        NEW,
        KNOWN
    }

    private record Opened(String digest, Envelope envelope, byte[] document, JsonNode json) {
        String issuer() {
            JsonNode issuer = json.path("issuer");
            return issuer.isObject() ? issuer.path("id").asString("") : issuer.asString("");
        }
    }

    synchronized Published publish(Envelope envelope, Language language) {
        List<Opened> opened = open(envelope);
        List<Kept> known = new ArrayList<>();
        for (Opened each : opened) {
            Kept kept = memory.find(each.digest());
            if (kept != null) {
                known.add(kept);
            }
        }
        if (known.size() == opened.size()) {
            return new Published(
                    known, Objects.requireNonNull(known.get(0).record().journal()), News.KNOWN);
        }
        opened.forEach(each -> requireTrusted(each.issuer()));
        verify(envelope);
        List<CredentialReading> readings = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            CredentialReading reading =
                    CredentialReader.bundled().read(opened.get(i).document(), language);
            requireOwned(opened, i, reading);
            readings.add(reading);
            violations.addAll(remarks(opened, i, reading, language));
        }
        if (violations.stream().anyMatch(each -> each.severity() == Severity.VIOLATION)) {
            throw Refused.because(ProblemType.SHAPE_VIOLATIONS, null, violations);
        }
        return keep(opened, readings);
    }

    private List<Opened> open(Envelope envelope) {
        try {
            return switch (envelope.mediaType()) {
                case Envelope.VC_JWT, Envelope.VP_JWT, "application/jwt" ->
                    ofToken(envelope.text().strip());
                default ->
                    throw Refused.because(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "the in-memory catalog takes application/vc+jwt and application/vp+jwt");
            };
        } catch (JoseException | Json.MalformedJsonException malformed) {
            throw Refused.because(ProblemType.MALFORMED, malformed.getMessage());
        }
    }

    private static List<Opened> ofToken(String compact) throws JoseException, Json.MalformedJsonException {
        byte[] payload = Jws.parse(compact).payload();
        JsonNode json = Json.read(payload);
        if (!json.has("verifiableCredential")) {
            Envelope envelope = Envelope.vcJwt(compact);
            return List.of(new Opened(EnvelopeVerifier.digestOf(envelope), envelope, payload, json));
        }
        List<Opened> all = new ArrayList<>();
        for (JsonNode each : json.get("verifiableCredential")) {
            String id = each.path("id").asString("");
            if (!id.startsWith(DATA)) {
                throw Refused.because(ProblemType.MALFORMED, "a presentation holds enveloped VC-JWTs");
            }
            all.addAll(ofToken(id.substring(DATA.length() + 1)));
        }
        return all;
    }

    private void requireTrusted(String issuer) {
        if (memory.trusted(issuer) == null) {
            throw Refused.because(
                    ProblemType.ISSUER_NOT_TRUSTED,
                    issuer + " is not trusted: InMemoryCatalog.trust(\"" + issuer + "\")");
        }
    }

    private void verify(Envelope envelope) {
        try {
            verifier.verify(envelope);
        } catch (VerificationException refused) {
            ProblemType type =
                    switch (refused.rule()) {
                        case "not-yet-valid" -> ProblemType.NOT_YET_VALID;
                        case "expired" -> ProblemType.EXPIRED;
                        default -> ProblemType.SIGNATURE_INVALID;
                    };
            throw Refused.because(type, refused.rule() + ": " + refused.getMessage());
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether a key that may assert for the issuer signed a token. */
    boolean isSignedBy(Jws token, String issuer, String keyId) throws JoseException {
        try {
            DidDocument document = documentOf(issuer);
            VerificationMethod method = document.method(keyId).orElse(null);
            return method != null && document.mayAssert(method.id()) && token.verifiedBy(method.key());
        } catch (DidException unresolved) {
            return false;
        }
    }

    private DidDocument documentOf(String did) throws DidException {
        String document = memory.trusted(did);
        if (document != null && !document.isEmpty()) {
            return DidDocument.parse(document.getBytes(StandardCharsets.UTF_8), did);
        }
        return did.startsWith("did:jwk:") ? DidJwk.resolve(did) : DidKey.resolve(did);
    }

    /** An issuer with a web space speaks of what lies in it; one without speaks of what has no place in the web. */
    private static void requireOwned(List<Opened> opened, int index, CredentialReading reading) {
        String issuer = opened.get(index).issuer();
        try {
            List<String> spaces = IriSpace.of(issuer);
            for (String subject : reading.subjects()) {
                boolean own = spaces.stream().anyMatch(space -> IriSpace.covers(space, subject))
                        || !issuer.startsWith("did:web:") && !subject.startsWith("http");
                if (!own) {
                    throw Refused.because(
                            ProblemType.SUBJECT_NOT_OWNED, issuer + " may speak of " + spaces + ", not of " + subject);
                }
            }
        } catch (DidException malformed) {
            throw Refused.because(ProblemType.SIGNATURE_INVALID, malformed.getMessage());
        }
    }

    private static List<Violation> remarks(
            List<Opened> opened, int index, CredentialReading reading, Language language) {
        List<Violation> remarks = new ArrayList<>(reading.violations());
        Graph graph = reading.graph();
        if (graph != null) {
            remarks.addAll(
                    BaseShapes.bundled().validate(graph, opened.get(index).document(), language));
        }
        if (opened.size() == 1) {
            return remarks;
        }
        String id = opened.get(index).json().path("id").asString(null);
        return remarks.stream()
                .map(each -> each.in(new Violation.CredentialRef(index, id)))
                .toList();
    }

    private Published keep(List<Opened> opened, List<CredentialReading> readings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Map<String, Object>> heads = new ArrayList<>();
        opened.forEach(each -> heads.add(Map.of("digest", each.digest(), "issuer", each.issuer())));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kind", "admitted");
        header.put("time", now.toString());
        header.put("credentials", heads);
        Receipt.JournalPlace place = log.append(header);
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            Kept one = kept(opened.get(i), readings.get(i), place, now);
            supersede(one);
            memory.put(one);
            kept.add(one);
        }
        return new Published(kept, place, News.NEW);
    }

    private void supersede(Kept newer) {
        for (Kept older : memory.all()) {
            boolean replaced = older.isActive()
                    && older.record().issuer().equals(newer.record().issuer())
                    && Objects.equals(older.record().id(), newer.record().id());
            if (replaced) {
                memory.put(older.with("superseded"));
            }
        }
    }

    private static Kept kept(Opened opened, CredentialReading reading, Receipt.JournalPlace place, Instant now) {
        Graph graph = Objects.requireNonNull(reading.graph(), "a reading without violations has a graph");
        Instant from = instant(opened.json(), "validFrom");
        Instant until = instant(opened.json(), "validUntil");
        CredentialRecord record = new CredentialRecord(
                opened.digest(),
                opened.json().path("id").asString(null),
                opened.issuer(),
                reading.types(),
                List.copyOf(reading.subjects()),
                from,
                until,
                "active",
                opened.envelope().mediaType(),
                now,
                place,
                Map.of(),
                List.of(),
                Map.of());
        SourcedClaims claims = new SourcedClaims(
                opened.digest(), opened.issuer(), reading.types(), from == null ? now : from, until, graph, Set.of());
        return new Kept(record, opened.envelope(), opened.document(), claims);
    }

    private static @Nullable Instant instant(JsonNode json, String member) {
        String text = json.path(member).asString("");
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    }
}

package eu.cartulary.catalog.validation;

import eu.cartulary.catalog.admission.Admission;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.claims.OwnSpace;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.fuzz.FuzzTarget;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.trust.DidResolver;
import eu.cartulary.catalog.trust.TestIssuer;
import eu.cartulary.catalog.trust.TestPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.Verifier;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.assess.Assessor;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.closure.ClaimsSource;
import eu.cartulary.shapes.closure.SourcedClaims;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Bodies of {@code POST /validations} that nobody signed: Turtle, plain JSON-LD, credentials; judged to the end. */
final class ValidationTarget implements FuzzTarget {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TYPES = List.of("text/turtle", "application/ld+json", "application/vc");
    private static final ClaimsSource NOTHING = new ClaimsSource() {
        @Override
        public List<SourcedClaims> about(String iri) {
            return List.of();
        }

        @Override
        public List<String> pointingAt(String iri, String predicateIri) {
            return List.of();
        }
    };

    private final TestPolicy policy = TestPolicy.listing("did:web:a.example");
    private final Validator validator = new Validator(
            new Envelopes(EnvelopeLimits.DEFAULT),
            new Verifier(new DidResolver(new StaticOutbound(CLOCK), CLOCK), policy, TrustSettings.DEFAULT),
            new ClaimsReader(
                    CredentialReader.bundled()::read, iri -> Optional.empty(), new OwnSpace("https://catalog.example")),
            new Admission(BaseShapes.bundled(), Packs.none()),
            new Assessor(Rulebooks.bundled()),
            () -> NOTHING,
            policy,
            CLOCK);

    @Override
    public void eat(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        String type = TYPES.get(Math.floorMod(input[0], TYPES.size()));
        switch (validator.validate(type, body, Language.EN)) {
            case Outcome.Done<Validated> done ->
                FuzzTarget.require(done.value().refusal() != null, "unsigned, and it could be published");
            case Outcome.Refused<Validated> no ->
                FuzzTarget.require(!no.refusal().findings().isEmpty(), "refused without a reason");
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(typed(0, FuzzTarget.bytes("""
                @prefix gx: <https://w3id.org/gaia-x/development#> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <https://a.example/s> a gx:ServiceOffering ;
                    gx:name "Storage"@en , \"""long\""" ; gx:providedBy <https://a.example/p> ;
                    gx:when "2026-01-01T00:00:00Z"^^xsd:dateTime ; gx:many ( 1 2.5 true [ gx:x _:b ] ) .
                """)));
        Map<String, Object> credential =
                TestIssuer.web("a.example").credential("https://a.example/c", "https://a.example/s");
        seeds.add(typed(2, Json.write(credential)));
        seeds.add(typed(
                1,
                Json.write(Map.of(
                        "@context",
                        List.of("https://w3id.org/gaia-x/development#"),
                        "id",
                        "https://a.example/s",
                        "type",
                        "ServiceOffering",
                        "name",
                        "Storage"))));
        YAMLMapper yaml = YAMLMapper.builder().build();
        Examples.kinds().stream()
                .limit(2)
                .flatMap(kind -> Examples.yaml(kind).stream())
                .map(yaml::readTree)
                .map(ValidationTarget::plain)
                .forEach(plain -> seeds.add(typed(1, Json.write(plain))));
        return seeds;
    }

    /** What a credential of the examples states, without the credential. */
    private static JsonNode plain(JsonNode example) {
        JsonNode subject = example.path("credentialSubject");
        return subject.isObject() ? subject : example;
    }

    private static byte[] typed(int type, byte[] body) {
        byte[] all = new byte[body.length + 1];
        all[0] = (byte) type;
        System.arraycopy(body, 0, all, 1, body.length);
        return all;
    }
}

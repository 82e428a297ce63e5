package eu.cartulary.catalog.trust;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.claims.ClaimsReader;
import eu.cartulary.catalog.claims.OwnSpace;
import eu.cartulary.catalog.envelope.Dates;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.envelope.Securing;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidUrl;
import eu.cartulary.did.DidWeb;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.jsonld.CredentialReader;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes every real credential of the samples the whole way up to its claims: the clock on its day, its issuer's document from the
 * samples. Nobody who wrote these knew this catalog. The table of outcomes is part of the documentation.
 */
class RealCredentialsTest {
    private static final List<String> FOLDERS =
            List.of("loire/vc-jwt", "loire/ld-proof-on-vcdm2", "tagus/signed", "older/signed", "older/pontus-x-22.06");

    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final Canonicalizer canonicalizer = new JsonLdCanonicalizer(JsonLdReader.bundled());
    private final ClaimsReader claims = new ClaimsReader(
            CredentialReader.bundled()::read, iri -> Optional.empty(), new OwnSpace("https://catalog.example"));

    /** What became of one sample. */
    private record Row(String file, String expected, String signature, String outcome, String why) {
        String markdown() {
            return "| `" + file.replaceAll("__[0-9a-f]{8}\\.", ".") + "` | " + expected + " | " + signature + " | "
                    + outcome + " | " + why + " |";
        }
    }

    @Test
    @DisplayName(
            "real credentials: those that verify elsewhere verify here, none that does not match is let through, none crashes")
    void all() throws IOException {
        Samples samples = Samples.open();
        List<Row> rows = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Path file : samples.files(folder)) {
                rows.add(row(samples, folder, file));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (row.expected().equals("verifies") && !row.signature().equals("holds")) {
                wrong.add(row.markdown());
            }
            if (row.expected().equals("does not match") && row.outcome().equals("accepted")) {
                wrong.add(row.markdown());
            }
        }
        RealCredentialsTable.write(rows.stream().map(Row::markdown).toList(), summary(rows));
        assertThat(rows).hasSizeGreaterThan(350);
        assertThat(rows).filteredOn(row -> row.signature().equals("holds")).hasSizeGreaterThan(80);
        assertThat(wrong).isEmpty();
    }

    private Row row(Samples samples, String folder, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = folder + "/" + file.getFileName();
        String found = samples.provenance(name);
        String said = samples.hasKeyOf(found) ? found : "no issuer key in corpus";
        String mediaType = name.endsWith(".jwt") ? "application/jwt" : "application/ld+json";
        Outcome<Envelope> read = envelopes.read(mediaType, bytes);
        if (read instanceof Outcome.Refused<Envelope> refused) {
            String alone = name.endsWith(".json") ? proofs(bytes, samples.keys(said)) : "not read";
            return new Row(name, expected(said), alone, "refused", words(refused.refusal()));
        }
        Envelope envelope = ((Outcome.Done<Envelope>) read).value();
        KeyResolver keys = samples.keys(said);
        String signature = name.endsWith(".json") ? proofs(bytes, keys) : signature(envelope, keys);
        Outcome<List<VerifiedCredential>> verified = verifier(keys).verify(envelope, day(envelope));
        if (verified instanceof Outcome.Refused<List<VerifiedCredential>> refused) {
            return new Row(name, expected(said), signature, "refused", words(refused.refusal()));
        }
        return claims(name, said, signature, ((Outcome.Done<List<VerifiedCredential>>) verified).value());
    }

    private Row claims(String name, String said, String signature, List<VerifiedCredential> verified) {
        Set<String> findings = new LinkedHashSet<>();
        int subjects = 0;
        for (VerifiedCredential credential : verified) {
            switch (claims.read(credential, Language.EN)) {
                case Outcome.Refused<Claims> refused -> {
                    return new Row(name, expected(said), signature, "refused", words(refused.refusal()));
                }
                case Outcome.Done<Claims> done -> {
                    subjects += done.value().head().subjects().size();
                    done.value().findings().forEach(finding -> findings.add(finding.rule()));
                    done.value().remarks().forEach(remark -> findings.add(remark.rule()));
                }
            }
        }
        String why = subjects
                + (subjects == 1 ? " subject" : " subjects")
                + (findings.isEmpty() ? "" : "; " + String.join(", ", findings));
        return new Row(name, expected(said), signature, "accepted", why);
    }

    private Verifier verifier(KeyResolver keys) {
        TestPolicy policy = new TestPolicy();
        policy.mode = TrustPolicy.Mode.OPEN;
        return new Verifier(keys, policy, TrustSettings.DEFAULT);
    }

    /** Whether the signatures themselves hold, whoever is bound to them: of the presentation, or of each credential. */
    private String signature(Envelope envelope, KeyResolver keys) {
        SignatureCheck check = new SignatureCheck(keys, new ProofCheck(canonicalizer));
        List<Sealed> outer =
                envelope.presentation() != null && envelope.presentation().securing() == Securing.JWT
                        ? List.of(envelope.presentation())
                        : envelope.credentials();
        Set<String> against = new LinkedHashSet<>();
        for (Sealed sealed : outer) {
            List<Finding> refused = new ArrayList<>();
            check.check(sealed, refused, new ArrayList<>());
            refused.forEach(finding -> against.add(finding.rule()));
        }
        return against.isEmpty() ? "holds" : String.join(", ", against);
    }

    /** Whether the proofs of a document hold, by the key they name themselves, whoever the issuer is. */
    private String proofs(byte[] bytes, KeyResolver keys) throws IOException {
        JsonNode json = Json.read(bytes);
        List<JsonNode> documents = new ArrayList<>();
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
            if (one.isObject() && one.has("verifiableCredential")) {
                documents.addAll(Members.all(one, "verifiableCredential"));
            } else {
                documents.add(one);
            }
        }
        Set<String> against = new LinkedHashSet<>();
        for (JsonNode document : documents) {
            if (document instanceof ObjectNode object && object.has("proof")) {
                against.addAll(proof(object, keys));
            }
        }
        return documents.stream().noneMatch(d -> d.has("proof"))
                ? "no proof"
                : against.isEmpty() ? "holds" : String.join(", ", against);
    }

    private List<String> proof(ObjectNode document, KeyResolver keys) {
        String method = Members.reference(Members.all(document, "proof").get(0), "verificationMethod");
        List<Finding> refused = new ArrayList<>();
        try {
            Did signer = new Did(
                    DidWeb.canonical(DidUrl.parse(String.valueOf(method)).did()));
            Sealed sealed = new Sealed(
                    Digest.of(new byte[0]), signer, Securing.PROOF, null, document, document, new byte[0], List.of());
            new ProofCheck(canonicalizer)
                    .check(sealed, keys.resolve(signer, KeyResolver.USUAL), refused, new ArrayList<>());
        } catch (DidException e) {
            return List.of(e.rule());
        }
        return refused.stream().map(Finding::rule).toList();
    }

    /** A day on which all parts of the envelope are valid, if there is one. */
    static Instant day(Envelope envelope) {
        Instant latest = Instant.EPOCH;
        for (Sealed sealed : envelope.credentials()) {
            List<Finding> ignored = new ArrayList<>();
            Validity validity = Validity.of(sealed, ignored, ignored);
            for (Instant instant : new Instant[] {
                validity.from(),
                validity.issuedAt(),
                Dates.of(sealed.document()).from()
            }) {
                latest = instant != null && instant.isAfter(latest) ? instant : latest;
            }
        }
        return latest.plusSeconds(1);
    }

    private static String expected(String said) {
        if (said.toLowerCase(java.util.Locale.ROOT).matches("(\\dx )?verified (with|jws2020|embedded).*")) {
            return "verifies";
        }
        if (said.contains("do not match") && !said.contains("canon-error") && !said.contains("no issuer key")) {
            return "does not match";
        }
        return said.contains("no issuer key") || said.contains("not verifiable") ? "key unknown" : "–";
    }

    private static String words(Refusal refusal) {
        String findings = Stream.concat(
                        refusal.findings().stream().map(Finding::rule),
                        refusal.violations().stream().map(Violation::rule))
                .distinct()
                .collect(Collectors.joining(", "));
        return refusal.type().slug() + ": " + findings;
    }

    private static Map<String, Integer> summary(List<Row> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : rows) {
            String step = row.outcome().equals("accepted")
                    ? "accepted"
                    : "refused: " + row.why().replaceAll(":.*", "");
            counts.merge(row.file().replaceAll("/[^/]*$", "") + " | " + step, 1, Integer::sum);
        }
        return counts;
    }
}

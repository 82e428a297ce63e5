package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.population.Population;
import eu.cartulary.benchmarks.population.SignedPopulation;
import eu.cartulary.catalog.Catalog;
import eu.cartulary.catalog.envelope.EnvelopeLimits;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.Identity;
import eu.cartulary.catalog.journal.Opening;
import eu.cartulary.catalog.journal.Purpose;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.trust.Evidence;
import eu.cartulary.catalog.trust.Right;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.catalog.trust.VerifiedCredential;
import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidKey;
import eu.cartulary.did.VerificationMethod;
import eu.cartulary.jose.JoseException;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a population straight into a journal: the same envelopes, headers and evidence as if each had been published, but nobody
 * checks them and no view is made. A catalog that is started over it builds its views as from any journal.
 */
final class JournalSeeding {
    private static final int AT_ONCE = 128;
    private static final Identity.Wish WISH = new Identity.Wish("http://localhost:8080", Purpose.REAL);

    private final Envelopes envelopes = new Envelopes(EnvelopeLimits.DEFAULT);
    private final SignedPopulation signed;

    JournalSeeding(Population population) {
        this.signed = new SignedPopulation(population);
    }

    void into(Path data) throws IOException {
        // What a catalog writes at its first start stands before all else, as in any journal that grew by itself.
        Catalog.open(new Catalog.Setup(
                        data,
                        WISH,
                        TrustPolicy.Mode.OPEN,
                        TrustSettings.DEFAULT,
                        new StaticOutbound(Clock.systemUTC()),
                        Clock.systemUTC()))
                .close();
        Workplace.delete(data.resolve("views"));
        Opening opening = Opening.of(data, WISH, Clock.systemUTC());
        Population population = signed.population();
        try (FileJournal journal = FileJournal.open(opening)) {
            append(journal, population.providers(), number -> List.of(signed.provider(number)));
            append(journal, population.size(), number -> {
                List<Envelope> all = new ArrayList<>(List.of(signed.service(number)));
                all.addAll(signed.certificates(number));
                return all;
            });
        }
    }

    private void append(FileJournal journal, int count, IntFunction<List<Envelope>> envelope) {
        for (int from = 0; from < count; from += AT_ONCE) {
            List<Draft> drafts = IntStream.range(from, Math.min(count, from + AT_ONCE))
                    .parallel()
                    .mapToObj(envelope)
                    .flatMap(List::stream)
                    .map(this::draft)
                    .toList();
            List<CompletableFuture<?>> kept = new ArrayList<>();
            for (Draft draft : drafts) {
                kept.add(journal.append(draft).thenAccept(outcome -> {
                    if (outcome instanceof Outcome.Refused<?> refused) {
                        throw new IllegalStateException("the journal refused a seed: " + refused.refusal());
                    }
                }));
            }
            kept.forEach(CompletableFuture::join);
        }
    }

    private Draft draft(Envelope envelope) {
        eu.cartulary.catalog.envelope.Envelope read =
                switch (envelopes.read(envelope.mediaType(), envelope.bytes())) {
                    case Outcome.Done<eu.cartulary.catalog.envelope.Envelope> done -> done.value();
                    case Outcome.Refused<eu.cartulary.catalog.envelope.Envelope> refused ->
                        throw new IllegalStateException(String.valueOf(refused.refusal()));
                };
        List<VerifiedCredential> credentials =
                read.credentials().stream().map(JournalSeeding::asIfVerified).toList();
        List<CredentialHead> heads =
                credentials.stream().map(VerifiedCredential::head).toList();
        return new Draft(
                RecordKind.ADMITTED,
                heads.get(0).issuer(),
                heads,
                List.<Digest>of(),
                envelope.mediaType(),
                envelope.bytes(),
                Evidence.of(credentials));
    }

    private static VerifiedCredential asIfVerified(Sealed sealed) {
        JsonNode document = sealed.document();
        Instant from = Instant.parse(document.path("validFrom").stringValue());
        CredentialHead head = new CredentialHead(
                sealed.digest(),
                sealed.id(),
                sealed.issuer(),
                types(document),
                subjects(document.path("credentialSubject")),
                from,
                Instant.parse(document.path("validUntil").stringValue()),
                from);
        Right right = new Right(sealed.issuer(), List.of(sealed.issuer().value()), List.of());
        return new VerifiedCredential(head, sealed.documentBytes(), right, evidence(right), List.of());
    }

    private static byte[] evidence(Right right) {
        String did = right.issuer().value();
        try {
            VerificationMethod method = DidKey.resolve(did).methods().get(0);
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("issuer", did);
            json.set("jwk", method.key().toJwk());
            json.put("kid", method.id());
            json.putArray("prefixes").add(did);
            json.putArray("schemes");
            return Json.write(json);
        } catch (DidException | JoseException e) {
            throw new IllegalStateException(did, e);
        }
    }

    private static List<String> types(JsonNode document) {
        List<String> types = new ArrayList<>();
        for (JsonNode type : document.path("type")) {
            String name = type.stringValue();
            if (name.startsWith("gx:")) {
                types.add("https://w3id.org/gaia-x/development#" + name.substring(3));
            } else if (!name.equals("VerifiableCredential")) {
                types.add("https://w3id.org/cartulary/v1#" + name);
            }
        }
        return types;
    }

    /** Every IRI of which something is said. */
    private static List<String> subjects(JsonNode node) {
        List<String> subjects = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> subjects.addAll(subjects(item)));
        } else if (node.isObject()) {
            if (node.has("id") && node.size() > 1) {
                subjects.add(node.path("id").stringValue());
            }
            node.properties().forEach(member -> subjects.addAll(subjects(member.getValue())));
        }
        return subjects;
    }
}

package eu.cartulary.catalog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.envelope.Envelopes;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.StatusEntry;
import eu.cartulary.catalog.publish.CertificateWatch;
import eu.cartulary.catalog.publish.StatusWatch;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.supplychain.ClaimsStore;
import eu.cartulary.catalog.trust.Evidence;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.CredentialRecord;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Credentials as the journal keeps them. Reads files; answers whatever the state of the views is. */
public final class KeptCredentials {
    private final Journal journal;
    private final Envelopes envelopes;
    private final ClaimsStore claims;
    private final Function<Digest, Optional<StatusWatch.Seen>> statuses;
    private final Function<Digest, Optional<CertificateWatch.Seen>> certificates;
    private final Messages messages;

    /**
     * Those of this journal.
     *
     * @param statuses what was last seen in the status lists of a credential
     * @param certificates what was last heard of the certificates that let its issuer in
     */
    public KeptCredentials(
            Journal journal,
            Envelopes envelopes,
            ClaimsStore claims,
            Function<Digest, Optional<StatusWatch.Seen>> statuses,
            Function<Digest, Optional<CertificateWatch.Seen>> certificates,
            Messages messages) {
        this.journal = journal;
        this.envelopes = envelopes;
        this.claims = claims;
        this.statuses = statuses;
        this.certificates = certificates;
        this.messages = messages;
    }

    /**
     * The original.
     *
     * @param mediaType that of the envelope; of a credential that came in a presentation, that of its own form
     */
    record Original(String mediaType, byte[] bytes) {}

    Entry entry(Digest digest) {
        return journal.register().find(digest).orElseThrow(() -> LogResource.unknown(digest.hex()));
    }

    /** The bytes as they came; {@code erased} when they had to go. */
    Original original(Digest digest) throws IOException {
        Entry entry = entry(digest);
        JournalRecord record = record(entry);
        byte[] payload = present(record);
        if (record.header().credentials().size() == 1
                && !isPresentation(record.header().mediaType())) {
            return new Original(record.header().mediaType(), payload);
        }
        return switch (envelopes.read(record.header().mediaType(), payload)) {
            case Outcome.Done<Envelope> done -> inside(done.value(), digest, record);
            // It was read when it was admitted; if it cannot be read now, the whole envelope is still the original.
            case Outcome.Refused<Envelope> refused ->
                new Original(record.header().mediaType(), payload);
        };
    }

    private static Original inside(Envelope envelope, Digest digest, JournalRecord record) {
        for (Sealed sealed : envelope.credentials()) {
            if (sealed.digest().equals(digest)) {
                return sealed.token() == null
                        ? new Original("application/vc", sealed.documentBytes())
                        : new Original(
                                "application/vc+jwt", sealed.token().compact().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return new Original(record.header().mediaType(), envelope.bytes());
    }

    private static boolean isPresentation(String mediaType) {
        return mediaType.startsWith("application/vp");
    }

    /** What it states. */
    Graph claims(Digest digest) {
        Entry entry = entry(digest);
        return claims.find(digest).map(ClaimsStore.Stated::graph).orElseThrow(() -> erased(entry.digest()));
    }

    /** All that is kept beside it. */
    CredentialRecord record(Digest digest, Language language) throws IOException {
        Entry entry = entry(digest);
        CredentialHead head = journal.register().head(digest).orElseThrow(() -> LogResource.unknown(digest.hex()));
        JournalRecord record = record(entry);
        Map<String, Object> more = new LinkedHashMap<>();
        if (entry.endedAt() != Entry.NOT_ENDED) {
            more.put("endedAt", entry.endedAt());
        }
        Map<String, Object> evidence = evidence(record.evidence(), entry.place());
        Optional<StatusList> list = statusList(digest, evidence);
        list.ifPresent(seen -> more.put("statusList", seen));
        certificates
                .apply(digest)
                .ifPresent(seen -> more.put(
                        "certificate",
                        Map.of(
                                "status",
                                seen.status().word(),
                                "checked",
                                seen.at().toString())));
        return new CredentialRecord(
                digest.hex(),
                head.id(),
                head.issuer().value(),
                head.types(),
                head.subjects(),
                head.validFrom(),
                head.validUntil(),
                entry.status().word(),
                record.header().mediaType(),
                record.header().time(),
                new Receipt.JournalPlace(
                        entry.index(),
                        HexFormat.of()
                                .formatHex(journal.log().leaf(entry.index()).bytes()),
                        journal.log().checkpoint()),
                evidence,
                findings(record, entry, list, language),
                more);
    }

    /**
     * What the status lists of a credential said when they were last looked at.
     *
     * @param status {@code valid}, {@code revoked}, {@code suspended} or {@code unknown}
     * @param checked when; absent when that was at its admission
     * @param why it is unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusList(
            String status,
            @Nullable Instant checked,
            @Nullable String why,
            List<StatusEntry> entries) {}

    private Optional<StatusList> statusList(Digest digest, Map<String, Object> evidence) {
        List<StatusEntry> entries = journal.register().statuses(digest);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Optional<StatusWatch.Seen> seen = statuses.apply(digest);
        if (seen.isEmpty()) {
            Object then = evidence.getOrDefault("status", "unknown");
            return Optional.of(
                    new StatusList(then instanceof JsonNode node ? node.asString("") : "unknown", null, null, entries));
        }
        ListedStatus status = seen.get().status();
        String word = status == null ? "unknown" : status.name().toLowerCase(Locale.ROOT);
        return Optional.of(new StatusList(word, seen.get().at(), seen.get().why(), entries));
    }

    /** Oddities of the envelope, read again; those of its verification, as kept; and what is unknown or revoked today. */
    private List<Violation> findings(JournalRecord record, Entry entry, Optional<StatusList> list, Language language) {
        Digest digest = entry.digest();
        List<Violation> findings = new ArrayList<>();
        byte[] payload = record.payload();
        if (payload != null
                && envelopes.read(record.header().mediaType(), payload) instanceof Outcome.Done<Envelope> done) {
            done.value().credentials().stream()
                    .filter(one -> one.digest().equals(digest))
                    .flatMap(one -> one.findings().stream())
                    .forEach(finding -> findings.add(messages.render(finding, language)));
        }
        byte[] evidence = record.evidence();
        if (evidence != null) {
            Evidence.findings(evidence, entry.place())
                    .forEach(finding -> findings.add(messages.render(finding, language)));
        }
        list.filter(seen -> seen.status().equals("unknown"))
                .map(seen -> Finding.warning("status-unknown", "/credentialStatus", null, String.valueOf(seen.why())))
                .ifPresent(finding -> findings.add(messages.render(finding, language)));
        return findings;
    }

    private JournalRecord record(Entry entry) throws IOException {
        return journal.read(entry.index())
                .orElseThrow(() -> new IllegalStateException("the register knows a record that is not there"));
    }

    private static byte[] present(JournalRecord record) {
        byte[] payload = record.payload();
        if (payload == null) {
            throw erased(null);
        }
        return payload;
    }

    static Refused erased(@Nullable Digest digest) {
        return Refused.because(
                ProblemType.ERASED, Finding.violation("credential-erased", null, digest == null ? null : digest.hex()));
    }

    static boolean isErased(Entry entry) {
        return entry.status() == CredentialStatus.ERASED;
    }

    /** The part of the evidence that is about one credential of the envelope. */
    private static Map<String, Object> evidence(byte @Nullable [] evidence, int place) {
        if (evidence == null) {
            return Map.of();
        }
        try {
            JsonNode json = Json.read(evidence);
            JsonNode one =
                    json.path("evidence").path(json.path("by").path(place).asInt(0));
            Map<String, Object> members = new LinkedHashMap<>();
            one.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            // They stand among the findings, in words.
            members.remove("findings");
            return members;
        } catch (Json.MalformedJsonException e) {
            throw new IllegalStateException("evidence that this program wrote cannot be read", e);
        }
    }
}

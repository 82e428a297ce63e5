package eu.cartulary.catalog;

import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.TrustList;
import eu.cartulary.catalog.register.TrustMode;
import eu.cartulary.catalog.trust.Certificates;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import eu.cartulary.shapes.base.Pack;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a start writes into the journal: another set of rules than before, and what the operator has laid into {@code trust/}. What
 * the trust list has already is passed over, and so is what was taken off it: the journal is the truth, and a file that still lies
 * there brings nobody back.
 */
final class FirstRecords {
    private static final String OPERATOR = "trust folder";

    private FirstRecords() {}

    static void write(TrustFolder trust, Journal journal, TrustPolicy.Mode mode, Rulebooks rulebooks, Packs packs)
            throws IOException {
        mode(TrustMode.valueOf(mode.name()), journal);
        Map<String, String> now = new TreeMap<>();
        for (Rulebook rulebook : rulebooks.all()) {
            now.put(rulebook.id(), rulebook.version());
        }
        for (Pack pack : packs.all()) {
            now.put("shapes/" + pack.name(), "sha256:" + pack.digest());
        }
        if (!Optional.of(now).equals(lastRules(journal))) {
            append(Drafts.rulesChanged(now), journal);
        }
        for (TrustFolder.Line line : trust.lines()) {
            trust(line, journal);
        }
        for (X509Certificate certificate : trust.anchors()) {
            anchor(certificate, journal);
        }
    }

    /**
     * Another mode than before is a record, and whoever is here is weighed by it. A journal that names none was never anything but
     * {@code listed}.
     */
    private static void mode(TrustMode mode, Journal journal) throws IOException {
        if (journal.register().trust().mode().orElse(TrustMode.LISTED) != mode) {
            append(Drafts.modeSet(mode, "start"), journal);
        }
    }

    private static void trust(TrustFolder.Line line, Journal journal) throws IOException {
        TrustList list = journal.register().trust();
        if (list.find(line.did(), line.role()).isEmpty() && !list.wasTakenOff(line.did(), line.role())) {
            append(Drafts.trusted(line.did(), line.role(), line.schemes(), null, OPERATOR), journal);
        }
    }

    private static void anchor(X509Certificate certificate, Journal journal) throws IOException {
        try {
            String sha256 = Certificates.sha256(certificate);
            TrustList list = journal.register().trust();
            if (list.anchor(sha256).isEmpty() && !list.wasTakenOff(sha256)) {
                append(
                        Drafts.anchored(
                                sha256,
                                Certificates.base64(certificate),
                                certificate.getSubjectX500Principal().getName(),
                                OPERATOR),
                        journal);
            }
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate that was read cannot be written", e);
        }
    }

    /** Without its record nothing would show by what this catalog judges from here on, so there is no start without it. */
    private static void append(Draft draft, Journal journal) throws IOException {
        if (journal.append(draft).join() instanceof Outcome.Refused<RecordHeader> refused) {
            throw new RefusedStartException(
                    "The journal does not take what this start changes ("
                            + refused.refusal().type().slug() + ")",
                    "Make room on the disk of the data folder if it is full, and start again. Nothing of it was kept.",
                    null);
        }
    }

    /** The rules of the last record that names them. Read from the end: it stands near it, or there is none. */
    private static Optional<Map<String, String>> lastRules(Journal journal) throws IOException {
        for (long index = journal.size() - 1; index >= 0; index--) {
            if (journal.header(index)
                    .filter(header -> header.kind() == RecordKind.RULES_CHANGED)
                    .isPresent()) {
                return journal.read(index).map(FirstRecords::rules);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> rules(JournalRecord record) {
        Map<String, String> rules = new TreeMap<>();
        byte[] payload = record.payload();
        if (payload != null) {
            try {
                for (Map.Entry<String, JsonNode> rule :
                        Json.read(payload).path("rules").properties()) {
                    rules.put(rule.getKey(), rule.getValue().asString());
                }
            } catch (MalformedJsonException e) {
                throw new IllegalStateException("a rules-changed record that this program wrote cannot be read", e);
            }
        }
        return rules;
    }
}

package eu.cartulary.catalog;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.HostPatterns;
import eu.cartulary.catalog.register.Role;
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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a start writes into the journal: another set of rules than before, and what the operator has laid into {@code trust/}. A
 * file {@code trust/issuers} or {@code trust/attesters} has a DID or pattern of hosts a line, an attester's schemes behind it, and
 * {@code #} before a remark; {@code trust/anchors/} has certificates in PEM. What the trust list has already is passed over, and
 * so is what was taken off it: the journal is the truth, and a file that still lies there brings nobody back.
 */
final class FirstRecords {
    private static final String OPERATOR = "trust folder";
    private static final int MAX_IN_FILE = 1_000;

    private FirstRecords() {}

    static void write(Path data, Journal journal, TrustPolicy.Mode mode, Rulebooks rulebooks, Packs packs)
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
            journal.append(Drafts.rulesChanged(now)).join();
        }
        for (Role role : Role.values()) {
            trust(data.resolve("trust").resolve(role.list()), role, journal);
        }
        anchors(data.resolve("trust").resolve("anchors"), journal);
    }

    /**
     * Another mode than before is a record, and whoever is here is weighed by it. A journal that names none was never anything but
     * {@code listed}.
     */
    private static void mode(TrustMode mode, Journal journal) {
        if (journal.register().trust().mode().orElse(TrustMode.LISTED) != mode) {
            journal.append(Drafts.modeSet(mode, "start")).join();
        }
    }

    private static void trust(Path file, Role role, Journal journal) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : lines(file)) {
            String said = line.replaceFirst("#.*", "").strip();
            if (said.isEmpty()) {
                continue;
            }
            List<String> words = Arrays.asList(said.split("[\\s,]+"));
            Did did;
            try {
                did = HostPatterns.parse(words.get(0));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " has a line that begins with no DID: " + said, e);
            }
            TrustList list = journal.register().trust();
            if (list.find(did, role).isEmpty() && !list.wasTakenOff(did, role)) {
                journal.append(Drafts.trusted(did, role, words.subList(1, words.size()), null, OPERATOR))
                        .join();
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " has bytes that are no UTF-8", e);
        }
    }

    private static void anchors(Path folder, Journal journal) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{pem,crt,cer}")) {
            for (Path file : files) {
                for (X509Certificate certificate : Certificates.ofPem(Files.readAllBytes(file), MAX_IN_FILE)) {
                    String sha256 = Certificates.sha256(certificate);
                    TrustList list = journal.register().trust();
                    if (list.anchor(sha256).isEmpty() && !list.wasTakenOff(sha256)) {
                        journal.append(Drafts.anchored(
                                        sha256,
                                        Certificates.base64(certificate),
                                        certificate.getSubjectX500Principal().getName(),
                                        OPERATOR))
                                .join();
                    }
                }
            }
        } catch (CertificateException e) {
            throw new IOException(folder + " has a file that is no certificate in PEM", e);
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

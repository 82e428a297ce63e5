package eu.cartulary.catalog.supplychain;

import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which credentials a record can have brought into force or out of it. It may name too many: whether a credential is in force says
 * the register.
 */
public final class InForce {
    private final Register register;

    public InForce(Register register) {
        this.register = register;
    }

    /** The credentials whose standing the record can have changed, in a fixed order. */
    public Set<Digest> touchedBy(JournalRecord record) {
        RecordHeader header = record.header();
        Set<Digest> touched = new TreeSet<>(header.digests());
        for (CredentialHead head : header.credentials()) {
            touched.add(head.digest());
            touched.addAll(register.replacedBy(head.digest()));
        }
        if (isOfMode(record)) {
            register.admittedUntil(header.index()).forEach(touched::add);
            return touched;
        }
        whoseTrustChanged(record).forEach(did -> register.ofIssuer(did)
                // The register knows what came later, too; when records are read again, that has its turn.
                .filter(entry -> entry.index() <= header.index())
                .map(Entry::digest)
                .forEach(touched::add));
        return touched;
    }

    /**
     * Who came onto the trust list by a record or went off it: one, or all that a pattern of hosts or an anchor lets in; everybody
     * with the mode.
     */
    public Set<Did> whoseTrustChanged(JournalRecord record) {
        if (record.header().kind() != RecordKind.TRUST_CHANGED || record.payload() == null) {
            return Set.of();
        }
        try {
            JsonNode change = Json.read(record.payload());
            if (change.has("mode")) {
                return new HashSet<>(register.issuers());
            }
            String did = change.path("did").asString("");
            return did.isEmpty()
                    ? register.trust().letInBy(change.path("anchor").asString(""))
                    : new HashSet<>(register.issuersCoveredBy(new Did(did)));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a trust-changed record that this program wrote cannot be read", e);
        }
    }

    /** Then anybody's credentials may come or go. */
    private static boolean isOfMode(JournalRecord record) {
        byte[] payload = record.payload();
        try {
            return record.header().kind() == RecordKind.TRUST_CHANGED
                    && payload != null
                    && Json.read(payload).has("mode");
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a trust-changed record that this program wrote cannot be read", e);
        }
    }
}

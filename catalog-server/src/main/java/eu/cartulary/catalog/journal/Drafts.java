package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.register.TrustMode;
import eu.cartulary.json.CanonicalJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Drafts of all kinds of record but the envelopes; their payloads are canonical JSON. */
public final class Drafts {
    /** Media type of the payloads made here. */
    public static final String JSON = "application/json";
    /** Media type of a revocation (a signed JWT). */
    public static final String REVOCATION = "application/revocation+jwt";

    private Drafts() {}

    /** An issuer takes a credential back; the payload is the JWT as it came. */
    public static Draft revoked(Did issuer, Digest credential, byte[] jwt, byte @Nullable [] evidence) {
        return new Draft(RecordKind.REVOKED, issuer, List.of(), List.of(credential), REVOCATION, jwt, evidence);
    }

    /** The operator takes a credential out of the views. */
    public static Draft withdrawn(Digest credential, String reason, String by) {
        return about(RecordKind.WITHDRAWN, List.of(credential), Map.of("reason", reason, "by", by));
    }

    /**
     * The bytes of the envelope that holds this credential are to be blanked, which ends all credentials in it: the journal puts
     * the others into the record.
     */
    public static Draft redacted(Digest credential, String reason, String by) {
        return about(RecordKind.REDACTED, List.of(credential), Map.of("reason", reason, "by", by));
    }

    /** Status lists say something new of these credentials. */
    public static Draft statusChanged(List<Digest> credentials, ListedStatus status, String list) {
        return about(
                RecordKind.STATUS_CHANGED,
                credentials,
                Map.of("status", status.name().toLowerCase(Locale.ROOT), "list", list));
    }

    /** An authority says something new of the certificate that let in who issued these credentials. */
    public static Draft certificateStatusChanged(List<Digest> credentials, ListedStatus status, String sha256) {
        return about(
                RecordKind.STATUS_CHANGED,
                credentials,
                Map.of("status", status.name().toLowerCase(Locale.ROOT), "certificate", sha256));
    }

    /** The end of these credentials has come. */
    public static Draft expired(List<Digest> credentials) {
        return about(RecordKind.EXPIRED, credentials, Map.of());
    }

    /** Somebody comes onto the trust list, or the line is replaced. */
    public static Draft trusted(Did did, Role role, List<String> schemes, @Nullable String note, String by) {
        Map<String, Object> json = trust("added", did, role, by);
        if (!schemes.isEmpty()) {
            json.put("schemes", schemes);
        }
        if (note != null) {
            json.put("note", note);
        }
        return about(RecordKind.TRUST_CHANGED, List.of(), json);
    }

    /** Somebody goes off the trust list. */
    public static Draft untrusted(Did did, Role role, String reason, String by) {
        Map<String, Object> json = trust("removed", did, role, by);
        json.put("reason", reason);
        return about(RecordKind.TRUST_CHANGED, List.of(), json);
    }

    /** A certificate comes onto the list of anchors. */
    public static Draft anchored(String sha256, String certificate, @Nullable String note, String by) {
        Map<String, Object> json = new TreeMap<>();
        json.put("change", "added");
        json.put("list", Effects.ANCHORS);
        json.put("anchor", sha256);
        json.put("certificate", certificate);
        json.put("by", by);
        if (note != null) {
            json.put("note", note);
        }
        return about(RecordKind.TRUST_CHANGED, List.of(), json);
    }

    /** A certificate goes off the list of anchors. */
    public static Draft unanchored(String sha256, String reason, String by) {
        return about(
                RecordKind.TRUST_CHANGED,
                List.of(),
                Map.of("change", "removed", "list", Effects.ANCHORS, "anchor", sha256, "reason", reason, "by", by));
    }

    /** The catalog was started in another mode than before. */
    public static Draft modeSet(TrustMode mode, String by) {
        return about(
                RecordKind.TRUST_CHANGED,
                List.of(),
                Map.of("change", "replaced", "list", Effects.MODE, "mode", mode.word(), "by", by));
    }

    /** The chain of an issuer's key led to an anchor, and nothing else lets it in. */
    public static Draft letIn(Did did, String sha256) {
        return about(
                RecordKind.TRUST_CHANGED,
                List.of(),
                Map.of("change", "added", "list", Effects.LET_IN, "anchor", sha256, "did", did.value(), "by", "chain"));
    }

    /** Another set of rules is in force from here on: rulebook or shapes → version. */
    public static Draft rulesChanged(Map<String, String> versions) {
        return about(RecordKind.RULES_CHANGED, List.of(), Map.of("rules", versions));
    }

    /** What this catalog says of offerings changed; the payload is the caller's. */
    public static Draft levelsChanged(Object payload) {
        return about(RecordKind.LEVELS_CHANGED, List.of(), payload);
    }

    private static Map<String, Object> trust(String change, Did did, Role role, String by) {
        Map<String, Object> json = new TreeMap<>();
        json.put("change", change);
        json.put("did", did.value());
        json.put("list", role.list());
        json.put("by", by);
        return json;
    }

    private static Draft about(RecordKind kind, List<Digest> credentials, Object payload) {
        return new Draft(kind, null, List.of(), credentials, JSON, CanonicalJson.write(payload), null);
    }
}

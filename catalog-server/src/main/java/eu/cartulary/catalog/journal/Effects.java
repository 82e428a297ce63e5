package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.register.Anchor;
import eu.cartulary.catalog.register.Change;
import eu.cartulary.catalog.register.Change.Ending;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Change.Teller;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.register.TrustMode;
import eu.cartulary.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a record changes in the register. The payloads it reads are those that {@link Drafts} writes. */
final class Effects {

    /** The list of anchors, beside those of {@link Role}. */
    static final String ANCHORS = "anchors";
    /** Whom anchors let in. */
    static final String LET_IN = "let-in";
    /** In which mode the catalog runs. */
    static final String MODE = "mode";

    private Effects() {}

    static Optional<Change> of(RecordHeader header, Ledger.PayloadSource payload) throws IOException {
        long index = header.index();
        return Optional.ofNullable(
                switch (header.kind()) {
                    case ADMITTED -> new Change.Admitted(index, header.credentials());
                    case REVOKED, WITHDRAWN, REDACTED, EXPIRED ->
                        new Change.Ended(index, ending(header.kind()).orElseThrow(), header.digests());
                    case STATUS_CHANGED -> statusSeen(header, payload.read());
                    case TRUST_CHANGED -> trust(header, payload.read());
                    case RULES_CHANGED, LEVELS_CHANGED -> null;
                });
    }

    /** In which way records of a kind end credentials for ever; none for kinds that do not. */
    static Optional<Ending> ending(RecordKind kind) {
        return switch (kind) {
            case REVOKED -> Optional.of(Ending.REVOKED);
            case WITHDRAWN -> Optional.of(Ending.WITHDRAWN);
            case REDACTED -> Optional.of(Ending.ERASED);
            case EXPIRED -> Optional.of(Ending.EXPIRED);
            case ADMITTED, STATUS_CHANGED, TRUST_CHANGED, RULES_CHANGED, LEVELS_CHANGED -> Optional.empty();
        };
    }

    private static Change statusSeen(RecordHeader header, byte[] payload) throws IOException {
        try {
            JsonNode json = Json.read(payload);
            String status = json.required("status").stringValue();
            return new Change.StatusSeen(
                    header.index(),
                    ListedStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                    json.has("certificate") ? Teller.AUTHORITY : Teller.LIST,
                    header.digests());
        } catch (IllegalArgumentException | JacksonException e) {
            throw unreadable(header, e);
        }
    }

    private static Change trust(RecordHeader header, byte[] payload) throws IOException {
        try {
            JsonNode json = Json.read(payload);
            String list = json.required("list").stringValue();
            if (list.equals(ANCHORS) || list.equals(LET_IN)) {
                return anchors(header, json, list);
            }
            if (list.equals(MODE)) {
                return new Change.ModeSet(
                        header.index(), TrustMode.ofWord(json.required("mode").stringValue()));
            }
            Did did = new Did(json.required("did").stringValue());
            Role role = Role.ofList(list);
            if (json.required("change").stringValue().equals("removed")) {
                return new Change.Untrusted(header.index(), did, role);
            }
            List<String> schemes = new ArrayList<>();
            json.path("schemes").forEach(scheme -> schemes.add(scheme.stringValue()));
            JsonNode note = json.get("note");
            return new Change.Trusted(
                    header.index(), header.time(), did, role, schemes, note == null ? null : note.stringValue());
        } catch (IllegalArgumentException | JacksonException e) {
            throw unreadable(header, e);
        }
    }

    private static Change anchors(RecordHeader header, JsonNode json, String list) {
        String sha256 = json.required("anchor").stringValue();
        if (list.equals(LET_IN)) {
            return new Change.LetIn(header.index(), new Did(json.required("did").stringValue()), sha256);
        }
        if (json.required("change").stringValue().equals("removed")) {
            return new Change.AnchorRemoved(header.index(), sha256);
        }
        JsonNode note = json.get("note");
        return new Change.AnchorAdded(new Anchor(
                sha256,
                json.required("certificate").stringValue(),
                note == null ? null : note.stringValue(),
                header.index(),
                header.time()));
    }

    private static IOException unreadable(RecordHeader header, RuntimeException e) {
        return new IOException("the payload of record " + header.index() + " cannot be read: " + e.getMessage(), e);
    }
}

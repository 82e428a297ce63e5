package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordHeader;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.projection.Happening.What;
import eu.cartulary.catalog.projection.Timelines.Mention;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.json.Json;
import eu.cartulary.json.Json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads out of a record what happened by it to a credential, or to the levels of an offering. */
final class Happenings {
    private final Journal journal;
    private final Register register;

    Happenings(Journal journal) {
        this.journal = journal;
        this.register = journal.register();
    }

    /** What the record of a mention did to the credential of the mention; nothing where it changed nothing. */
    Optional<Happening> to(Mention mention, JournalRecord record) {
        CredentialHead head = register.headAt(mention.line());
        return switch (record.header().kind()) {
            case ADMITTED -> admission(mention, head, record.header());
            case REVOKED -> happened(record, What.REVOKED, head, reasonOfToken(record));
            case WITHDRAWN -> happened(record, What.WITHDRAWN, head, text(record, "reason"));
            case REDACTED -> happened(record, What.ERASED, head, text(record, "reason"));
            case EXPIRED -> happened(record, What.EXPIRED, head, null);
            case STATUS_CHANGED -> happened(record, ofStatus(record), head, null);
            case TRUST_CHANGED -> trust(record, head);
            case RULES_CHANGED, LEVELS_CHANGED -> Optional.empty();
        };
    }

    /** The moves of an offering that a record tells. */
    static List<Happening> moves(String offering, JournalRecord record) {
        List<Happening> moves = new ArrayList<>();
        if (record.payload() != null) {
            for (SaidLevels.Change change : SaidLevels.read(record.payload())) {
                if (change.offering().equals(offering) && change.isTold()) {
                    Happening.Move move = new Happening.Move(
                            change.rulebook(),
                            change.from(),
                            change.to(),
                            change.cause(),
                            change.rules(),
                            change.moved());
                    moves.add(of(record.header(), What.LEVEL_CHANGED, null, move, null, null));
                }
            }
        }
        return moves;
    }

    private Optional<Happening> admission(Mention mention, CredentialHead head, RecordHeader header) {
        Entry entry = register.at(mention.line());
        if (entry.index() == header.index()) {
            return Optional.of(of(header, What.ADMITTED, head, null, null, null));
        }
        return header.credentials().stream()
                .filter(newcomer -> register.replacedBy(newcomer.digest()).contains(head.digest()))
                .findFirst()
                .map(newcomer -> of(header, What.SUPERSEDED, head, null, newcomer, null));
    }

    private static Optional<Happening> happened(
            JournalRecord record, What what, CredentialHead head, @Nullable String reason) {
        return Optional.of(of(record.header(), what, head, null, null, reason));
    }

    private static What ofStatus(JournalRecord record) {
        return switch (String.valueOf(text(record, "status"))) {
            case "valid" -> What.REINSTATED;
            case "suspended" -> What.SUSPENDED;
            default -> What.REVOKED;
        };
    }

    /** Who told the status: lists of credentials, or the authority of a certificate; each takes back its own word alone. */
    String teller(JournalRecord record) {
        return text(record, "certificate") == null ? "list" : "authority";
    }

    /** Listed itself, by a pattern of hosts or by an anchor: it is news for a credential when its issuer counts no more, or again. */
    private Optional<Happening> trust(JournalRecord record, CredentialHead head) {
        long index = record.header().index();
        boolean before = wasDistrusted(head.issuer(), index - 1);
        boolean after = wasDistrusted(head.issuer(), index);
        return before == after
                ? Optional.empty()
                : happened(record, after ? What.UNTRUSTED : What.TRUSTED, head, text(record, "reason"));
    }

    /** Whether the operator trusted an issuer no longer after this record. */
    boolean wasDistrusted(Did issuer, long index) {
        return register.trust().wasDistrusted(issuer, index);
    }

    /** Who issued the credential on a line. */
    Did issuer(int line) {
        return register.at(line).issuer();
    }

    private static Happening of(
            RecordHeader header,
            What what,
            @Nullable CredentialHead head,
            Happening.@Nullable Move move,
            @Nullable CredentialHead by,
            @Nullable String reason) {
        return new Happening(header.index(), 0, header.time(), what, head, move, by, reason);
    }

    /** The reason stands in the payload of the token that the issuer signed, and was verified when it came. */
    private static @Nullable String reasonOfToken(JournalRecord record) {
        byte[] token = record.payload();
        if (token == null) {
            return null;
        }
        String[] parts = new String(token, java.nio.charset.StandardCharsets.US_ASCII).split("\\.", 4);
        try {
            byte[] claims = java.util.Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : "");
            return Json.read(claims).path("reason").asString(null);
        } catch (MalformedJsonException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable String text(JournalRecord record, String member) {
        byte[] payload = record.payload();
        try {
            JsonNode json = payload == null ? null : Json.read(payload);
            return json == null ? null : json.path(member).asString(null);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    "a record of the kind " + record.header().kind().word().toLowerCase(Locale.ROOT)
                            + " that this program wrote cannot be read",
                    e);
        }
    }

    JournalRecord read(long index) throws IOException {
        return journal.read(index).orElseThrow(() -> new IOException("record " + index + " is not there"));
    }

    RecordKind kind(long index) throws IOException {
        return journal.header(index)
                .orElseThrow(() -> new IOException("record " + index + " is not there"))
                .kind();
    }
}

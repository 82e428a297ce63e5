package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.envelope.Members;
import eu.cartulary.catalog.envelope.Sealed;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.StatusEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the status lists of a credential say when it is published. One that cannot be had is unknown, never valid. */
final class StatusCheck {
    private static final Set<String> ENTRIES = Set.of("BitstringStatusListEntry", "StatusList2021Entry");
    private static final Set<String> PURPOSES = Set.of("revocation", "suspension");
    private static final int MAX_ENTRIES = 4;
    /** The longest index is that of the last bit of the largest list. */
    private static final int MAX_DIGITS = 10;
    /** Longer ones would not fit the header of a record, many times. */
    private static final int MAX_ADDRESS = 512;

    private final StatusLists lists;
    private final TrustSettings settings;

    StatusCheck(StatusLists lists, TrustSettings settings) {
        this.lists = lists;
        this.settings = settings;
    }

    /**
     * What was seen.
     *
     * @param word for the evidence; absent where there was nothing to look at
     * @param entries to look at again
     */
    record Seen(@Nullable String word, List<StatusEntry> entries) {}

    /** Judges all entries. */
    Seen judge(Sealed sealed, Instant now, List<Finding> refused, List<Finding> accepted) {
        String word = null;
        List<StatusEntry> entries = new ArrayList<>();
        for (JsonNode node : entries(sealed, refused)) {
            String type = String.join(" ", Members.types(node));
            if (Members.types(node).stream().noneMatch(ENTRIES::contains)) {
                accepted.add(Finding.warning("status-type-unknown", "/credentialStatus", type, type));
                continue;
            }
            String purpose = Members.text(node, "statusPurpose");
            if (purpose != null && !PURPOSES.contains(purpose)) {
                continue;
            }
            try {
                StatusEntry entry = entry(node, purpose);
                entries.add(entry);
                boolean set = lists.isSet(entry, sealed.issuer(), now, StatusLists.USUAL);
                word = set ? entry.purpose() : word == null ? "valid" : word;
                if (set) {
                    String rule = entry.purpose().equals("revocation") ? "revoked" : "suspended";
                    refused.add(Finding.violation(rule, "/credentialStatus", entry.list()));
                }
            } catch (IOException e) {
                word = word == null || word.equals("valid") ? "unknown" : word;
                unknown(String.valueOf(e.getMessage()), refused, accepted);
            }
        }
        return new Seen(word, entries);
    }

    private static List<JsonNode> entries(Sealed sealed, List<Finding> refused) {
        List<JsonNode> entries = Members.all(sealed.document(), "credentialStatus");
        if (entries.size() > MAX_ENTRIES) {
            // None may hide behind the others.
            refused.add(
                    Finding.violation("statuses-too-many", "/credentialStatus", null, Integer.toString(MAX_ENTRIES)));
            return List.of();
        }
        return entries;
    }

    private void unknown(String why, List<Finding> refused, List<Finding> accepted) {
        if (settings.unreachableStatus() == TrustSettings.UnreachableStatus.REFUSE) {
            refused.add(Finding.violation("status-unknown", "/credentialStatus", null, why));
        } else {
            accepted.add(Finding.warning("status-unknown", "/credentialStatus", null, why));
        }
    }

    /** An entry that cannot be read is not passed over: whatever it was meant to say stays unknown. */
    private static StatusEntry entry(JsonNode node, @Nullable String purpose) throws IOException {
        if (purpose == null) {
            throw new IOException("the purpose of the entry cannot be read");
        }
        if (node.path("statusSize").asInt(1) != 1) {
            throw new IOException("an entry of more than one bit is no revocation or suspension");
        }
        JsonNode value = node.path("statusListIndex");
        String text = value.isString() ? value.stringValue() : value.toString();
        if (text.length() > MAX_DIGITS || !text.matches("[0-9]+")) {
            throw new IOException("the place in the list cannot be read");
        }
        String list = String.valueOf(Members.text(node, "statusListCredential"));
        if (list.length() > MAX_ADDRESS) {
            throw new IOException("the address of the list is longer than " + MAX_ADDRESS + " characters");
        }
        return new StatusEntry(purpose, list, Long.parseLong(text));
    }
}

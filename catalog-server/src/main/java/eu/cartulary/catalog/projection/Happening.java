package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.CredentialHead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an offering, as a record says it.
 *
 * @param index of the record
 * @param part place among those of this record, from 0
 * @param time of the record
 * @param what happened
 * @param credential to which it happened; none for a change of levels
 * @param move the change of levels, where it is one
 * @param replacedBy the credential that took the place of this one
 * @param reason what was given as the reason
 */
public record Happening(
        long index,
        int part,
        Instant time,
        What what,
        @Nullable CredentialHead credential,
        @Nullable Move move,
        @Nullable CredentialHead replacedBy,
        @Nullable String reason) {

    /**
     * A change of level by one rulebook; codes are empty where there was or is none.
     *
     * @param objectives those whose level moved; where it was nothing else, {@code from} and {@code to} are the same
     */
    public record Move(String rulebook, String from, String to, long cause, String rules, List<Objective> objectives) {
        public Move {
            objectives = List.copyOf(objectives);
        }
    }

    /** An objective of a rulebook whose level moved. */
    public record Objective(String objective, String from, String to) {
        /** As it is told. */
        public Map<String, String> json() {
            Map<String, String> json = new LinkedHashMap<>();
            json.put("objective", objective);
            json.put("from", from);
            json.put("to", to);
            return json;
        }
    }

    /** Kinds of what happens. */
    public enum What {
        ADMITTED,
        SUPERSEDED,
        REVOKED,
        SUSPENDED,
        /** Its status list gives it back. */
        REINSTATED,
        EXPIRED,
        WITHDRAWN,
        ERASED,
        /** The operator trusts its issuer no longer. */
        UNTRUSTED,
        /** The operator trusts its issuer again. */
        TRUSTED,
        LEVEL_CHANGED;

        /** As in the contract: {@code level-changed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

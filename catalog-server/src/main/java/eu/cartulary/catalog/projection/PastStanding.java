package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.projection.Timelines.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the credentials that concern an IRI stood after a record, read from the records about them. */
final class PastStanding {
    /** The order of the register. */
    private static final List<CredentialStatus> FROM_BAD_TO_WORSE = List.of(
            CredentialStatus.ACTIVE,
            CredentialStatus.EXPIRED,
            CredentialStatus.SUPERSEDED,
            CredentialStatus.WITHDRAWN,
            CredentialStatus.REVOKED,
            CredentialStatus.ERASED);

    private final Happenings happenings;
    private final long until;

    /**
     * @param until index of the last record that counts
     */
    PastStanding(Happenings happenings, long until) {
        this.happenings = happenings;
        this.until = until;
    }

    /**
     * Line → status after the record.
     *
     * @param mentions of an IRI, the newest first
     */
    Map<Integer, CredentialStatus> of(List<Mention> mentions) throws IOException {
        Map<Integer, List<Mention>> byLine = new LinkedHashMap<>();
        for (int i = mentions.size() - 1; i >= 0; i--) {
            Mention mention = mentions.get(i);
            if (mention.line() >= 0 && mention.index() <= until) {
                byLine.computeIfAbsent(mention.line(), line -> new ArrayList<>())
                        .add(mention);
            }
        }
        Map<Integer, CredentialStatus> standings = new LinkedHashMap<>();
        for (Map.Entry<Integer, List<Mention>> one : byLine.entrySet()) {
            standings.put(one.getKey(), status(one.getKey(), one.getValue()));
        }
        return standings;
    }

    /** The worst that ended it for ever counts, as in the register; what a list, an authority or the operator took away can come back. */
    private CredentialStatus status(int line, List<Mention> oldestFirst) throws IOException {
        CredentialStatus ended = CredentialStatus.ACTIVE;
        Set<String> taken = new HashSet<>();
        // The first mention is its coming.
        for (Mention mention : oldestFirst.subList(1, oldestFirst.size())) {
            JournalRecord record = happenings.read(mention.index());
            Optional<Happening> happening = happenings.to(mention, record);
            if (happening.isEmpty()) {
                continue;
            }
            boolean byList = record.header().kind() == eu.cartulary.catalog.journal.RecordKind.STATUS_CHANGED;
            switch (happening.get().what()) {
                case REVOKED, SUSPENDED -> {
                    if (byList) {
                        taken.add(happenings.teller(record));
                    }
                    ended = byList ? ended : worse(ended, CredentialStatus.REVOKED);
                }
                case REINSTATED -> taken.remove(happenings.teller(record));
                case SUPERSEDED -> ended = worse(ended, CredentialStatus.SUPERSEDED);
                case EXPIRED -> ended = worse(ended, CredentialStatus.EXPIRED);
                case WITHDRAWN -> ended = worse(ended, CredentialStatus.WITHDRAWN);
                case ERASED -> ended = CredentialStatus.ERASED;
                case ADMITTED, LEVEL_CHANGED, UNTRUSTED, TRUSTED -> {
                    // It came once, levels are not a credential's, and trust is asked for at the end.
                }
            }
        }
        if (ended != CredentialStatus.ACTIVE) {
            return ended;
        }
        if (!taken.isEmpty()) {
            return CredentialStatus.REVOKED;
        }
        return happenings.wasDistrusted(happenings.issuer(line), until)
                ? CredentialStatus.UNTRUSTED
                : CredentialStatus.ACTIVE;
    }

    private static CredentialStatus worse(CredentialStatus before, CredentialStatus now) {
        return FROM_BAD_TO_WORSE.indexOf(now) > FROM_BAD_TO_WORSE.indexOf(before) ? now : before;
    }
}

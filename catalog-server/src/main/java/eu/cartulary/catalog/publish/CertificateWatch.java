package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Chained;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.trust.CertificateStatus;
import eu.cartulary.catalog.trust.KeptChains;
import eu.cartulary.catalog.trust.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks again and again whether the certificates that let issuers in were revoked since. Where one was, a {@code status-changed}
 * record takes the credentials under it out of force, and brings them back when its authority does, or when the issuer is let in
 * without it. Nobody's answer changes nothing, in either direction.
 */
public final class CertificateWatch {
    private final Journal journal;
    private final KeptChains chains;
    private final TrustPolicy policy;
    private final Duration maxAge;
    private final Clock clock;
    /** Evidence does not change: each is read once. Equal chains are one object. */
    private final Map<Digest, Optional<KeptChains.Chain>> known = new HashMap<>();

    private final Map<KeptChains.Chain, KeptChains.Chain> same = new HashMap<>();
    private final Map<Digest, Seen> seen = new ConcurrentHashMap<>();

    /** What the last look has shown. */
    public record Seen(Instant at, CertificateStatus status) {}

    /**
     * Looks when it is told to.
     *
     * @param maxAge how old an answer may be that was given to somebody else
     */
    public CertificateWatch(Journal journal, KeptChains chains, TrustPolicy policy, Duration maxAge, Clock clock) {
        this.journal = journal;
        this.chains = chains;
        this.policy = policy;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** What the last look at the certificates behind a credential has shown. */
    public Optional<Seen> seen(Digest credential) {
        return Optional.ofNullable(seen.get(credential));
    }

    /** Asks now; returns when what changed is in the journal. One thread at a time. */
    synchronized void look() {
        List<Chained> credentials = journal.register().chained();
        Set<Digest> there = new HashSet<>();
        credentials.forEach(one -> there.add(one.digest()));
        known.keySet().retainAll(there);
        seen.keySet().retainAll(there);
        Instant now = clock.instant();
        Map<KeptChains.Chain, CertificateStatus> asked = new HashMap<>();
        Map<Flip, List<Digest>> flips = new TreeMap<>();
        for (Chained one : credentials) {
            Optional<KeptChains.Chain> chain = known.computeIfAbsent(one.digest(), digest -> read(one));
            if (chain.isEmpty()) {
                continue;
            }
            CertificateStatus status = asked.computeIfAbsent(chain.get(), each -> chains.status(each, now, maxAge));
            seen.put(one.digest(), new Seen(now, status));
            boolean counts = policy.mode() == TrustPolicy.Mode.ANCHORED && !policy.lists(one.issuer());
            boolean revoked = counts && status == CertificateStatus.REVOKED;
            boolean told = !counts || status != CertificateStatus.UNKNOWN;
            if (told && revoked != one.isEnded()) {
                flips.computeIfAbsent(new Flip(chain.get().leaf(), revoked), flip -> new ArrayList<>())
                        .add(one.digest());
            }
        }
        flips.forEach(this::write);
    }

    private Optional<KeptChains.Chain> read(Chained credential) {
        try {
            Optional<JournalRecord> record = journal.read(credential.index());
            byte[] evidence = record.isPresent() ? record.get().evidence() : null;
            return evidence == null
                    ? Optional.empty()
                    : KeptChains.of(evidence, credential.place())
                            .map(chain -> same.computeIfAbsent(chain, first -> first));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the evidence of " + credential.digest(), e);
        }
    }

    private void write(Flip flip, List<Digest> digests) {
        ListedStatus status = flip.revoked() ? ListedStatus.REVOKED : ListedStatus.VALID;
        for (int from = 0; from < digests.size(); from += StatusWatch.MAX_AT_ONCE) {
            List<Digest> some = digests.subList(from, Math.min(digests.size(), from + StatusWatch.MAX_AT_ONCE));
            journal.append(Drafts.certificateStatusChanged(some, status, flip.certificate()))
                    .join();
        }
    }

    /** Credentials that change in the same way by the same certificate go into one record. */
    private record Flip(String certificate, boolean revoked) implements Comparable<Flip> {
        @Override
        public int compareTo(Flip other) {
            int byCertificate = certificate.compareTo(other.certificate);
            return byCertificate != 0 ? byCertificate : Boolean.compare(revoked, other.revoked);
        }
    }
}

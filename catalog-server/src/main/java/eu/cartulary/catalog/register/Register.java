package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.StatusEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where everything stands. {@link #apply} is the one way it changes, and only the journal's writer calls it, with what is on
 * the disk already. All other methods may be called by any thread and never wait for the writer; each answers for its moment.
 */
public final class Register {
    private static final String ID = "id";
    private static final String SUBJECTS = "subjects";
    private static final String OWNER = "owner";

    private final Entries entries = new Entries();
    /** Digest → line. */
    private final Slots digests = new Slots();
    /** (issuer, id) and (issuer, subjects, types) → line of the newest, whatever became of it. */
    private final Slots newest = new Slots();
    /** Subject without a host → line of the credential that spoke of it first. */
    private final Slots owners = new Slots();

    private final Expiries expiries = new Expiries();
    /** Line → where its status is looked up; of the few that have one. */
    private final Map<Integer, List<StatusEntry>> statuses = new ConcurrentHashMap<>();

    private final TrustList trust = new TrustList();
    private final RefusedAttempts refused = new RefusedAttempts();

    /** The credential with this digest. */
    public Optional<Entry> find(Digest digest) {
        int line = line(digest);
        return line < 0 ? Optional.empty() : Optional.of(entry(line));
    }

    /** The head of the credential with this digest; its times are to the millisecond. */
    public Optional<CredentialHead> head(Digest digest) {
        int line = line(digest);
        return line < 0 ? Optional.empty() : Optional.of(entries.head(line));
    }

    /** The credentials whose place this one took when it came; whether they were in force then is another matter. */
    public List<Digest> replacedBy(Digest newcomer) {
        int line = line(newcomer);
        return line < 0
                ? List.of()
                : entries.replacedBy(line).stream().map(entries::digest).toList();
    }

    /** The line of a credential: its place among all that were ever admitted, from 0, the same at every start; -1 for none. */
    public int lineOf(Digest digest) {
        return line(digest);
    }

    /** The credential on a line, which must be one. */
    public Entry at(int line) {
        return entry(line);
    }

    /** The head of the credential on a line. */
    public CredentialHead headAt(int line) {
        return entries.head(line);
    }

    /** How many credentials were ever admitted. */
    public int count() {
        return entries.count();
    }

    /** All credentials of this issuer, in the order in which they came. */
    public Stream<Entry> ofIssuer(Did issuer) {
        int number = entries.issuer(issuer);
        return IntStream.range(0, number < 0 ? 0 : entries.count())
                .filter(line -> entries.issuedBy(line, number))
                .mapToObj(this::entry);
    }

    /** Those who have credentials here and are covered by this line of the trust list, a DID or a pattern of hosts. */
    public List<Did> issuersCoveredBy(Did listed) {
        return entries.issuers().stream()
                .map(Did::new)
                .filter(issuer -> HostPatterns.covers(listed, issuer))
                .toList();
    }

    /** Where the status of a credential is looked up; none where it names no list. */
    public List<StatusEntry> statuses(Digest digest) {
        int line = line(digest);
        return line < 0 ? List.of() : statuses.getOrDefault(line, List.of());
    }

    /** Credentials that name status lists and have not ended for ever: each with its issuer, its entries, and what is known. */
    public List<Watched> watched() {
        return statuses.entrySet().stream()
                .filter(entry -> canChangeStatus(entry.getKey()))
                .map(entry -> new Watched(
                        entries.digest(entry.getKey()),
                        entries.issuer(entry.getKey()),
                        entry.getValue(),
                        (entries.flags(entry.getKey()) & Entries.STATUS) != 0))
                .toList();
    }

    /** Credentials of issuers whom a certificate let in, that have not ended for ever. */
    public List<Chained> chained() {
        Set<Integer> letIn = new HashSet<>();
        trust.letIn().forEach(did -> letIn.add(entries.issuer(did)));
        return letIn.isEmpty()
                ? List.of()
                : IntStream.range(0, entries.count())
                        .filter(line -> letIn.contains(entries.issuerNumber(line)) && canChangeStatus(line))
                        .mapToObj(line -> new Chained(
                                entries.digest(line),
                                entries.issuer(line),
                                entries.index(line),
                                entries.place(line),
                                (entries.flags(line) & Entries.CERTIFICATE) != 0))
                        .toList();
    }

    /** Everything that was admitted up to this record. */
    public Stream<Digest> admittedUntil(long index) {
        return IntStream.range(0, entries.count())
                .filter(line -> entries.index(line) <= index)
                .mapToObj(entries::digest);
    }

    /** Whoever has credentials here. */
    public List<Did> issuers() {
        return entries.issuers().stream().map(Did::new).toList();
    }

    /** The active credential that its issuer gave this id. */
    public Optional<Digest> active(Did issuer, String id) {
        return active(newest.get(byId(issuer, id)));
    }

    /** The active self-description of exactly these subjects and types. */
    public Optional<Digest> active(Did issuer, List<String> subjects, List<String> types) {
        return active(newest.get(bySubjects(
                issuer,
                subjects.stream().sorted().toList(),
                types.stream().sorted().toList())));
    }

    /** Who was the first to publish about this subject without a host. */
    public Optional<Did> ownerOf(String subject) {
        int line = owners.get(Slots.key(OWNER, subject));
        return line < 0 ? Optional.empty() : Optional.of(entries.issuer(line));
    }

    /**
     * How a credential that comes in stands to those that are here. A credential is replaced only by one of the same issuer:
     * with the same id or, for self-descriptions, with the same subjects and the same types. The later {@code validFrom} is the
     * newer, then the later {@code iat}; at a tie the one that comes later.
     */
    public Standing standing(CredentialHead head) {
        int known = line(head.digest());
        if (known >= 0) {
            return new Standing.Known(entry(known));
        }
        Set<Digest> replaces = new LinkedHashSet<>();
        for (Slots.Id key : keys(head)) {
            int prior = newest.get(key);
            if (prior >= 0 && entries.newerThan(prior, head)) {
                return new Standing.Older(entries.digest(prior));
            }
            active(prior).ifPresent(replaces::add);
        }
        return foreign(head).orElseGet(() -> new Standing.Fresh(List.copyOf(replaces)));
    }

    /** The nearest instant at which a credential expires that has not ended otherwise. */
    public Optional<Instant> nextExpiry() {
        long nearest = expiries.nearest(this::canExpire);
        return nearest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(nearest));
    }

    /** Credentials whose end has come and of which no record says so yet, at most {@code limit}. */
    public List<Digest> due(Instant now, int limit) {
        int[] lines = expiries.due(now.toEpochMilli(), limit, this::canExpire);
        return Arrays.stream(lines).mapToObj(entries::digest).toList();
    }

    /** Whether a record that ends a credential in this way would say something new; not for one that is not here. */
    public boolean canEnd(Digest digest, Change.Ending how) {
        int line = line(digest);
        if (line < 0) {
            return false;
        }
        return how == Change.Ending.EXPIRED
                ? canExpire(line)
                : (entries.flags(line) & (flag(how) | Entries.ERASED)) == 0;
    }

    /** Whom the operator trusts. */
    public TrustList trust() {
        return trust;
    }

    /** Who tried without being trusted. */
    public RefusedAttempts refused() {
        return refused;
    }

    /** Takes in what a record changed; the journal's writer only, in the order of the journal. */
    public void apply(Change change) {
        switch (change) {
            case Change.Admitted admitted -> admit(admitted);
            case Change.Ended ended -> ended.digests().forEach(digest -> end(digest, flag(ended.how()), ended.index()));
            case Change.StatusSeen seen -> seen.digests().forEach(digest -> status(digest, seen));
            case Change.OfTrust of -> trust.apply(of);
        }
    }

    private void admit(Change.Admitted admitted) {
        List<CredentialHead> heads = admitted.credentials();
        for (int place = 0; place < heads.size(); place++) {
            if (line(heads.get(place).digest()) < 0) {
                admit(heads.get(place), admitted.index(), place);
            }
        }
    }

    private void admit(CredentialHead head, long index, int place) {
        List<Slots.Id> keys = keys(head);
        int line = entries.add(head, index, place);
        boolean older = false;
        for (Slots.Id key : keys) {
            int prior = newest.get(key);
            if (prior >= 0 && entries.newerThan(prior, head)) {
                // Two of one presentation: the writer has refused an older one that came alone.
                older = true;
            } else {
                newest.put(key, line);
                if (prior >= 0) {
                    entries.supersede(prior, line, index);
                }
            }
        }
        if (older) {
            entries.end(line, Entries.SUPERSEDED, index);
        }
        own(head, line);
        if (!head.statuses().isEmpty()) {
            statuses.put(line, head.statuses());
        }
        if (head.validUntil() != null) {
            expiries.add(entries.until(line), line);
        }
        // Last, for this is how readers find it.
        digests.put(Slots.key(head.digest().bytes()), line);
    }

    private void own(CredentialHead head, int line) {
        if (!SelfDescription.is(head)) {
            return;
        }
        for (String subject : head.subjects()) {
            Slots.Id key = Slots.key(OWNER, subject);
            if (SelfDescription.belongsToFirst(subject, head.issuer()) && owners.get(key) < 0) {
                owners.put(key, line);
            }
        }
    }

    private Optional<Standing> foreign(CredentialHead head) {
        if (!SelfDescription.is(head)) {
            return Optional.empty();
        }
        for (String subject : head.subjects()) {
            Optional<Did> owner = SelfDescription.belongsToFirst(subject, head.issuer())
                    ? ownerOf(subject).filter(did -> !did.equals(head.issuer()))
                    : Optional.empty();
            if (owner.isPresent()) {
                return Optional.of(new Standing.Foreign(subject, owner.get()));
            }
        }
        return Optional.empty();
    }

    private void end(Digest digest, int flag, long index) {
        int line = line(digest);
        if (line >= 0) {
            entries.end(line, flag, index);
        }
    }

    private void status(Digest digest, Change.StatusSeen seen) {
        int line = line(digest);
        int flag = seen.teller() == Change.Teller.LIST ? Entries.STATUS : Entries.CERTIFICATE;
        if (line >= 0 && seen.status() == Change.ListedStatus.VALID) {
            entries.clear(line, flag);
        } else if (line >= 0) {
            entries.end(line, flag, seen.index());
        }
    }

    private int line(Digest digest) {
        byte[] bytes = digest.bytes();
        int line = digests.get(Slots.key(bytes));
        return line >= 0 && entries.is(line, bytes) ? line : -1;
    }

    private Entry entry(int line) {
        return new Entry(
                entries.digest(line),
                entries.index(line),
                entries.place(line),
                entries.issuer(line),
                status(line),
                entries.endedAt(line));
    }

    private CredentialStatus status(int line) {
        int flags = entries.flags(line);
        if (flags == 0) {
            return trust.isDistrusted(entries.issuer(line)) ? CredentialStatus.UNTRUSTED : CredentialStatus.ACTIVE;
        }
        return forEver(flags).orElse(CredentialStatus.REVOKED);
    }

    /** What ended it for ever counts before what was taken away for now. */
    private static Optional<CredentialStatus> forEver(int flags) {
        if ((flags & Entries.ERASED) != 0) {
            return Optional.of(CredentialStatus.ERASED);
        }
        if ((flags & Entries.REVOKED) != 0) {
            return Optional.of(CredentialStatus.REVOKED);
        }
        if ((flags & Entries.WITHDRAWN) != 0) {
            return Optional.of(CredentialStatus.WITHDRAWN);
        }
        if ((flags & Entries.SUPERSEDED) != 0) {
            return Optional.of(CredentialStatus.SUPERSEDED);
        }
        return (flags & Entries.EXPIRED) != 0 ? Optional.of(CredentialStatus.EXPIRED) : Optional.empty();
    }

    private boolean canChangeStatus(int line) {
        int forEver = Entries.REVOKED | Entries.WITHDRAWN | Entries.ERASED | Entries.EXPIRED | Entries.SUPERSEDED;
        return (entries.flags(line) & forEver) == 0;
    }

    private boolean canExpire(int line) {
        return (entries.flags(line) & ~Entries.REVERSIBLE) == 0;
    }

    private Optional<Digest> active(int line) {
        return line >= 0 && status(line) == CredentialStatus.ACTIVE
                ? Optional.of(entries.digest(line))
                : Optional.empty();
    }

    private static int flag(Change.Ending how) {
        return switch (how) {
            case REVOKED -> Entries.REVOKED;
            case WITHDRAWN -> Entries.WITHDRAWN;
            case EXPIRED -> Entries.EXPIRED;
            case ERASED -> Entries.ERASED;
        };
    }

    private static List<Slots.Id> keys(CredentialHead head) {
        List<Slots.Id> keys = new ArrayList<>(2);
        String id = head.id();
        if (id != null) {
            keys.add(byId(head.issuer(), id));
        }
        if (!head.subjects().isEmpty() && SelfDescription.is(head)) {
            keys.add(bySubjects(head.issuer(), head.subjects(), head.types()));
        }
        return keys;
    }

    private static Slots.Id byId(Did issuer, String id) {
        return Slots.key(ID, issuer.value(), id);
    }

    private static Slots.Id bySubjects(Did issuer, List<String> subjects, List<String> types) {
        List<String> parts = new ArrayList<>(3 + subjects.size() + types.size());
        parts.add(SUBJECTS);
        parts.add(issuer.value());
        parts.add(Integer.toString(subjects.size()));
        parts.addAll(subjects);
        parts.addAll(types);
        return Slots.key(parts.toArray(String[]::new));
    }
}

package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Change;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.register.Slots;
import eu.cartulary.journal.Frame;
import eu.cartulary.log.HashTree;
import eu.cartulary.log.Merkle;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All that is known of the records without reading them again: places, leaves, register, where evidence is, what is blanked.
 * Filled at open and by the writer in the same way; {@link #size} is published last, and readers keep below it.
 */
final class Ledger {
    private final Register register;
    private final HashTree tree = new HashTree();
    private final Offsets offsets = new Offsets();
    /** Hash of evidence → index of the record that holds it. */
    private final Slots evidence = new Slots();

    private final Set<Long> redacted = ConcurrentHashMap.newKeySet();
    /** Credentials that came again in a later envelope together with new ones → those envelopes; rare. */
    private final Map<Digest, List<Long>> repeated = new ConcurrentHashMap<>();

    private volatile long readable;
    private volatile long size;
    private volatile Instant lastTime = Instant.EPOCH;

    Ledger(Register register) {
        this.register = register;
    }

    /**
     * Takes in the next record.
     *
     * @param payload read only for the kinds whose payload says what changes
     */
    void take(RecordHeader header, byte[] headerBytes, long offset, Frame frame, PayloadSource payload)
            throws IOException {
        if (header.index() != offsets.count()) {
            throw new IOException("record " + header.index() + " where " + offsets.count() + " must be");
        }
        Optional<Change> change = Effects.of(header, payload);
        offsets.add(offset);
        tree.add(Merkle.leaf(headerBytes));
        Digest hash = header.evidence();
        if (hash != null && frame.evidenceLength() > 0) {
            evidence.put(Slots.key(hash.bytes()), (int) header.index());
        }
        lastTime = header.time();
        noteRepeated(header);
        if (header.kind() == RecordKind.REDACTED) {
            header.digests().forEach(digest -> redacted.addAll(recordsOf(digest)));
        }
        // Whoever finds a credential in the register finds its record; whoever sees the size finds the register that
        // far.
        readable = header.index() + 1;
        change.ifPresent(register::apply);
        size = header.index() + 1;
    }

    private void noteRepeated(RecordHeader header) {
        for (CredentialHead head : header.credentials()) {
            if (register.find(head.digest()).isPresent()) {
                repeated.computeIfAbsent(head.digest(), digest -> new CopyOnWriteArrayList<>())
                        .add(header.index());
            }
        }
    }

    /** The records whose envelopes hold this credential. */
    Set<Long> recordsOf(Digest digest) {
        Set<Long> records = new HashSet<>(repeated.getOrDefault(digest, List.of()));
        register.find(digest).map(Entry::index).ifPresent(records::add);
        return records;
    }

    /** Index of the record that holds this evidence, or -1. */
    long evidence(Digest hash) {
        return evidence.get(Slots.key(hash.bytes()));
    }

    boolean isRedacted(long index) {
        return redacted.contains(index);
    }

    Set<Long> redacted() {
        return Set.copyOf(redacted);
    }

    Register register() {
        return register;
    }

    HashTree tree() {
        return tree;
    }

    long offset(long index) {
        return offsets.get(index);
    }

    /** Records that can be read: a moment ahead of {@link #size}. */
    long readable() {
        return readable;
    }

    long size() {
        return size;
    }

    /** Time of the last record. */
    Instant lastTime() {
        return lastTime;
    }

    /** Gives the payload of the record at hand. */
    @FunctionalInterface
    interface PayloadSource {
        byte[] read() throws IOException;
    }
}

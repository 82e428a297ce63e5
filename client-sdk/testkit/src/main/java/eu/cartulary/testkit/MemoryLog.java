package eu.cartulary.testkit;

import eu.cartulary.json.CanonicalJson;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteSigner;
import eu.cartulary.log.Subtrees;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A transparency log that forgets at the end; the proofs are real. Guarded by itself. */
final class MemoryLog {
    private final NoteSigner key;
    private final List<byte[]> headers = new ArrayList<>();

    MemoryLog() {
        try {
            key = NoteSigner.generate("in-memory.catalog.example/log");
        } catch (LogFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
        append(Map.of("kind", "begun")); // So that no event has the id 0.0, which means: all there ever were.
    }

    String verifierKey() {
        return key.verifier().vkey();
    }

    /** Writes a record; its index is put into the header. */
    synchronized Receipt.JournalPlace append(Map<String, Object> header) {
        Map<String, Object> whole = new java.util.TreeMap<>(header);
        whole.put("index", headers.size());
        headers.add(CanonicalJson.write(whole));
        int index = headers.size() - 1;
        return new Receipt.JournalPlace(index, leaf(index).hex(), note());
    }

    synchronized long size() {
        return headers.size();
    }

    synchronized String note() {
        return Checkpoint.sign(key, headers.size(), tree().root(headers.size()))
                .note()
                .note();
    }

    synchronized InclusionProof inclusion(long index) {
        return new InclusionProof(
                index,
                headers.size(),
                leaf((int) index).hex(),
                Base64.getEncoder().encodeToString(headers.get((int) index)),
                hex(tree().inclusion(index, headers.size()).path()),
                note());
    }

    synchronized ConsistencyProof consistency(long from, long to) {
        if (from > to || to > headers.size()) {
            throw Refused.because(
                    eu.cartulary.wire.ProblemType.BAD_REQUEST, "the log has " + headers.size() + " records");
        }
        return new ConsistencyProof(from, to, hex(tree().consistency(from, to).path()));
    }

    private Subtrees tree() {
        return (height, index) -> root((int) (index << height), (int) (index + 1 << height));
    }

    private Hash root(int from, int to) {
        int middle = (from + to) / 2;
        return to - from == 1 ? leaf(from) : Merkle.node(root(from, middle), root(middle, to));
    }

    private Hash leaf(int index) {
        return Merkle.leaf(headers.get(index));
    }

    private static List<String> hex(List<Hash> path) {
        return path.stream().map(Hash::hex).toList();
    }
}

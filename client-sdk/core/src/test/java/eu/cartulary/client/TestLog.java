package eu.cartulary.client;

import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteSigner;
import eu.cartulary.log.Subtrees;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A log in memory: honest as it stands; a liar is made of two of them with one key. */
final class TestLog {
    final NoteSigner key;
    private final List<byte[]> headers = new ArrayList<>();

    TestLog(NoteSigner key) {
        this.key = key;
    }

    static TestLog create() {
        try {
            return new TestLog(NoteSigner.generate("catalog.example/log"));
        } catch (LogFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key, and the same first records. */
    synchronized TestLog fork(int size) {
        TestLog other = new TestLog(key);
        other.headers.addAll(headers.subList(0, size));
        return other;
    }

    synchronized TestLog add(String... digests) {
        List<Map<String, String>> credentials = new ArrayList<>();
        for (String digest : digests) {
            credentials.add(Map.of("digest", digest));
        }
        headers.add(Json.write(Map.of("index", headers.size(), "credentials", credentials)));
        return this;
    }

    synchronized int size() {
        return headers.size();
    }

    private Subtrees tree() {
        return (height, index) -> root((int) (index << height), (int) (index + 1 << height));
    }

    private Hash root(int from, int to) {
        return to - from == 1 ? leaf(from) : Merkle.node(root(from, (from + to) / 2), root((from + to) / 2, to));
    }

    synchronized Hash leaf(int index) {
        return Merkle.leaf(headers.get(index));
    }

    synchronized String note() {
        return Checkpoint.sign(key, size(), tree().root(size())).note().note();
    }

    synchronized InclusionProof inclusion(String digest) {
        for (int i = 0; i < size(); i++) {
            if (new String(headers.get(i), StandardCharsets.UTF_8).contains(digest)) {
                return new InclusionProof(
                        i,
                        size(),
                        leaf(i).hex(),
                        Base64.getEncoder().encodeToString(headers.get(i)),
                        tree().inclusion(i, size()).path().stream()
                                .map(Hash::hex)
                                .toList(),
                        note());
            }
        }
        throw new IllegalArgumentException("not in this log: " + digest);
    }

    synchronized ConsistencyProof consistency(long from, long to) {
        return new ConsistencyProof(
                from,
                to,
                tree().consistency(from, to).path().stream().map(Hash::hex).toList());
    }
}

package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.report.Grade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * One segment as one snapshot sees it: its columns, and what of it is still there. Valid while its snapshot is held; any thread.
 *
 * @param live documents that were not replaced or removed; none when all are there; not to be changed
 */
record Leaf(
        LeafReader reader, SegmentColumns columns, @Nullable FixedBitSet live) {

    int size() {
        return columns.size;
    }

    /** A fresh bitmap of what is there. */
    FixedBitSet alive() {
        if (live != null) {
            return live.clone();
        }
        FixedBitSet all = new FixedBitSet(size());
        all.set(0, size());
        return all;
    }

    boolean isAlive(int document) {
        return live == null || live.get(document);
    }

    /** The full name as it sorts; asked for only where the first eight bytes do not decide. */
    BytesRef name(int document) {
        try {
            return BytesRef.deepCopyOf(
                    reader.getSortedDocValues(Fields.SORT_NAME).lookupOrd(columns.nameRank[document]));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a name", e);
        }
    }

    /** Documents with this term; not to be changed. */
    FixedBitSet bitmap(String term) {
        return columns.cached(term, () -> read(term));
    }

    /** A bitmap that is worked out once, kept under a name that no term has; not to be changed. */
    FixedBitSet cached(String name, Supplier<FixedBitSet> work) {
        return columns.cached(name, work);
    }

    /** Reached rank of each document on a scale. */
    byte[] ranks(String scale, Grade proof) {
        return columns.ranks.computeIfAbsent(scale + "|" + proof, name -> {
            byte[] column = new byte[size()];
            for (int rank = 1; rank <= Standing.MAX_RANK; rank++) {
                FixedBitSet reached = read(Conditions.reached(scale, proof, rank));
                if (reached.cardinality() == 0) {
                    break;
                }
                byte value = (byte) rank;
                Bits.forEach(reached, d -> column[d] = value);
            }
            return column;
        });
    }

    /** All terms of the conditions that begin so. */
    static void terms(LeafReader reader, String prefix, TermVisitor visitor) {
        try {
            Terms terms = reader.terms(Fields.CONDITIONS);
            if (terms == null) {
                return;
            }
            TermsEnum each = terms.iterator();
            BytesRef begin = new BytesRef(prefix);
            if (each.seekCeil(begin) == TermsEnum.SeekStatus.END) {
                return;
            }
            for (BytesRef term = each.term(); term != null && startsWith(term, begin); term = each.next()) {
                visitor.visit(term.utf8ToString(), each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading terms", e);
        }
    }

    /** An offering as it is shown; of a page there are few, so each is read on its own. */
    SearchPage.Item read(int document, @Nullable Double kilometres) {
        BytesRef stored = binary(Fields.ITEM, document);
        ByteBuffer bytes = ByteBuffer.wrap(stored.bytes, stored.offset, stored.length);
        byte[] iri = new byte[bytes.getInt()];
        bytes.get(iri);
        byte[] json = new byte[bytes.remaining()];
        bytes.get(json);
        String name = new String(iri, StandardCharsets.UTF_8);
        return new SearchPage.Item(Key.of(name), name, json, kilometres);
    }

    /** The first living document of this term, or -1. */
    int find(String field, String term) {
        try {
            Terms terms = reader.terms(field);
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each == null || !each.seekExact(new BytesRef(term))) {
                return -1;
            }
            PostingsEnum documents = each.postings(null, PostingsEnum.NONE);
            for (int d = documents.nextDoc(); d < size(); d = documents.nextDoc()) {
                if (isAlive(d)) {
                    return d;
                }
            }
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException("finding " + term, e);
        }
    }

    String providerName(int document) {
        BytesRef bytes = binary(Fields.PROVIDER_NAME, document);
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
    }

    private BytesRef binary(String field, int document) {
        try {
            BinaryDocValues values = reader.getBinaryDocValues(field);
            if (values == null || !values.advanceExact(document)) {
                throw new IllegalStateException("document " + document + " has no " + field);
            }
            return values.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + field, e);
        }
    }

    /** What follows this beginning in the terms of the conditions. */
    List<String> values(String prefix) {
        List<String> values = new ArrayList<>();
        terms(reader, prefix, (term, at) -> values.add(term.substring(prefix.length())));
        return values;
    }

    /** Takes a term; its postings are at hand. */
    interface TermVisitor {
        void visit(String term, TermsEnum postings) throws IOException;
    }

    private FixedBitSet read(String term) {
        FixedBitSet bits = new FixedBitSet(size());
        try {
            Terms terms = reader.terms(Fields.CONDITIONS);
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each != null && each.seekExact(new BytesRef(term))) {
                bits.or(each.postings(null, PostingsEnum.NONE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading postings", e);
        }
        return bits;
    }

    private static boolean startsWith(BytesRef term, BytesRef prefix) {
        return term.length >= prefix.length
                && Arrays.equals(
                        term.bytes,
                        term.offset,
                        term.offset + prefix.length,
                        prefix.bytes,
                        prefix.offset,
                        prefix.offset + prefix.length);
    }
}

package eu.cartulary.catalog.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A segment of the index as columns and bitmaps in memory: what Lucene's own facets and sorting read through iterators, this reads
 * from arrays, some ten times faster at 100,000 offerings. Made once per segment, on the thread that writes or merges; never
 * changed but for the cache of bitmaps. Deletions are not its matter.
 */
final class SegmentColumns {
    final int size;
    final long[] keyHigh;
    final long[] keyLow;
    final long[] published;
    /** Rank of the name within the segment, and its first eight bytes. */
    final int[] nameRank;

    final long[] namePrefix;
    final Points points;
    private final Map<Choice, Values> values;
    private final AtomicLong budget;
    private final Map<String, FixedBitSet> bitmaps = new ConcurrentHashMap<>();
    final Map<String, byte[]> ranks = new ConcurrentHashMap<>();

    /**
     * Values of one parameter: those of document d are {@code numbers[start[d]] … numbers[start[d + 1] - 1]}.
     *
     * @param distinct the values that occur in this segment
     */
    record Values(int[] start, int[] numbers, int[] distinct) {}

    /** Sites: those of document d are {@code start[d] … start[d + 1] - 1}. */
    record Points(int[] start, double[] latitude, double[] longitude) {}

    /**
     * Reads the columns.
     *
     * @param budget bytes of bitmaps that all segments together may still keep
     */
    SegmentColumns(LeafReader reader, Map<Choice, Dictionary> dictionaries, AtomicLong budget) throws IOException {
        this.budget = budget;
        size = reader.maxDoc();
        keyHigh = numbers(reader, Fields.KEY_HIGH);
        keyLow = numbers(reader, Fields.KEY_LOW);
        published = numbers(reader, Fields.PUBLISHED);
        nameRank = new int[size];
        namePrefix = new long[size];
        names(reader);
        points = points(reader);
        values = new EnumMap<>(Choice.class);
        for (Map.Entry<Choice, Dictionary> entry : dictionaries.entrySet()) {
            values.put(entry.getKey(), values(reader, Conditions.prefix(entry.getKey()), entry.getValue()));
        }
    }

    Values values(Choice choice) {
        Values found = values.get(choice);
        if (found == null) {
            throw new IllegalArgumentException("no column of " + choice);
        }
        return found;
    }

    /** A bitmap that was worked out once, kept under a name that no term has; not to be changed. */
    FixedBitSet cached(String name, Supplier<FixedBitSet> work) {
        FixedBitSet known = bitmaps.get(name);
        if (known != null) {
            return known;
        }
        FixedBitSet made = work.get();
        long bytes = bytes(made) + 2L * name.length() + 64;
        if (budget.addAndGet(-bytes) < 0) {
            forget();
        }
        if (bitmaps.putIfAbsent(name, made) != null) {
            budget.addAndGet(bytes);
        }
        return made;
    }

    /** Gives back what the bitmaps took, when the segment is gone or memory is short. */
    void forget() {
        bitmaps.forEach((name, bits) -> {
            if (bitmaps.remove(name, bits)) {
                budget.addAndGet(bytes(bits) + 2L * name.length() + 64);
            }
        });
    }

    private static long bytes(FixedBitSet bits) {
        return bits.getBits().length * 8L;
    }

    private static long[] numbers(LeafReader reader, String field) throws IOException {
        long[] column = new long[reader.maxDoc()];
        NumericDocValues each = reader.getNumericDocValues(field);
        if (each != null) {
            for (int d = each.nextDoc(); d < column.length; d = each.nextDoc()) {
                column[d] = each.longValue();
            }
        }
        return column;
    }

    private void names(LeafReader reader) throws IOException {
        SortedDocValues names = reader.getSortedDocValues(Fields.SORT_NAME);
        if (names == null) {
            return;
        }
        long[] prefixes = new long[names.getValueCount()];
        for (int rank = 0; rank < prefixes.length; rank++) {
            prefixes[rank] = SortKeys.prefix(names.lookupOrd(rank));
        }
        for (int d = names.nextDoc(); d < size; d = names.nextDoc()) {
            nameRank[d] = names.ordValue();
            namePrefix[d] = prefixes[nameRank[d]];
        }
    }

    private Points points(LeafReader reader) throws IOException {
        int[] start = new int[size + 1];
        double[] latitude = new double[16];
        double[] longitude = new double[16];
        int count = 0;
        BinaryDocValues each = reader.getBinaryDocValues(Fields.POINTS);
        for (int d = 0; d < size; d++) {
            start[d] = count;
            if (each != null && each.advanceExact(d)) {
                BytesRef bytes = each.binaryValue();
                ByteBuffer pairs = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
                while (pairs.hasRemaining()) {
                    if (count == latitude.length) {
                        latitude = Arrays.copyOf(latitude, count * 2);
                        longitude = Arrays.copyOf(longitude, count * 2);
                    }
                    latitude[count] = pairs.getDouble();
                    longitude[count++] = pairs.getDouble();
                }
            }
        }
        start[size] = count;
        return new Points(start, latitude, longitude);
    }

    private Values values(LeafReader reader, String prefix, Dictionary dictionary) {
        Pairs pairs = new Pairs();
        Leaf.terms(reader, prefix, (term, at) -> {
            int number = dictionary.number(term.substring(prefix.length()));
            pairs.distinct(number);
            PostingsEnum documents = at.postings(pairs.reuse, PostingsEnum.NONE);
            pairs.reuse = documents;
            for (int d = documents.nextDoc(); d < size; d = documents.nextDoc()) {
                pairs.add(d, number);
            }
        });
        return pairs.byDocument(size);
    }

    /** Pairs of document and value in the order of values, turned into the order of documents. */
    private static final class Pairs {
        private int[] documents = new int[64];
        private int[] numbers = new int[64];
        private int count;
        private int[] distinct = new int[16];
        private int values;

        @Nullable
        PostingsEnum reuse;

        void distinct(int number) {
            if (values == distinct.length) {
                distinct = Arrays.copyOf(distinct, values * 2);
            }
            distinct[values++] = number;
        }

        void add(int document, int number) {
            if (count == documents.length) {
                documents = Arrays.copyOf(documents, count * 2);
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            documents[count] = document;
            numbers[count++] = number;
        }

        Values byDocument(int size) {
            int[] start = new int[size + 1];
            for (int i = 0; i < count; i++) {
                start[documents[i] + 1]++;
            }
            for (int d = 0; d < size; d++) {
                start[d + 1] += start[d];
            }
            int[] next = Arrays.copyOf(start, size);
            int[] placed = new int[count];
            for (int i = 0; i < count; i++) {
                placed[next[documents[i]]++] = numbers[i];
            }
            return new Values(start, placed, Arrays.copyOf(distinct, values));
        }
    }
}

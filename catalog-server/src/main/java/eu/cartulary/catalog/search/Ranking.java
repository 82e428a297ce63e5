package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.search.SearchQuestion.Direction;
import eu.cartulary.catalog.search.SearchQuestion.Near;
import eu.cartulary.catalog.search.SearchQuestion.SortField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first items of an order behind a cursor. An item is a number (what it is sorted by, turned so that smaller comes
 * first), then its name where that is the order, then its key.
 */
final class Ranking {
    private final SearchQuestion question;
    private final int keep;
    private final boolean byName;
    private final boolean falling;
    private final @Nullable Circle circle;
    private final @Nullable Cursor behind;
    private final long behindValue;
    private final long behindHigh;
    private final long behindLow;
    private final List<Entry> best = new ArrayList<>();

    /** An item of the order. */
    record Entry(long value, Leaf leaf, int document) {
        long high() {
            return leaf.columns().keyHigh[document];
        }

        long low() {
            return leaf.columns().keyLow[document];
        }
    }

    Ranking(SearchQuestion question, int keep, @Nullable Cursor behind) {
        this.question = question;
        this.keep = keep;
        this.byName = question.order().field() == SortField.NAME;
        this.falling = question.order().direction() == Direction.DESCENDING;
        Near near = question.near();
        this.circle = near == null ? null : Circle.of(near);
        this.behind = behind;
        this.behindValue = behind == null ? Long.MIN_VALUE : behind.value();
        this.behindHigh = behind == null ? -1 : SortKeys.high(behind.key().value());
        this.behindLow = behind == null ? -1 : SortKeys.low(behind.key().value());
    }

    boolean byRelevance() {
        return question.order().field() == SortField.RELEVANCE;
    }

    /** Takes all matches of a segment; not for relevance. */
    void offer(Leaf leaf, FixedBitSet matches) {
        long[] words = matches.getBits();
        byte[] ranks = ranks(leaf);
        // Segments lie in the order of publication: from the end, the newest come first and few are put in only to fall
        // out.
        for (int i = 0; i < words.length; i++) {
            int w = falling ? words.length - 1 - i : i;
            for (long word = words[w]; word != 0; ) {
                long bit = falling ? Long.highestOneBit(word) : Long.lowestOneBit(word);
                word ^= bit;
                int document = (w << 6) + Long.numberOfTrailingZeros(bit);
                offer(leaf, document, turned(value(leaf, document, ranks)));
            }
        }
    }

    /** Takes one match with its score. */
    void offer(Leaf leaf, int document, float score) {
        offer(leaf, document, turned(NumericUtils.floatToSortableInt(score)));
    }

    /** The first items, in order. */
    List<Entry> best() {
        return best;
    }

    /** The place behind this item. */
    Cursor cursor(Entry entry, Key key, long snapshot) {
        String name = byName ? entry.leaf().name(entry.document()).utf8ToString() : null;
        return new Cursor(Cursor.fingerprint(question), entry.value(), name, key, byRelevance() ? snapshot : 0);
    }

    /** How far an item is from the place asked for. */
    @Nullable
    Double kilometres(Entry entry) {
        return circle == null ? null : circle.nearest(entry.leaf(), entry.document());
    }

    private void offer(Leaf leaf, int document, long value) {
        if (best.size() >= keep && (keep == 0 || value > best.getLast().value()) || value < behindValue) {
            return;
        }
        Entry entry = new Entry(value, leaf, document);
        if (behind != null && compareToCursor(entry, behind) <= 0) {
            return;
        }
        int low = 0;
        for (int high = best.size(); low < high; ) {
            int middle = (low + high) >>> 1;
            if (compare(best.get(middle), entry) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < keep) {
            best.add(low, entry);
            if (best.size() > keep) {
                best.removeLast();
            }
        }
    }

    private long turned(long value) {
        return falling ? ~value : value;
    }

    private byte[] ranks(Leaf leaf) {
        String scale = question.order().scale();
        return scale == null ? new byte[0] : leaf.ranks(scale, question.proof());
    }

    private long value(Leaf leaf, int document, byte[] ranks) {
        return switch (question.order().field()) {
            case NAME -> leaf.columns().namePrefix[document];
            case PUBLISHED -> leaf.columns().published[document];
            case LEVEL -> ranks[document];
            case DISTANCE -> circle == null ? 0 : NumericUtils.doubleToSortableLong(circle.nearest(leaf, document));
            case RELEVANCE -> throw new IllegalStateException("relevance needs a score");
        };
    }

    private int compare(Entry a, Entry b) {
        int byValue = Long.compare(a.value(), b.value());
        if (byValue != 0) {
            return byValue;
        }
        int names = byName ? compareNames(a, b) : 0;
        if (names != 0) {
            return names;
        }
        int high = Long.compare(a.high(), b.high());
        return high != 0 ? high : Long.compare(a.low(), b.low());
    }

    private int compareNames(Entry a, Entry b) {
        int rising = a.leaf() == b.leaf()
                ? Integer.compare(
                        a.leaf().columns().nameRank[a.document()], b.leaf().columns().nameRank[b.document()])
                : a.leaf().name(a.document()).compareTo(b.leaf().name(b.document()));
        return falling ? -rising : rising;
    }

    private int compareToCursor(Entry entry, Cursor cursor) {
        int byValue = Long.compare(entry.value(), behindValue);
        if (byValue != 0) {
            return byValue;
        }
        String name = cursor.name();
        if (byName && name != null) {
            int rising =
                    entry.leaf().name(entry.document()).compareTo(new BytesRef(name.getBytes(StandardCharsets.UTF_8)));
            if (rising != 0) {
                return falling ? -rising : rising;
            }
        }
        int high = Long.compare(entry.high(), behindHigh);
        return high != 0 ? high : Long.compare(entry.low(), behindLow);
    }
}

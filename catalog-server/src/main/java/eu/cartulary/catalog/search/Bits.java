package eu.cartulary.catalog.search;

import java.util.function.IntConsumer;
import org.apache.lucene.util.FixedBitSet;

/** Loops over bitmaps, word by word. */
final class Bits {
    private Bits() {}

    /** Each set bit, rising. */
    static void forEach(FixedBitSet bits, IntConsumer each) {
        long[] words = bits.getBits();
        for (int w = 0; w < words.length; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
                each.accept((w << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }

    /** How many bits both have. */
    static int common(FixedBitSet a, FixedBitSet b) {
        return (int) FixedBitSet.intersectionCount(a, b);
    }
}

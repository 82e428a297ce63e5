package eu.cartulary.catalog.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.util.BytesRef;

/** What orders offerings: names as people expect them, keys as numbers. */
final class SortKeys {
    /** Longer names are equal when their beginnings are. */
    private static final int MAX_NAME = 80;

    private SortKeys() {}

    /** A name without case and accents, cut. */
    static String name(String name) {
        String plain = Normalizer.normalize(name.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return plain.length() <= MAX_NAME ? plain : plain.substring(0, plain.offsetByCodePoints(0, codePoints(plain)));
    }

    private static int codePoints(String plain) {
        return Math.min(MAX_NAME, plain.codePointCount(0, plain.length()));
    }

    /** The first eight bytes, as a number that compares like them. */
    static long prefix(BytesRef name) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (i < name.length ? name.bytes[name.offset + i] & 0xff : 0);
        }
        return value ^ Long.MIN_VALUE;
    }

    static long prefix(String sortName) {
        return prefix(new BytesRef(sortName.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first twelve characters of a key. Two keys that share 24 characters (120 bits of SHA-256) do not occur. */
    static long high(String key) {
        return number(key, 0);
    }

    /** The next twelve characters of a key. */
    static long low(String key) {
        return number(key, 12);
    }

    private static long number(String key, int from) {
        long value = 0;
        for (int i = from; i < from + 12; i++) {
            char c = key.charAt(i);
            // Digits sort before letters in the text, so they do here.
            value = value << 5 | (c <= '9' ? c - '2' : c - 'a' + 6);
        }
        return value;
    }
}

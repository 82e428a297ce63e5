package eu.cartulary.catalog.kernel;

import java.nio.charset.StandardCharsets;

/**
 * The short public name of an offering or a participant in addresses: the first 26 characters of the lower-case base32
 * (RFC 4648, no padding) of the SHA-256 of its IRI. Never a cryptographic key.
 */
public record Key(String value) implements Comparable<Key> {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    public Key {
        if (!isKey(value)) {
            throw new IllegalArgumentException("not a key: " + value);
        }
    }

    /** Whether the text has the form of a key. */
    public static boolean isKey(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** The key of what this IRI names. */
    public static Key of(String iri) {
        byte[] hash = Digest.of(iri.getBytes(StandardCharsets.UTF_8)).bytes();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int bit = i * 5;
            int pair = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
            text.append(ALPHABET.charAt(pair >> 11 - bit % 8 & 31));
        }
        return new Key(text.toString());
    }

    @Override
    public int compareTo(Key other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

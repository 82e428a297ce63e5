package eu.cartulary.catalog.supplychain;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WordsOut} has written; the same text is one object. */
public final class WordsIn {
    private final DataInput in;
    private final List<String> known = new ArrayList<>();

    public WordsIn(DataInput in) {
        this.in = in;
    }

    /** Where numbers come from, and what has its own format. */
    public DataInput data() {
        return in;
    }

    /** A whole number. */
    public int number() throws IOException {
        return in.readInt();
    }

    /** A long whole number. */
    public long longNumber() throws IOException {
        return in.readLong();
    }

    /** A text. */
    public String word() throws IOException {
        int number = in.readInt();
        if (number < known.size()) {
            return known.get(number);
        }
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        String word = new String(utf8, StandardCharsets.UTF_8);
        known.add(word);
        return word;
    }

    /** Several texts. */
    public List<String> words() throws IOException {
        int count = in.readInt();
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return words;
    }

    /** An instant, where there is one. */
    public @Nullable Instant instant() throws IOException {
        return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }

    /** Texts by texts. */
    public Map<String, String> map() throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(word(), word());
        }
        return map;
    }
}

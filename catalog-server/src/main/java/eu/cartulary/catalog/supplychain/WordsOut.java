package eu.cartulary.catalog.supplychain;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what views keep in memory, each text once. */
public final class WordsOut {
    private final DataOutput out;
    private final Map<String, Integer> known = new HashMap<>();

    public WordsOut(DataOutput out) {
        this.out = out;
    }

    /** Where numbers go, and what has its own format. */
    public DataOutput data() {
        return out;
    }

    /** A whole number. */
    public void number(int number) throws IOException {
        out.writeInt(number);
    }

    /** A long whole number. */
    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    /** A text. */
    public void word(String word) throws IOException {
        Integer number = known.putIfAbsent(word, known.size());
        if (number != null) {
            out.writeInt(number);
            return;
        }
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        out.writeInt(known.size() - 1);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Several texts. */
    public void words(Collection<String> words) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            word(word);
        }
    }

    /** An instant, or that there is none. */
    public void instant(@Nullable Instant instant) throws IOException {
        out.writeBoolean(instant != null);
        if (instant != null) {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }
    }

    /** Texts by texts. */
    public void map(Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            word(entry.getKey());
            word(entry.getValue());
        }
    }
}

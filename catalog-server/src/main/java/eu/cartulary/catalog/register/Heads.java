package eu.cartulary.catalog.register;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids and subjects of credentials as UTF-8 in large blocks, for there is one of each per line. One thread adds. */
final class Heads {
    private static final int BLOCK = 1 << 20;
    private static final int NO_ID = 0xffff_ff;

    private volatile byte[][] blocks = new byte[0][];
    private long end;

    /** Appends and gives the place; the writer's thread only. A head is far smaller than a block (a header is below 64 KiB). */
    long add(@Nullable String id, List<String> subjects) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(128);
        if (id == null) {
            length(packed, NO_ID);
        } else {
            text(packed, id);
        }
        length(packed, subjects.size());
        subjects.forEach(subject -> text(packed, subject));
        byte[] bytes = packed.toByteArray();
        if (bytes.length > BLOCK) {
            throw new IllegalArgumentException("a head of " + bytes.length + " bytes");
        }
        if (end / BLOCK >= blocks.length || end % BLOCK + bytes.length > BLOCK) {
            byte[][] more = Arrays.copyOf(blocks, blocks.length + 1);
            more[blocks.length] = new byte[BLOCK];
            end = (long) blocks.length * BLOCK;
            blocks = more;
        }
        long at = end;
        System.arraycopy(bytes, 0, blocks[(int) (at / BLOCK)], (int) (at % BLOCK), bytes.length);
        end += bytes.length;
        return at;
    }

    @Nullable
    String id(long place) {
        return new Reader(place).text();
    }

    List<String> subjects(long place) {
        Reader reader = new Reader(place);
        reader.text();
        int number = reader.length();
        List<String> subjects = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            String subject = reader.text();
            if (subject != null) {
                subjects.add(subject);
            }
        }
        return subjects;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        length(out, utf8.length);
        out.writeBytes(utf8);
    }

    private static void length(ByteArrayOutputStream out, int length) {
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
    }

    private final class Reader {
        private final byte[] block;
        private int at;

        Reader(long place) {
            block = blocks[(int) (place / BLOCK)];
            at = (int) (place % BLOCK);
        }

        int length() {
            at += 3;
            return (block[at - 3] & 0xff) << 16 | (block[at - 2] & 0xff) << 8 | block[at - 1] & 0xff;
        }

        @Nullable
        String text() {
            int length = length();
            if (length == NO_ID) {
                return null;
            }
            at += length;
            return new String(block, at - length, length, StandardCharsets.UTF_8);
        }
    }
}

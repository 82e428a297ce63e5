package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line per credential, in columns: about 100 bytes and its head. Lines are appended by one thread and published by the
 * count; only the flags and the record that ended a line change later, by volatile writes.
 */
final class Entries {
    /** Superseded by a newer one. */
    static final int SUPERSEDED = 1;
    /** Its {@code validUntil} passed. */
    static final int EXPIRED = 2;
    /** Its issuer took it back. */
    static final int REVOKED = 4;
    /** The operator took it out. */
    static final int WITHDRAWN = 8;
    /** Its bytes were blanked. */
    static final int ERASED = 16;
    /** Its status list says revoked or suspended; this and the next are the only ones that are ever taken away again. */
    static final int STATUS = 32;
    /** The certificate that let its issuer in is revoked. */
    static final int CERTIFICATE = 64;
    /** What whoever said it can take back. */
    static final int REVERSIBLE = STATUS | CERTIFICATE;

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int WIDTH = 4_096;
    private static final VarHandle FLAGS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle ENDED = MethodHandles.arrayElementVarHandle(long[].class);

    private final Names<String> issuers = new Names<>();
    private final Names<List<String>> types = new Names<>();
    private final Heads heads = new Heads();
    private volatile Chunk[] chunks = new Chunk[0];
    private volatile int count;

    /** No line. */
    private static final int NONE = -1;

    int count() {
        return count;
    }

    /** Appends a line; the writer's thread only. */
    int add(CredentialHead head, long index, int place) {
        int line = count;
        if (line % WIDTH == 0) {
            Chunk[] more = Arrays.copyOf(chunks, line / WIDTH + 1);
            more[line / WIDTH] = new Chunk();
            chunks = more;
        }
        Chunk chunk = chunks[line / WIDTH];
        int at = line % WIDTH;
        System.arraycopy(head.digest().bytes(), 0, chunk.digest, at * 32, 32);
        chunk.index[at] = index;
        chunk.place[at] = place;
        chunk.issuer[at] = issuers.number(head.issuer().value());
        chunk.types[at] = types.number(head.types());
        chunk.from[at] = millis(head.validFrom());
        Instant until = head.validUntil();
        chunk.until[at] = until == null ? Long.MAX_VALUE : millis(until);
        chunk.issued[at] = millis(head.issuedAt());
        chunk.head[at] = heads.add(head.id(), head.subjects());
        chunk.ended[at] = Entry.NOT_ENDED;
        chunk.replaced[at] = NONE;
        chunk.beside[at] = NONE;
        count = line + 1;
        return line;
    }

    boolean is(int line, byte[] digest) {
        int at = line % WIDTH * 32;
        return Arrays.equals(chunk(line).digest, at, at + 32, digest, 0, 32);
    }

    Digest digest(int line) {
        int at = line % WIDTH * 32;
        return new Digest(HexFormat.of().formatHex(chunk(line).digest, at, at + 32));
    }

    long index(int line) {
        return chunk(line).index[line % WIDTH];
    }

    int place(int line) {
        return chunk(line).place[line % WIDTH];
    }

    Did issuer(int line) {
        return new Did(issuers.name(chunk(line).issuer[line % WIDTH]));
    }

    int issuerNumber(int line) {
        return chunk(line).issuer[line % WIDTH];
    }

    boolean issuedBy(int line, int issuer) {
        return chunk(line).issuer[line % WIDTH] == issuer;
    }

    /** Number of an issuer, or -1. */
    int issuer(Did did) {
        return issuers.find(did.value());
    }

    List<String> issuers() {
        return issuers.all();
    }

    long until(int line) {
        return chunk(line).until[line % WIDTH];
    }

    int flags(int line) {
        return (int) FLAGS.getVolatile(chunk(line).flags, line % WIDTH);
    }

    long endedAt(int line) {
        return (long) ENDED.getVolatile(chunk(line).ended, line % WIDTH);
    }

    /**
     * Raises a flag; the first record that ends a line for ever is the one that is remembered, and until one has, the first that
     * ends it for now. The writer's thread only.
     */
    void end(int line, int flag, long index) {
        boolean forEver = (flag & REVERSIBLE) == 0;
        if (endedAt(line) == Entry.NOT_ENDED || forEver && (flags(line) & ~REVERSIBLE) == 0) {
            ENDED.setVolatile(chunk(line).ended, line % WIDTH, index);
        }
        FLAGS.setVolatile(chunk(line).flags, line % WIDTH, flags(line) | flag);
    }

    /** A newcomer takes the place of an older one; the writer's thread only, before the newcomer can be found. */
    void supersede(int line, int newcomer, long index) {
        if ((flags(line) & SUPERSEDED) == 0) {
            chunk(line).beside[line % WIDTH] = chunk(newcomer).replaced[newcomer % WIDTH];
            chunk(newcomer).replaced[newcomer % WIDTH] = line;
        }
        end(line, SUPERSEDED, index);
    }

    /** The lines whose place this one took when it came. */
    List<Integer> replacedBy(int newcomer) {
        List<Integer> lines = new ArrayList<>(0);
        for (int at = chunk(newcomer).replaced[newcomer % WIDTH]; at != NONE; at = chunk(at).beside[at % WIDTH]) {
            lines.add(at);
        }
        return lines;
    }

    /** Takes back what a status list or an authority had said; the writer's thread only. */
    void clear(int line, int flag) {
        int rest = flags(line) & ~flag;
        if (rest == 0) {
            ENDED.setVolatile(chunk(line).ended, line % WIDTH, Entry.NOT_ENDED);
        }
        FLAGS.setVolatile(chunk(line).flags, line % WIDTH, rest);
    }

    /** Whether the credential on this line is newer than this head would be: by validFrom, then iat. */
    boolean newerThan(int line, CredentialHead head) {
        Chunk chunk = chunk(line);
        int at = line % WIDTH;
        int byStart = Long.compare(chunk.from[at], millis(head.validFrom()));
        return byStart > 0 || byStart == 0 && chunk.issued[at] > millis(head.issuedAt());
    }

    CredentialHead head(int line) {
        Chunk chunk = chunk(line);
        int at = line % WIDTH;
        @Nullable String id = heads.id(chunk.head[at]);
        long until = chunk.until[at];
        return new CredentialHead(
                digest(line),
                id,
                issuer(line),
                types.name(chunk.types[at]),
                heads.subjects(chunk.head[at]),
                Instant.ofEpochMilli(chunk.from[at]),
                until == Long.MAX_VALUE ? null : Instant.ofEpochMilli(until),
                Instant.ofEpochMilli(chunk.issued[at]));
    }

    /** Dates that no calendar of ours has are as good as the last one it has: 9999-12-31. */
    private static long millis(Instant instant) {
        return instant.isAfter(LAST) ? LAST.toEpochMilli() : instant.isBefore(FIRST) ? 0 : instant.toEpochMilli();
    }

    private Chunk chunk(int line) {
        return chunks[line / WIDTH];
    }

    private static final class Chunk {
        final byte[] digest = new byte[WIDTH * 32];
        final long[] index = new long[WIDTH];
        final int[] place = new int[WIDTH];
        final int[] issuer = new int[WIDTH];
        final int[] types = new int[WIDTH];
        final long[] from = new long[WIDTH];
        final long[] until = new long[WIDTH];
        final long[] issued = new long[WIDTH];
        final long[] head = new long[WIDTH];
        final int[] flags = new int[WIDTH];
        final long[] ended = new long[WIDTH];
        final int[] replaced = new int[WIDTH];
        final int[] beside = new int[WIDTH];
    }
}

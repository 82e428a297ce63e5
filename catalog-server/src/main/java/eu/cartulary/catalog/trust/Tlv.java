package eu.cartulary.catalog.trust;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * As much DER (X.690) as is needed to find addresses in certificate extensions and to ask an OCSP responder. What is inside is
 * always verified elsewhere; bytes that are not DER give nothing.
 *
 * @param tag with its class and form
 */
record Tlv(int tag, byte[] content) {
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int OCTET_STRING = 0x04;
    static final int BIT_STRING = 0x03;
    static final int INTEGER = 0x02;
    static final int NULL = 0x05;
    static final int SEQUENCE = 0x30;
    /** {@code uniformResourceIdentifier} of a GeneralName (RFC 5280, section 4.2.1.6). */
    static final int URI = 0x86;

    private static final int CONSTRUCTED = 0x20;
    private static final int MAX_DEPTH = 12;

    /** The values one after another; none where the bytes are no DER. */
    static List<Tlv> read(byte[] bytes) {
        List<Tlv> values = new ArrayList<>();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        try {
            while (from.hasRemaining()) {
                int tag = from.get() & 0xff;
                int length = length(from);
                if (length < 0 || length > from.remaining()) {
                    return List.of();
                }
                byte[] content = new byte[length];
                from.get(content);
                values.add(new Tlv(tag, content));
            }
        } catch (BufferUnderflowException cut) {
            return List.of();
        }
        return values;
    }

    private static int length(ByteBuffer from) {
        int first = from.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 3) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | from.get() & 0xff;
        }
        return length;
    }

    List<Tlv> inside() {
        return (tag & CONSTRUCTED) == 0 ? List.of() : read(content);
    }

    /** This and everything within, in the order of the bytes. */
    List<Tlv> all() {
        List<Tlv> all = new ArrayList<>();
        collect(all, MAX_DEPTH);
        return all;
    }

    private void collect(List<Tlv> into, int depth) {
        into.add(this);
        if (depth > 0) {
            inside().forEach(value -> value.collect(into, depth - 1));
        }
    }

    String ascii() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    boolean is(int otherTag, byte[] otherContent) {
        return tag == otherTag && Arrays.equals(content, otherContent);
    }

    static byte[] write(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(each -> each.length).sum();
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        ByteBuffer value = ByteBuffer.allocate(head.length + length).put(head);
        Arrays.stream(contents).forEach(value::put);
        return value.array();
    }
}

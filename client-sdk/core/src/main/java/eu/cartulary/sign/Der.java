package eu.cartulary.sign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The little of ASN.1 DER (ITU-T X.690) that the older key files need. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_1 = 0xA1;

    private Der() {}

    /** One value with its tag. */
    record Value(int tag, byte[] content) {

        /** The values inside. */
        List<Value> inside() {
            return read(content);
        }
    }

    /** The values one after another. */
    static List<Value> read(byte[] bytes) {
        List<Value> values = new ArrayList<>();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            int tag = from.get() & 0xff;
            int length = length(from);
            if (length < 0 || length > from.remaining()) {
                throw new IllegalArgumentException("not DER");
            }
            byte[] content = new byte[length];
            from.get(content);
            values.add(new Value(tag, content));
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
            throw new IllegalArgumentException("not DER, or too long for a key");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | from.get() & 0xff;
        }
        return length;
    }

    static byte[] write(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length < 0x80) {
            value.write(length);
        } else if (length < 0x100) {
            value.write(0x81);
            value.write(length);
        } else {
            value.write(0x82);
            value.write(length >> 8);
            value.write(length);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }
}

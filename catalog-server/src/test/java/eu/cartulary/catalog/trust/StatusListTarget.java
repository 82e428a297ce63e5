package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Encoded status lists: base64url, gzip, bombs. */
final class StatusListTarget implements FuzzTarget {
    @Override
    public void eat(byte[] input) {
        take(FuzzTarget.text(input));
        // The fuzzer need not learn base64 to come to gzip.
        take("u" + Base64.getUrlEncoder().withoutPadding().encodeToString(input));
    }

    private static void take(String encoded) {
        try {
            StatusList list = StatusList.decode(encoded);
            FuzzTarget.require(list.size() <= 8L * StatusList.MAX_BYTES, "larger than the limit");
            if (list.size() > 0) {
                list.isSet(0);
                list.isSet(list.size() - 1);
            }
        } catch (IOException refused) {
            // Status unknown; the reason is the finding's, not the exception's.
        }
    }

    @Override
    public List<byte[]> seeds() {
        byte[] small = gzip(16 * 1024);
        byte[] bomb = gzip(StatusList.MAX_BYTES + 1);
        return List.of(
                small,
                bomb,
                FuzzTarget.bytes("u" + Base64.getUrlEncoder().withoutPadding().encodeToString(small)),
                FuzzTarget.bytes(Base64.getEncoder().encodeToString(small)));
    }

    private static byte[] gzip(int zeroes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[zeroes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package eu.cartulary.catalog.trust;

import eu.cartulary.jose.Base64Url;
import eu.cartulary.jose.JoseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * The bits of a status list (<a href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List 1.0</a>, section 3.3):
 * gzip in base64url, the first bit on the left of the first byte.
 */
final class StatusList {
    /** Inflated; 128 million credentials in one list. The standard names no maximum, and a bomb has none. */
    static final int MAX_BYTES = 16 << 20;

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    /**
     * Reads an encoded list, with the multibase letter of today or without, as StatusList2021 had it.
     *
     * @throws IOException where it is not gzip in base64url, or larger than {@link #MAX_BYTES}
     */
    static StatusList decode(String encoded) throws IOException {
        byte[] compressed;
        try {
            compressed = encoded.startsWith("u") ? Base64Url.decode(encoded.substring(1)) : lenient(encoded);
        } catch (JoseException | IllegalArgumentException e) {
            throw new IOException("the list is not base64url", e);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > MAX_BYTES) {
                    throw new IOException("the list is larger than " + MAX_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
            return new StatusList(out.toByteArray());
        }
    }

    /** StatusList2021 asked for base64url and its libraries wrote base64 with padding as well. */
    private static byte[] lenient(String encoded) {
        String url = encoded.replace('+', '-').replace('/', '_').replaceAll("=+$", "");
        return Base64.getUrlDecoder().decode(url);
    }

    long size() {
        return bits.length * 8L;
    }

    /** Whether the bit is set; the index must be below {@link #size()}. */
    boolean isSet(long index) {
        return (bits[(int) (index / 8)] & 0x80 >> (int) (index % 8)) != 0;
    }
}

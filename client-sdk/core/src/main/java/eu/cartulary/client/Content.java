package eu.cartulary.client;

import java.nio.charset.StandardCharsets;

/**
 * Bytes as the catalog sent them.
 *
 * @param mediaType as in {@code Content-Type}, with its parameters
 * @param bytes not copied
 */
public record Content(String mediaType, byte[] bytes) {

    /** The bytes as UTF-8 text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

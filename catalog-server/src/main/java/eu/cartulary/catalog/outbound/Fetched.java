package eu.cartulary.catalog.outbound;

import java.time.Instant;

/** What came of asking. */
public sealed interface Fetched {

    /**
     * Bytes came.
     *
     * @param at when they came over the network, which may be a while ago
     */
    record Found(byte[] bytes, String mediaType, Instant at) implements Fetched {}

    /**
     * Nothing came.
     *
     * @param detail for the operator, in English, without addresses behind the firewall
     */
    record Missed(Why why, String detail) implements Fetched {}

    /** Why nothing came. */
    enum Why {
        /** The address is not one that is ever asked: not https, an IP literal, a private network. */
        ADDRESS_REFUSED,
        /** No such name, no connection, no TLS, or the wrong certificate. */
        UNREACHABLE,
        /** An answer other than 200. */
        STATUS,
        /** More bytes than were asked for, or in a form that could hide more. */
        TOO_LARGE,
        /** The deadline passed. */
        TOO_SLOW,
        /** Asked too often, or the host failed too often; comes back by itself. */
        HELD_BACK
    }
}

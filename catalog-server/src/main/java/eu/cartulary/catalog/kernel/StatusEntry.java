package eu.cartulary.catalog.kernel;

/**
 * Where a credential says that its status can be looked up (Bitstring Status List 1.0, section 2.1).
 *
 * @param purpose {@code revocation} or {@code suspension}; others say nothing about whether it counts
 * @param list address of the credential that carries the list
 * @param index place of the bit
 */
public record StatusEntry(String purpose, String list, long index) {}

/**
 * Proofs about a catalog's log, checked without trusting the catalog: the Merkle tree of RFC 6962 (section 2.1), and of C2SP
 * <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>, <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>,
 * <a href="https://c2sp.org/signed-note">signed-note</a> and <a href="https://c2sp.org/tlog-proof">tlog-proof</a> what this
 * project uses.
 *
 * <p>Comes in: bytes that a catalog served, or a receipt that somebody kept. Goes out: proved, or the reason why not. Pure: no
 * I/O, no time, no HTTP; whoever calls fetches and keeps.
 */
@NullMarked
package eu.cartulary.log;

import org.jspecify.annotations.NullMarked;

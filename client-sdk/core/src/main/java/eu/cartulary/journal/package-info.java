/**
 * The format of a catalog's journal and of its backups ({@code docs/journal-format.md}), as far as somebody without a catalog needs
 * it: to prove a backup, and to unpack it.
 *
 * <p>Comes in: bytes of segments or of a backup, as a stream. Goes out: what is in them, and every place that is not as it was
 * written. Knows nothing of what the records mean, but which payloads may be blank.
 */
@NullMarked
package eu.cartulary.journal;

import org.jspecify.annotations.NullMarked;

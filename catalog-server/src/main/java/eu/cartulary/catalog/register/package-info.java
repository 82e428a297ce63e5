/**
 * What must be known at once and of everything: which credentials there are and where they stand, which of an issuer's is the
 * newest, who owns a subject without a host, and whom the operator trusts. In memory, no I/O.
 *
 * <p>Comes in: {@link eu.cartulary.catalog.register.Change}s, from the journal alone: at open those of its records, later those of
 * each batch once it is on the disk. Goes out: answers, to any thread. One thread changes it (the journal's writer), readers never
 * wait: entries are appended and published, tables are replaced when they grow.
 *
 * <p>Knows nothing of files, RDF or HTTP.
 */
@NullMarked
package eu.cartulary.catalog.register;

import org.jspecify.annotations.NullMarked;

/**
 * Comes in: offerings as they are shown and asked for ({@link eu.cartulary.catalog.search.OfferingDocument}), in batches of the
 * journal. Goes out: answers to buyers' questions, with facets, exact totals and what is undetermined. One Lucene index, a view:
 * lost, it is built again from the journal. Knows nothing of RDF, of trust or of HTTP; a question costs one index search.
 *
 * @see <a href="https://lucene.apache.org/core/10_4_0/">Lucene 10.4</a>
 */
@NullMarked
package eu.cartulary.catalog.search;

import org.jspecify.annotations.NullMarked;

/**
 * Comes in: named graphs of active credentials, records, levels and vocabulary, in batches of the journal. Goes out: SPARQL 1.1
 * answers from an embedded Fuseki that reads and never writes, behind a guard. The dataset is a view: lost, it is built again
 * from the journal. Knows nothing of trust, of search or of the public port.
 *
 * <p>A TDB2 transaction belongs to one thread from begin to end, and no thread that may be inside is ever interrupted: an
 * interrupt closes the channels below and every later write hangs.
 *
 * @see <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>
 * @see <a href="https://www.w3.org/TR/sparql11-http-rdf-update/">SPARQL 1.1 Graph Store HTTP Protocol</a>
 * @see <a href="https://www.w3.org/TR/sparql11-service-description/">SPARQL 1.1 Service Description</a>
 */
@NullMarked
package eu.cartulary.catalog.graph;

import org.jspecify.annotations.NullMarked;

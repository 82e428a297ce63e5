/**
 * What the catalog says about a description: violations and findings, verdicts, assessments and gaps. The same records
 * are written by the rules, sent by the server and read by the client, so that a report means one thing everywhere.
 *
 * <p>Nothing here knows RDF or HTTP.
 */
@NullMarked
package eu.cartulary.report;

import org.jspecify.annotations.NullMarked;

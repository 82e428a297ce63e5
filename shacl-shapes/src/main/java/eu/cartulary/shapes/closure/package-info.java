/**
 * The closure of an offering: everything its assessment may rest on. In comes a source of claims (one graph per active
 * credential); out goes the set of nodes reached over provider, owners, sites, parties, suppliers, software and
 * certificates, the edges between them, and the union of their facts with the credentials that state each one.
 *
 * <p>The walk is bounded in nodes, depth, triples and time, and says when it was cut. It does not judge: it knows neither
 * rulebooks nor the time of day. It does not fetch: what the source does not have is an undeclared node.
 *
 * @see <a href="https://w3id.org/cartulary/v1">the project's vocabulary</a>
 */
@NullMarked
package eu.cartulary.shapes.closure;

import org.jspecify.annotations.NullMarked;

/**
 * The client for programs that are written with Reactor. Comes in: a {@link eu.cartulary.client.CatalogClient}. Goes out: its
 * calls as {@link reactor.core.publisher.Mono}, its streams as {@link reactor.core.publisher.Flux}, with the same demand and
 * the same cancellation down to the socket. It adds no calls and no threads.
 *
 * <pre>{@code
 * ReactiveCatalog catalog = ReactiveCatalog.of(client);
 * Flux<String> names = catalog.offerings(OfferingQuery.any().onlyIn("EU")).map(OfferingSummary::name);
 * Mono<OfferingDetail> one = catalog.call(calls -> calls.offering(key));
 * }</pre>
 */
@NullMarked
package eu.cartulary.reactor;

import org.jspecify.annotations.NullMarked;

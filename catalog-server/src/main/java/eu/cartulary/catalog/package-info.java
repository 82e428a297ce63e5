/**
 * Puts the program together: {@link eu.cartulary.catalog.CatalogServer} starts it, {@link eu.cartulary.catalog.Catalog} opens a
 * catalog over a data folder, {@link eu.cartulary.catalog.Wiring} hangs the rim onto it. The steps themselves are in the packages
 * below, in the order of {@code docs/architecture.md}.
 */
@NullMarked
package eu.cartulary.catalog;

import org.jspecify.annotations.NullMarked;

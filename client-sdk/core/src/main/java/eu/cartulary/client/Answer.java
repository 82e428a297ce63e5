package eu.cartulary.client;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer with what stands around it.
 *
 * @param body what was asked for
 * @param status 200, 201 or 202
 * @param index the last journal index that the catalog's views had applied ({@code Cartulary-Index}): give it to
 *     {@link CatalogClient#after} to read what you wrote
 * @param etag the version of what was read
 */
public record Answer<T>(T body, int status, OptionalLong index, Optional<String> etag) {}

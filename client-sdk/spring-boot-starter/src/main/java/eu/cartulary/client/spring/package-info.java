/**
 * A {@link eu.cartulary.client.CatalogClient} as a bean of a Spring Boot application. Comes in: the properties
 * {@code cartulary.client.*}. Goes out: the client, a health indicator where there is Spring Boot's health, and observations of
 * every call where there is Micrometer's. An application that makes one of these beans itself keeps its own.
 */
@NullMarked
package eu.cartulary.client.spring;

import org.jspecify.annotations.NullMarked;

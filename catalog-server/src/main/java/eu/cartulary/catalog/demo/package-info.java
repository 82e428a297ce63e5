/**
 * A small federation that exists nowhere: companies, data centres and services are made from the bundled examples, signed with keys
 * made on the spot, and published through {@code client-sdk} and HTTP like anybody else's. Only under the profile {@code demo}. Its
 * hosts end in {@code .example}; their DID documents are answered in the process.
 */
@NullMarked
package eu.cartulary.catalog.demo;

import org.jspecify.annotations.NullMarked;

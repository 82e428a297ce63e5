/** JSON, read strictly: the one place where bytes become trees, with limits, and where records become bytes. */
@NullMarked
package eu.cartulary.json;

import org.jspecify.annotations.NullMarked;

package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One value of a facet.
 *
 * @param value as it is written in a question
 * @param count how many offerings have it
 * @param label how people call it, in the language of the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetValue(String value, long count, @Nullable String label) {}

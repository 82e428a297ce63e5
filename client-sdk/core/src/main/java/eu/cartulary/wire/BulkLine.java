package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a bulk publication, sent as soon as that line is durable.
 *
 * @param line its number, from 1
 * @param status as if it had been published alone: 201, 200, or that of the problem
 * @param digest of the credential, or of the presentation's first credential, when it was kept
 * @param problem when it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BulkLine(
        long line,
        int status,
        @Nullable String digest,
        @Nullable Problem problem) {}

package eu.cartulary.catalog.register;

import eu.cartulary.catalog.kernel.Did;
import java.time.Instant;

/** Somebody who is not trusted and tried: how often, and last when. Kept in memory only, bounded, gone after a restart. */
public record RefusedAttempt(Did did, long times, Instant first, Instant last, String reason) {}

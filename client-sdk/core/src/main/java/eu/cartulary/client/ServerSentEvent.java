package eu.cartulary.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One event of an event stream (HTML Living Standard, section 9.2). A {@code retry} without data is given as an event without
 * data, so that whoever reconnects learns of it.
 *
 * @param id last event id so far, also when this event brought none
 * @param event name; {@code message} by default
 * @param data lines joined by line feeds; absent when there were none
 * @param retry how long to wait before connecting again, if the server said so with this event
 */
record ServerSentEvent(
        @Nullable String id,
        String event,
        @Nullable String data,
        @Nullable Duration retry) {}

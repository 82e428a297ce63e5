/**
 * Comes in: what each batch of the journal changed. Goes out: ordered change events, {@code <journal index>.<n>}, at least once,
 * for SSE, webhooks, LDES and peers; and live results of a question. A view: old events are read back from the journal. Nobody
 * who reads slowly holds anything here: a reader is a position.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@NullMarked
package eu.cartulary.catalog.feed;

import org.jspecify.annotations.NullMarked;

package eu.cartulary.catalog.publish;

import eu.cartulary.report.Language;

/**
 * What somebody sent to be published.
 *
 * @param mediaType as in {@code Content-Type}, without parameters, lower case
 * @param body the bytes as they came
 * @param language of the messages
 * @param until for what to wait before the answer
 */
public record Submission(String mediaType, byte[] body, Language language, Until until) {

    /** For what a publisher waits. */
    public enum Until {
        /** Until it can be found ({@code GET /offerings} answers with it): the default. */
        VISIBLE,
        /** Until it is on the disk ({@code Prefer: respond-async}, and bulk). */
        DURABLE
    }
}

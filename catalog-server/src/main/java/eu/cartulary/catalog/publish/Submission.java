package eu.cartulary.catalog.publish;

import eu.cartulary.report.Language;

/**
 * What somebody sent to be published.
 *
 * @param mediaType as in {@code Content-Type}, without parameters, lower case
 * @param body the bytes as they came
 * @param language of the messages
 * @param until for what to wait before the answer
 * @param wanted what the answer has to hold
 */
public record Submission(String mediaType, byte[] body, Language language, Until until, Wanted wanted) {

    /** With a receipt. */
    public Submission(String mediaType, byte[] body, Language language, Until until) {
        this(mediaType, body, language, until, Wanted.RECEIPT);
    }

    /** What is told of a publication. */
    public enum Wanted {
        /** Where it stands in the log, with a signed checkpoint, and what it did to the offerings. */
        RECEIPT,
        /** Which credentials it held: a line of a bulk says no more ({@code Prefer: return=minimal} not even that). */
        DIGESTS
    }

    /** For what a publisher waits. */
    public enum Until {
        /** Until it can be found ({@code GET /offerings} answers with it): the default. */
        VISIBLE,
        /** Until it is on the disk ({@code Prefer: respond-async}, and bulk). */
        DURABLE
    }
}

package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.kernel.Refusal;
import eu.cartulary.json.Json;
import eu.cartulary.wire.ProblemType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes envelopes apart. Pure: the same bytes give the same envelope today and at a replay in years. */
public final class Envelopes {
    private final EnvelopeLimits limits;

    public Envelopes(EnvelopeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads what was sent.
     *
     * @return the envelope; or {@code unsupported-media-type}, {@code too-large}, {@code malformed}
     */
    public Outcome<Envelope> read(String mediaType, byte[] body) {
        String bare = MediaTypes.bare(mediaType);
        if (!MediaTypes.isToken(bare) && !MediaTypes.isDocument(bare)) {
            Finding finding = Finding.violation("media-type-unknown", null, bare);
            return Outcome.refused(Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, finding));
        }
        if (body.length > limits.maxBytes()) {
            Finding finding = Finding.violation("envelope-too-large", null, null, Integer.toString(limits.maxBytes()));
            return Outcome.refused(Refusal.of(ProblemType.TOO_LARGE, finding));
        }
        try {
            return Outcome.done(open(bare, body));
        } catch (MalformedException e) {
            Refusal refusal = Refusal.of(ProblemType.MALFORMED, e.findings());
            return Outcome.refused(e.credential() < 0 ? refusal : refusal.at(e.credential()));
        } catch (StackOverflowError e) {
            // The depth of JSON is bounded, so this is a belt to the braces: deep input must never end a thread.
            return Outcome.refused(
                    Refusal.of(ProblemType.MALFORMED, Finding.violation("envelope-too-deep", null, null)));
        }
    }

    private Envelope open(String mediaType, byte[] body) throws MalformedException {
        Sealed outer = MediaTypes.isToken(mediaType) ? Tokens.read(Tokens.ascii(body)) : Documents.read(body);
        List<Finding> findings = new ArrayList<>();
        boolean presentation = Presentations.is(outer.document());
        if (MediaTypes.contradicts(mediaType, presentation)) {
            findings.add(Finding.warning("media-type-differs", null, mediaType));
        }
        if (!presentation) {
            return new Envelope(mediaType, body, List.of(CredentialForm.checked(outer)), null, findings);
        }
        List<Sealed> credentials = new Presentations(limits).credentials(outer, findings);
        return new Envelope(mediaType, body, credentials, outer, findings);
    }

    static ObjectNode object(byte[] json) throws MalformedException {
        JsonNode node;
        try {
            node = Json.read(json);
        } catch (Json.MalformedJsonException e) {
            throw new MalformedException(
                    Finding.violation("json-unreadable", null, null, String.valueOf(e.getMessage())));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedException(Finding.violation("json-not-an-object", "", null));
    }
}

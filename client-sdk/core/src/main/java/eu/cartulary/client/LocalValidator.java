package eu.cartulary.client;

import eu.cartulary.report.Language;
import eu.cartulary.wire.ValidationReport;
import java.time.Instant;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Checks a description where it is, without a server: the base shapes and every rulebook, on the one document. Found through
 * {@link ServiceLoader}; {@code eu.cartulary:shacl-shapes} brings one.
 */
public interface LocalValidator {

    /**
     * Checks one document.
     *
     * @param document a credential or presentation, signed or not; a signature is not checked
     * @param language of the messages
     * @return what a catalog would say of the content; {@code wouldBe} is 0, since trust and journal are not asked
     */
    ValidationReport validate(Envelope document, Language language);

    /**
     * Checks one document as it stands at an instant: what has run out by then, and what is asked from some day on. A validator
     * that does not override this takes the present.
     */
    default ValidationReport validate(Envelope document, Language language, Instant at) {
        return validate(document, language);
    }

    /** The one on the path, if there is one. */
    static Optional<LocalValidator> find() {
        return ServiceLoader.load(LocalValidator.class).findFirst();
    }
}

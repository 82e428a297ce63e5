package eu.cartulary.catalog.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to which the chains of keys may lead.
 *
 * @param sha256 of its DER, lower-case hex; its name here
 * @param certificate its DER in base64
 * @param note what the operator wrote beside it
 * @param index journal index of the record that put it there
 * @param since when that was
 */
public record Anchor(
        String sha256, String certificate, @Nullable String note, long index, Instant since) {}

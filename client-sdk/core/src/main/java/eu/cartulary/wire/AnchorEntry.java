package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to which the chains of issuers' keys may lead, as {@code GET /trust/anchors} gives it.
 *
 * @param sha256 of its DER, lower-case hex; its name; absent in a request
 * @param certificate in PEM
 * @param subject whose it is, as a distinguished name; absent in a request
 * @param until when it ends; absent in a request
 * @param note why it is trusted
 * @param since when it was added; absent in a request
 * @param index journal index of the record that added it; absent in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnchorEntry(
        @Nullable String sha256,
        String certificate,
        @Nullable String subject,
        @Nullable Instant until,
        @Nullable String note,
        @Nullable Instant since,
        @Nullable Long index) {

    /** An anchor to be added. */
    public static AnchorEntry of(String pem, @Nullable String note) {
        return new AnchorEntry(null, pem, null, null, note, null, null);
    }
}
